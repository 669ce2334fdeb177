import { countProjections } from '../../src/knowledge/audit/count-projections.ts';
import { CROWD } from '../../src/knowledge/audit/crowd.ts';
import { proveSound } from '../../src/knowledge/audit/prove-sound.ts';
import { createKnowledge } from '../../src/knowledge/index.ts';
import { auditProjections, auditStore } from '../../src/knowledge/queries.generated.ts';
import { expect, test } from '../support/graph-test.ts';
import { byHand } from './support/by-hand.ts';
import { chainOf, givenRecord } from './support/given.ts';

const SOUND = { orphans: { concepts: 0, relations: 0 }, brokenChains: 0, driftedProjections: 0 };
const FIRST = 'WITH at ORDER BY elementId(at) LIMIT 1';

/** What a foreign writer can break, one thing each, and the promise that it breaks. */
test.for([
  [
    'the subject of a relation moved',
    `MATCH (:Relation {projectId: $projectId})-[at:SUBJECT]->() ${FIRST} WITH at, startNode(at) AS relation MATCH (relation)-[:OBJECT]->(object) CREATE (relation)-[:SUBJECT]->(object) DELETE at`,
    { driftedProjections: 2, brokenChains: 1 },
  ],
  [
    'the object of a relation doubled',
    `MATCH (:Relation {projectId: $projectId})-[at:OBJECT]->() ${FIRST} WITH startNode(at) AS relation MATCH (relation)-[:SUBJECT]->(subject) CREATE (relation)-[:OBJECT]->(subject)`,
    { driftedProjections: 1, brokenChains: 1 },
  ],
  [
    'the type of a relation',
    'MATCH (at:Relation {projectId: $projectId}) WITH at LIMIT 1 SET at.type = "CONTRAST"',
    { driftedProjections: 2 },
  ],
  [
    'the subject of a relation cut off',
    'MATCH (:Relation {projectId: $projectId})-[at:SUBJECT]->() WITH at LIMIT 1 DELETE at',
    { driftedProjections: 2, brokenChains: 1 },
  ],
  [
    'the relation that a projection names',
    `MATCH (:Concept {projectId: $projectId})-[at:CAUSAL]->() ${FIRST} SET at.relationId = "rel_00000000"`,
    { driftedProjections: 2 },
  ],
  [
    'a projection doubled',
    `MATCH (a:Concept {projectId: $projectId})-[at:CAUSAL]->(b) ${FIRST} WITH at, startNode(at) AS a, endNode(at) AS b CREATE (a)-[:CAUSAL {relationId: at.relationId}]->(b)`,
    { driftedProjections: 1 },
  ],
  [
    'a projection doubled and another one lost',
    `MATCH (:Concept {projectId: $projectId})-[at:CAUSAL]->() WITH at ORDER BY elementId(at) WITH collect(at) AS found WITH found[0] AS at, found[1] AS lost WITH at, lost, startNode(at) AS a, endNode(at) AS b CREATE (a)-[:CAUSAL {relationId: at.relationId}]->(b) DELETE lost`,
    { driftedProjections: 2 },
  ],
  [
    'a projection that no relation stands behind, from a concept that is the subject of nothing',
    'MATCH (a:Concept {projectId: $projectId, term: "aa"}), (c:Concept {projectId: $projectId, term: "cc"}) CREATE (c)-[:CAUSAL {relationId: "rel_00000000"}]->(a)',
    { driftedProjections: 1 },
  ],
  [
    'a relation doubled on a chain, its place beyond all places',
    `MATCH (:Chain {projectId: $projectId})-[at:HAS_EDGE]->() ${FIRST} WITH at, startNode(at) AS chain, endNode(at) AS relation CREATE (chain)-[:HAS_EDGE {i: at.i + 4096, direction: at.direction}]->(relation)`,
    { brokenChains: 1 },
  ],
  [
    'a relation doubled on a chain, without a place',
    `MATCH (:Chain {projectId: $projectId})-[at:HAS_EDGE]->() ${FIRST} WITH at, startNode(at) AS chain, endNode(at) AS relation CREATE (chain)-[:HAS_EDGE {direction: at.direction}]->(relation)`,
    { brokenChains: 1 },
  ],
  [
    'a node of a chain doubled, its place no whole number',
    `MATCH (:Chain {projectId: $projectId})-[at:HAS_NODE]->() ${FIRST} WITH at, startNode(at) AS chain, endNode(at) AS concept CREATE (chain)-[:HAS_NODE {i: 1.5}]->(concept)`,
    { brokenChains: 1 },
  ],
  [
    'a direction turned',
    `MATCH (:Chain {projectId: $projectId})-[at:HAS_EDGE]->() ${FIRST} SET at.direction = "backward"`,
    { brokenChains: 1 },
  ],
  [
    'two places of a chain swapped',
    'MATCH (:Chain {projectId: $projectId})-[at:HAS_NODE]->() WHERE at.i < 2 WITH at ORDER BY elementId(at) LIMIT 2 SET at.i = 1 - at.i',
    { brokenChains: 1 },
  ],
  [
    'a place that is no number',
    `MATCH (:Chain {projectId: $projectId})-[at:HAS_NODE {i: 1}]->() ${FIRST} SET at.i = "1"`,
    { brokenChains: 1 },
  ],
  [
    'a place forgotten',
    `MATCH (:Chain {projectId: $projectId})-[at:HAS_EDGE {i: 1}]->() ${FIRST} REMOVE at.i`,
    { brokenChains: 1 },
  ],
  [
    'a chain without anything',
    'CREATE (:Chain {projectId: $projectId, id: "chn_00000000", name: "x", discipline: "biology"})',
    { brokenChains: 1 },
  ],
  [
    'a chain without a discipline',
    'CREATE (:Chain {projectId: $projectId, id: "chn_00000000", name: "x"})',
    { brokenChains: 1 },
  ],
  [
    'a concept without a discipline on no chain',
    'CREATE (:Concept {projectId: $projectId, id: "con_00000000", term: "x", aliases: []})',
    { orphans: { concepts: 1, relations: 0 } },
  ],
  [
    'a relation between concepts on no chain',
    'MATCH (a:Concept {projectId: $projectId})-[:CAUSAL]->(b) WITH a, b LIMIT 1 CREATE (b)<-[:SUBJECT]-(:Relation {projectId: $projectId, id: "rel_00000000", type: "PART_OF"})-[:OBJECT]->(a) CREATE (b)-[:PART_OF {relationId: "rel_00000000"}]->(a)',
    { orphans: { concepts: 0, relations: 1 } },
  ],
] as const)('%s is counted', async ([, statement, violations], { graph, projectId }) => {
  const knowledge = createKnowledge({ graph });
  const book = await givenRecord(graph, projectId);
  await knowledge.mergeChains(projectId, [
    chainOf(book, 'aa', 'CAUSAL', 'bb', 'CAUSAL', 'cc'),
    chainOf(book, 'dd', 'CAUSAL', 'ee', 'CAUSAL', 'ff'),
  ]);
  expect(await knowledge.audit(projectId)).toMatchObject(SOUND);
  await byHand(graph, projectId, statement);
  expect(await knowledge.audit(projectId)).toMatchObject({ ...SOUND, ...violations });
});

test('projections are counted in the store as a whole where it holds no other concepts, otherwise one by one', async ({
  graph,
  projectId,
}) => {
  const book = await givenRecord(graph, projectId);
  await createKnowledge({ graph }).mergeChains(projectId, [chainOf(book, 'aa', 'CAUSAL', 'bb', 'CAUSAL', 'cc')]);
  const { projections: own } = (await graph.run(auditProjections, { projectId }))[0]!;
  expect(own).toBe(2);
  expect(await countProjections(graph, projectId, 3)).toBe(own);
  // Others write to this server too, so the numbers are taken until they agree.
  await expect
    .poll(
      async () =>
        (await countProjections(graph, projectId, await ofStore('concepts'))) - (await ofStore('projections')),
    )
    .toBe(0);

  async function ofStore(kind: string) {
    return (await graph.run(auditStore, {})).find((row) => row.kind === kind)!.count;
  }
});

test('around a concept with a crowd of relations each is still looked at', async ({ graph, projectId }) => {
  const knowledge = createKnowledge({ graph });
  const book = await givenRecord(graph, projectId);
  const crowd = Array.from({ length: CROWD + 6 }, (_, i) =>
    chainOf(book, 'hub', 'CAUSAL', `x${i}`, 'PART_OF', `y${i}`),
  );
  await knowledge.mergeChains(projectId, [...crowd, chainOf(book, 'hub', 'INHIBITS', 'aa', '<CAUSAL', 'hub two')]);
  const counts = { concepts: 2 * crowd.length + 3, relations: 2 * crowd.length + 2, chains: crowd.length + 1 };
  expect(await proveSound(graph, projectId, Promise.resolve(counts))).not.toBeNull();
  expect(await knowledge.audit(projectId)).toMatchObject(SOUND);
  await byHand(
    graph,
    projectId,
    'MATCH (:Concept {projectId: $projectId, term: "hub"})-[at:CAUSAL]->(:Concept {term: "x7"}) SET at.relationId = "rel_00000000"',
  );
  expect(await proveSound(graph, projectId, Promise.resolve(counts))).toBeNull();
  expect(await knowledge.audit(projectId)).toMatchObject({ ...SOUND, driftedProjections: 2 });
});
