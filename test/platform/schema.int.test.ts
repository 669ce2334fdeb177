import neo4j from 'neo4j-driver';
import { readMigrations } from '../../src/platform/graph/index.ts';
import { connectGraph } from '../../src/platform/index.ts';
import { byHand } from '../knowledge/support/by-hand.ts';
import { expect, test } from '../support/graph-test.ts';

const { NEO4J_URI = '', NEO4J_USERNAME = 'neo4j', NEO4J_PASSWORD = '' } = process.env;
const CONSTRAINT = 'together_unique';

// An API and a worker that first met an empty database made the same constraint at once, and one of them died of the deadlock.
test('processes that start together on a database all get its constraints, whichever was first', async ({ graph }) => {
  const starting = Array.from({ length: 6 }, () =>
    connectGraph({ uri: NEO4J_URI, username: NEO4J_USERNAME, password: NEO4J_PASSWORD, database: 'neo4j' }),
  );
  const create = `CREATE CONSTRAINT ${CONSTRAINT} IF NOT EXISTS FOR (node:StartedTogether) REQUIRE node.id IS UNIQUE`;
  try {
    for (let round = 0; round < 5; round++) {
      await graph.runSchema(`DROP CONSTRAINT ${CONSTRAINT} IF EXISTS`);
      const met = await Promise.allSettled(starting.map((one) => one.runSchema(create)));
      expect(met.filter(({ status }) => status === 'rejected')).toEqual([]);
    }
  } finally {
    await graph.runSchema(`DROP CONSTRAINT ${CONSTRAINT} IF EXISTS`);
    for (const one of starting) await one.close();
  }
});

test('V0014 takes the copies of ends from relations, and leaves them to one that was folded into another', async ({
  graph,
  projectId,
}) => {
  for (const label of ['Relation', 'MergedRelation'])
    await byHand(
      graph,
      projectId,
      `CREATE (:${label} {projectId: $projectId, id: "rel_00000000", type: "CAUSAL", subjectId: "con_a", objectId: "con_b"})`,
    );
  const left = async (label: string) => {
    const driver = neo4j.driver(NEO4J_URI, neo4j.auth.basic(NEO4J_USERNAME, NEO4J_PASSWORD));
    const { records } = await driver.executeQuery(
      `MATCH (relation:${label} {projectId: $projectId}) RETURN relation.subjectId AS subjectId, relation.type AS type`,
      { projectId },
    );
    await driver.close();
    return records.map((record) => record.toObject());
  };
  expect(await left('Relation')).toEqual([{ subjectId: 'con_a', type: 'CAUSAL' }]);
  for (const statement of readMigrations().find(({ version }) => version === 14)!.statements)
    await graph.runSchema(statement);
  expect(await left('Relation')).toEqual([{ subjectId: null, type: 'CAUSAL' }]);
  expect(await left('MergedRelation')).toEqual([{ subjectId: 'con_a', type: 'CAUSAL' }]);
});
