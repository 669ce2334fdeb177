import { connectGraph } from '../../src/platform/index.ts';
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
