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
    rejoinRelations: [],
    undecidedRelations: [],
    projectRelations: [],
    removeProjections: [],
  });
  expect(await knowledge.audit(projectId)).toMatchObject(SOUND);
  expect((await all(knowledge.streamChains(projectId))).length).toBeGreaterThan(0);
});

const RELATION = 'MATCH (r:Relation {projectId: $projectId, type: "CAUSAL"}) WITH r ORDER BY r.id LIMIT 1';
const OTHER = 'MATCH (c:Concept {projectId: $projectId, term: "ee"})';

test.for([
  ['the type of a relation', `${RELATION} SET r.type = "INHIBITS"`],
  ['the type taken away', `${RELATION} REMOVE r.type`],
  ['a type that is none', `${RELATION} SET r.type = 7`],
  ['another object', `${RELATION} MATCH (r)-[at:OBJECT]->() ${OTHER} DELETE at CREATE (r)-[:OBJECT]->(c)`],
  ['a second subject', `${RELATION} ${OTHER} CREATE (r)-[:SUBJECT]->(c)`],
  ['an end cut off', `${RELATION} MATCH (r)-[at:SUBJECT]->() DELETE at`],
  [
    'both forms of an end changed alike',
    `${RELATION} MATCH (r)-[at:OBJECT]->() MATCH (r)-[:SUBJECT]->(s)-[p:CAUSAL {relationId: r.id}]->() ${OTHER} DELETE at, p CREATE (r)-[:OBJECT]->(c) CREATE (s)-[:CAUSAL {relationId: r.id}]->(c)`,
  ],
  [
    'subject and object changed about',
    `${RELATION} MATCH (s)<-[a:SUBJECT]-(r)-[b:OBJECT]->(o) DELETE a, b CREATE (o)<-[:SUBJECT]-(r) CREATE (r)-[:OBJECT]->(s)`,
  ],
] as const)(
  '%s: what its id was made of comes back, and no chain is lost',
  async ([, statement], { graph, projectId }) => {
    const knowledge = createKnowledge({ graph });
    const book = await givenRecord(graph, projectId);
    await knowledge.mergeChains(projectId, [
      chainOf(book, 'aa', 'CAUSAL', 'bb', 'CAUSAL', 'cc'),
      chainOf(book, 'cc', 'CAUSAL', 'dd', 'CONTRAST', 'ee'),
    ]);
    // The id of a relation of a merged concept is made of the name it was stated with.
    const into = (await all(knowledge.streamConcepts(projectId))).find(({ term }) => term === 'bb')!.id;
    await knowledge.mergeChains(projectId, [chainOf(book, 'bb two', 'CAUSAL', 'ff', 'CAUSAL', 'gg')]);
    const from = (await all(knowledge.streamConcepts(projectId))).find(({ term }) => term === 'bb two')!.id;
    await knowledge.mergeConcepts(projectId, { into, from: [from] });
    const before = await all(knowledge.exportKnowledge(projectId));
    const relations = await all(knowledge.streamRelations(projectId));
    for (let round = 0; round < 5; round++) {
      await byHand(graph, projectId, statement.replace('LIMIT 1', `SKIP ${round} LIMIT 1`));
      const plan = await knowledge.planRepair(projectId);
      expect(plan.rejoinRelations).toHaveLength(1);
      expect(plan).toMatchObject({ removeChains: [], removeRelations: [], removeConcepts: [], undecidedRelations: [] });
      const { left } = await knowledge.repair(projectId);
      expect(left).toMatchObject({ rejoinRelations: [], undecidedRelations: [], removeChains: [], more: false });
      expect(await knowledge.audit(projectId)).toMatchObject(SOUND);
      expect(await all(knowledge.exportKnowledge(projectId))).toEqual(before);
      expect(await all(knowledge.streamRelations(projectId))).toEqual(relations);
    }
  },
);

test.for([
  [
    'a node in the middle',
    'MATCH (:Chain {projectId: $projectId})-[at:HAS_NODE {i: 1}]->(:Concept {term: "bb"}) DELETE at',
  ],
  [
    'a node at an end',
    'MATCH (:Chain {projectId: $projectId})-[at:HAS_NODE {i: 0}]->(:Concept {term: "aa"}) DELETE at',
  ],
  ['all nodes', 'MATCH (:Chain {projectId: $projectId})-[at:HAS_NODE]->() DELETE at'],
  [
    'another concept in the place of a node',
    'MATCH (chain:Chain {projectId: $projectId})-[at:HAS_NODE {i: 1}]->(:Concept {term: "bb"}) MATCH (c:Concept {projectId: $projectId, term: "ee"}) DELETE at CREATE (chain)-[:HAS_NODE {i: 1}]->(c)',
  ],
  [
    'two nodes at one place',
    'MATCH (chain:Chain {projectId: $projectId})-[:HAS_NODE {i: 1}]->(c) CREATE (chain)-[:HAS_NODE {i: 1}]->(c)',
  ],
  ['places of nodes that are none', 'MATCH (:Chain {projectId: $projectId})-[at:HAS_NODE]->() SET at.i = "x"'],
  [
    'the direction of every relation',
    'MATCH (:Chain {projectId: $projectId})-[at:HAS_EDGE]->() SET at.direction = "sideways"',
  ],
  ['the place of a relation', 'MATCH (:Chain {projectId: $projectId})-[at:HAS_EDGE {i: 1}]->() REMOVE at.i'],
  [
    'a relation and a node of one chain',
    `${RELATION} MATCH (r)<-[:HAS_EDGE]-(chain)-[at:HAS_NODE {i: 1}]->() MATCH (r)-[end:OBJECT]->() ${OTHER} DELETE at, end CREATE (r)-[:OBJECT]->(c)`,
  ],
] as const)(
  '%s: where the relations of a chain say the way it goes, it goes there again',
  async ([, statement], { graph, projectId }) => {
    const knowledge = createKnowledge({ graph });
    const book = await givenRecord(graph, projectId);
    await knowledge.mergeChains(projectId, [
      chainOf(book, 'aa', 'CAUSAL', 'bb', '<CAUSAL', 'cc'),
      chainOf(book, 'cc', 'CAUSAL', 'dd', 'CONTRAST', 'ee', 'PART_OF', 'ff'),
    ]);
    const before = await all(knowledge.exportKnowledge(projectId));
    await byHand(graph, projectId, statement);
    expect(await knowledge.audit(projectId)).not.toMatchObject(SOUND);
    const plan = await knowledge.planRepair(projectId);
    expect(plan).toMatchObject({ removeChains: [], removeConcepts: [], removeRelations: [], undecidedRelations: [] });
    expect(plan.rebuildChains.length).toBeGreaterThan(0);
    expect(plan.rebuildChains[0]!.nodes).toHaveLength(plan.rebuildChains[0]!.relations.length + 1);
    const { left } = await knowledge.repair(projectId);
    expect(left).toMatchObject({ rebuildChains: [], removeChains: [], more: false });
    expect(await knowledge.audit(projectId)).toMatchObject(SOUND);
    expect(await all(knowledge.exportKnowledge(projectId))).toEqual(before);
  },
);

test('a chain that lost a relation goes, since its relations no longer say the way', async ({ graph, projectId }) => {
  const knowledge = createKnowledge({ graph });
  const book = await givenRecord(graph, projectId);
  await knowledge.mergeChains(projectId, [
    chainOf(book, 'aa', 'CAUSAL', 'bb', 'CAUSAL', 'cc', 'CAUSAL', 'dd'),
    chainOf(book, 'cc', 'CAUSAL', 'dd', 'PART_OF', 'ee'),
  ]);
  await byHand(
    graph,
    projectId,
    'MATCH (:Chain {projectId: $projectId})-[at:HAS_EDGE {i: 1}]->(:Relation {type: "CAUSAL"}) DELETE at',
  );
  expect(await knowledge.planRepair(projectId)).toMatchObject({
    rebuildChains: [],
    removeChains: [expect.any(String)],
  });
  await knowledge.repair(projectId);
  expect(await knowledge.audit(projectId)).toMatchObject({
    ...SOUND,
    counts: { chains: 1, concepts: 3, relations: 2 },
  });
});

test('the mark of what came along with a merge stays when a chain is rebuilt', async ({ graph, projectId }) => {
  const knowledge = createKnowledge({ graph });
  const book = await givenRecord(graph, projectId);
  await knowledge.mergeChains(projectId, [chainOf(book, 'aa', 'CAUSAL', 'bb', 'CAUSAL', 'cc')]);
  const into = (await all(knowledge.streamConcepts(projectId))).find(({ term }) => term === 'bb')!.id;
  await knowledge.mergeChains(projectId, [chainOf(book, 'ff', 'CAUSAL', 'bb two', 'CAUSAL', 'gg')]);
  const before = await all(knowledge.exportKnowledge(projectId));
  const from = (await all(knowledge.streamConcepts(projectId))).find(({ term }) => term === 'bb two')!.id;
  await knowledge.mergeConcepts(projectId, { into, from: [from] });
  await byHand(graph, projectId, 'MATCH (:Chain {projectId: $projectId})-[at:HAS_NODE {i: 0}]->() DELETE at');
  await knowledge.repair(projectId);
  await knowledge.unmergeConcept(projectId, from);
  expect(await all(knowledge.exportKnowledge(projectId))).toEqual(before);
});

test('the plan says what a relation is by its id and what was found', async ({ graph, projectId }) => {
  const knowledge = createKnowledge({ graph });
  const book = await givenRecord(graph, projectId);
  await knowledge.mergeChains(projectId, [chainOf(book, 'aa', 'CAUSAL', 'bb', 'PART_OF', 'cc')]);
  const id = Object.fromEntries((await all(knowledge.streamConcepts(projectId))).map((row) => [row.term, row.id]));
  await byHand(
    graph,
    projectId,
    `${RELATION} MATCH (c:Concept {projectId: $projectId, term: "cc"}) CREATE (r)-[:SUBJECT]->(c)`,
  );
  const [found] = (await knowledge.planRepair(projectId)).rejoinRelations;
  expect(found).toMatchObject({ type: 'CAUSAL', subjectId: id.aa, objectId: id.bb });
  expect(found?.was.subjectIds.toSorted()).toEqual([id.aa, id.cc].sort());
});

test('a relation that nothing but a guess could mend is told and left alone with its chain', async ({
  graph,
  projectId,
}) => {
  const knowledge = createKnowledge({ graph });
  const book = await givenRecord(graph, projectId);
  await knowledge.mergeChains(projectId, [chainOf(book, 'aa', 'CAUSAL', 'bb', 'PART_OF', 'cc')]);
  await byHand(graph, projectId, `${RELATION} MATCH (r)-[at:SUBJECT]->() DELETE at SET r.id = "rel_0000000000000000"`);
  const plan = await knowledge.planRepair(projectId);
  expect(plan).toMatchObject({ removeChains: [], rejoinRelations: [], removeProjections: [{ type: 'CAUSAL' }] });
  expect(plan.undecidedRelations).toMatchObject([
    { id: 'rel_0000000000000000', chainIds: [expect.any(String)], offer: { type: 'CAUSAL' } },
  ]);
  const { left } = await knowledge.repair(projectId);
  expect(left.undecidedRelations).toEqual(plan.undecidedRelations);
  expect((await knowledge.audit(projectId)).driftedProjections).toBe(1);
  expect((await knowledge.audit(projectId)).counts.chains).toBe(1);
  await knowledge.deleteChain(projectId, plan.undecidedRelations[0]!.chainIds[0]!);
  expect((await knowledge.repair(projectId)).left.undecidedRelations).toEqual([]);
  expect(await knowledge.audit(projectId)).toMatchObject(SOUND);
});

const UNTOLD = `${RELATION} MATCH (r)-[at:SUBJECT|OBJECT]->() DELETE at SET r.id = "rel_0000000000000000"`;

test.for([
  ['settle', UNTOLD, 2],
  // Nothing is left that says its type.
  ['settle', `${UNTOLD} REMOVE r.type`, 1],
  ['settle', `${UNTOLD} WITH r MATCH (r)<-[at:HAS_EDGE]-() SET at.direction = "sideways"`, 1],
  ['settle', `${UNTOLD} WITH r ${OTHER} CREATE (r)-[:SUBJECT]->(c)`, 1],
  ['remove', UNTOLD, 1],
  ['remove', `${UNTOLD} REMOVE r.type`, 1],
] as const)(
  '%s: a relation whose id tells nothing, after %s',
  async ([answer, statement, chains], { graph, projectId }) => {
    const knowledge = createKnowledge({ graph });
    const book = await givenRecord(graph, projectId);
    await knowledge.mergeChains(projectId, [
      chainOf(book, 'aa', '<CAUSAL', 'bb', 'PART_OF', 'cc'),
      chainOf(book, 'cc', 'PART_OF', 'dd', 'CONTRAST', 'ee'),
    ]);
    const ends = async () =>
      (await all(knowledge.streamRelations(projectId)))
        .map(({ subject, object }) => [subject.id, object.id].join())
        .sort();
    const before = await ends();
    await byHand(graph, projectId, statement);
    const left = await knowledge.planRepair(projectId);
    expect(left.undecidedRelations).toHaveLength(1);
    expect(left).toMatchObject({ removeChains: [], rejoinRelations: [] });
    const plan = await knowledge.planRepair(projectId, answer);
    expect(plan.removeChains).toHaveLength(2 - chains);
    await knowledge.repair(projectId, answer);
    expect(await knowledge.audit(projectId)).toMatchObject({ ...SOUND, counts: { chains } });
    if (chains === 2) expect(await ends()).toEqual(before);
    expect((await all(knowledge.exportKnowledge(projectId))).length).toBeGreaterThan(0);
  },
);
