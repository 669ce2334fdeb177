import { createKnowledge } from '../../src/knowledge/index.ts';
import { expect, test } from '../support/graph-test.ts';
import { all } from './support/all.ts';
import { byHand } from './support/by-hand.ts';
import { chainOf, givenRecord } from './support/given.ts';

const SOUND = { orphans: { concepts: 0, relations: 0 }, brokenChains: 0, driftedProjections: 0 };

test.for([
  [
    'a chain removed without what only it held',
    'MATCH (n:Chain {projectId: $projectId}) WITH n ORDER BY n.name LIMIT 1 DETACH DELETE n',
  ],
  [
    'a node of a chain cut off',
    'MATCH (:Chain {projectId: $projectId})-[at:HAS_NODE {i: 1}]->() WITH at LIMIT 1 DELETE at',
  ],
  ['a projection removed', 'MATCH (:Concept {projectId: $projectId})-[at:CAUSAL]->() WITH at LIMIT 1 DELETE at'],
  [
    'a projection invented',
    'MATCH (a:Concept {projectId: $projectId})-[:CAUSAL]->(b) WITH a, b LIMIT 1 CREATE (b)-[:PART_OF {relationId: "x"}]->(a)',
  ],
  [
    'a concept of nothing',
    'CREATE (:Concept {projectId: $projectId, id: "con_00000000", term: "x", aliases: [], discipline: "biology"})',
  ],
] as const)('%s is seen by the audit, shown by the plan and repaired', async ([, statement], { graph, projectId }) => {
  const knowledge = createKnowledge({ graph });
  const book = await givenRecord(graph, projectId);
  await knowledge.mergeChains(projectId, [
    chainOf(book, 'aa', 'CAUSAL', 'bb', 'CAUSAL', 'cc'),
    chainOf(book, 'cc', 'CAUSAL', 'dd', 'PART_OF', 'ee'),
  ]);
  expect(await knowledge.planRepair(projectId)).toMatchObject({ removeChains: [], removeProjections: [], more: false });
  await byHand(graph, projectId, statement);
  const broken = await knowledge.audit(projectId);
  expect(broken).not.toMatchObject(SOUND);
  const plan = await knowledge.planRepair(projectId);
  expect(
    Object.values(plan)
      .flat()
      .filter((entry) => entry !== false),
  ).not.toEqual([]);
  expect(await knowledge.audit(projectId)).toEqual(broken);
  const { rounds, left } = await knowledge.repair(projectId);
  expect(rounds).toBeGreaterThan(0);
  expect(left).toMatchObject({
    removeChains: [],
    removeRelations: [],
    removeConcepts: [],
    projectRelations: [],
    removeProjections: [],
  });
  expect(await knowledge.audit(projectId)).toMatchObject(SOUND);
  expect((await all(knowledge.streamChains(projectId))).length).toBeGreaterThan(0);
});
