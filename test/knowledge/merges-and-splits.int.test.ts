import {
  type ConceptType,
  conceptIdOf,
  ProdaError,
  type ProposedChain,
  pickOne,
  randomOf,
} from '../../src/domain/index.ts';
import { createKnowledge } from '../../src/knowledge/index.ts';
import { type Graph, parseContract, type Query } from '../../src/platform/graph/index.ts';
import { expect, test } from '../support/graph-test.ts';
import { all } from './support/all.ts';
import { byHand } from './support/by-hand.ts';
import { chainOf, givenRecord } from './support/given.ts';
import { giveItem } from './support/given-item.ts';
import { graphOf } from './support/graph-of.ts';

const PAGE = { limit: 50, after: null };
const SOUND = { orphans: { concepts: 0, relations: 0 }, brokenChains: 0, driftedProjections: 0 };
const idOf = (term: string, sense?: string) => conceptIdOf('biology', term, sense);
const [PLAIN, SENSED] = [idOf('division'), idOf('division', 'object')];
const DIVISION = 'the splitting of a living body into two like parts';
const RANK = 'a group of sports clubs that play against each other in a season';

const lookAtMarks: Query<{ projectId: string }, { said: readonly string[] }> = {
  contract: parseContract(
    'test/look-at-marks',
    `// Purpose: Who uses what, and what merges and splits marked.
// Access:  read
// Params:  $projectId: STRING
// Returns: said: LIST<STRING>
// Index:   none
// Bound:   a project of a test
MATCH (a {projectId: $projectId})-[use:TEACHES|BLAMES|REQUIRES|PERTURBS|TESTS|MERGED_INTO|HAS_NODE|HAS_EDGE|EVIDENCED_BY|EXTRACTED_FROM]->(b)
WITH a.id + ' ' + type(use) + ' ' + b.id + ' ' + coalesce(toString(use.i), '') + coalesce(use.direction, '') + coalesce(use.quote, '')
  + coalesce(' through merge ' + use.throughMerge, '') + coalesce(' through split ' + use.throughSplit, '') + coalesce(' also ' + use.alsoSplit, '')
  + coalesce(' rank ' + toString(use.rank), '') AS said
ORDER BY said
RETURN collect(said) AS said`,
  ),
};
async function everything(graph: Graph, projectId: string) {
  return {
    ...(await graphOf(graph, projectId)),
    marks: (await graph.run(lookAtMarks, { projectId }))[0]?.said,
  };
}
const usesOf = async (graph: Graph, projectId: string, user: string) =>
  ((await graph.run(lookAtMarks, { projectId }))[0]?.said ?? []).filter((line) => line.startsWith(user));

function saying(chain: ProposedChain, type: ConceptType, definition: string): ProposedChain {
  Object.assign(chain.nodes[0]!, { type, definition });
  return chain;
}

/** Two senses that are one concept at first, what could be merged with them and around them, and what was made of them. */
async function given(graph: Graph, projectId: string) {
  const knowledge = createKnowledge({ graph });
  const [botany, sport] = [await givenRecord(graph, projectId, 'botany'), await givenRecord(graph, projectId, 'sport')];
  await knowledge.mergeChains(projectId, [
    saying(chainOf(botany, 'division', 'CAUSAL', 'growth', 'CAUSAL', 'size'), 'process', DIVISION),
    chainOf(botany, 'food', 'CAUSAL', 'expansion', 'CAUSAL', 'size'),
    chainOf(botany, 'growing', 'CAUSAL', 'size', 'CONTRAST', 'weight'),
    chainOf(sport, 'rank', 'CAUSAL', 'growth', 'CAUSAL', 'money'),
    chainOf(sport, 'talent', 'CAUSAL', 'glory', 'CONTRAST', 'envy'),
  ]);
  await knowledge.mergeChains(projectId, [
    saying(chainOf(sport, 'division', 'CAUSAL', 'growth', 'CAUSAL', 'fame'), 'object', RANK),
    saying(chainOf(sport, 'division', 'PROPERTY', 'growth', '<PART_OF', 'player'), 'object', RANK),
  ]);
  const { data } = await knowledge.findMergeCandidates(projectId, PAGE, 'split');
  const ending = async (term: string) =>
    (await all(knowledge.streamChains(projectId))).find(({ nodes }) => nodes.at(-1)?.term === term)!;
  return { knowledge, candidateId: data[0]!.id, botany, sport, ending };
}
const relationOf = (from: string, type: string, to: string) =>
  `(:Concept {projectId: $projectId, term: "${from}"})<-[:SUBJECT]-(${type.toLowerCase()}:Relation {type: "${type}"})-[:OBJECT]->(:Concept {projectId: $projectId, term: "${to}"})`;

/** Samples and a diagnosis on what a split takes along and on what it leaves. */
async function giveUses(graph: Graph, projectId: string) {
  await byHand(
    graph,
    projectId,
    `MATCH ${relationOf('division', 'CAUSAL', 'growth')}, ${relationOf('division', 'PROPERTY', 'growth')}
MATCH (division:Concept {projectId: $projectId, term: "division"}), (chain:Chain {projectId: $projectId})-[:HAS_EDGE]->(property)
CREATE (gone:Sample {projectId: $projectId, id: "smp_of_the_rank"})-[:TEACHES]->(property), (gone)-[:TEACHES]->(division),
  (left:Sample {projectId: $projectId, id: "smp_of_the_split"})-[:TEACHES]->(causal), (left)-[:TEACHES]->(division),
  (blame:Diagnosis {projectId: $projectId, id: "dgn_of_both"})-[:BLAMES {score: 0.5, rank: 1}]->(property), (blame)-[:BLAMES {score: 0.4, rank: 2}]->(causal),
  (blame)-[:BLAMES {score: 0.3, rank: 1}]->(chain), (blame)-[:BLAMES {score: 0.3, rank: 1}]->(division),
  (:Option {projectId: $projectId, id: "opt_of_none"})-[:PERTURBS]->(property)`,
  );
}

test('what was made of a relation that a split takes along goes along, what is left stays, and all comes back', async ({
  graph,
  projectId,
}) => {
  const { knowledge, candidateId } = await given(graph, projectId);
  await giveUses(graph, projectId);
  const before = await everything(graph, projectId);
  const plain = await knowledge.findRelations(projectId, { subject: PLAIN }, PAGE);
  const idIn = (page: typeof plain, type: string) => page.data.find((row) => row.type === type)!.id;
  await knowledge.decideMergeCandidate(projectId, candidateId, 'accept');
  const sensed = await knowledge.findRelations(projectId, { subject: SENSED }, PAGE);
  const through = ` through split`;
  expect(await usesOf(graph, projectId, 'smp_of_the_rank')).toEqual(
    [
      `smp_of_the_rank TEACHES ${SENSED} ${through} ${PLAIN}`,
      `smp_of_the_rank TEACHES ${idIn(sensed, 'PROPERTY')} ${through} ${idIn(plain, 'PROPERTY')}`,
    ].sort(),
  );
  // Botany goes on stating that division causes growth, and that is what was taught.
  expect(await usesOf(graph, projectId, 'smp_of_the_split')).toEqual(
    [`smp_of_the_split TEACHES ${PLAIN} `, `smp_of_the_split TEACHES ${idIn(plain, 'CAUSAL')} `].sort(),
  );
  const blamed = await usesOf(graph, projectId, 'dgn_of_both');
  expect(blamed).toHaveLength(4);
  expect(blamed).toContain(
    `dgn_of_both BLAMES ${idIn(sensed, 'PROPERTY')} ${through} ${idIn(plain, 'PROPERTY')} rank 1`,
  );
  expect(blamed).toContain(`dgn_of_both BLAMES ${idIn(plain, 'CAUSAL')}  rank 2`);
  expect((await usesOf(graph, projectId, 'opt_of_none'))[0]).toContain(idIn(sensed, 'PROPERTY'));
  await knowledge.decideMergeCandidate(projectId, candidateId, 'reject');
  expect(await everything(graph, projectId)).toEqual(before);
});

test('who taught both senses before teaches both again', async ({ graph, projectId }) => {
  const { knowledge, candidateId, sport } = await given(graph, projectId);
  // Another text states the further sense by name, the same as one that is in doubt.
  const stated = chainOf(
    await givenRecord(graph, projectId, 'rules'),
    'division',
    'PROPERTY',
    'growth',
    '<PART_OF',
    'player',
  );
  Object.assign(stated.nodes[0]!, { sense: 'object', type: 'object', definition: RANK });
  await knowledge.mergeChains(projectId, [stated]);
  await byHand(
    graph,
    projectId,
    `MATCH (relation:Relation {projectId: $projectId, type: "PROPERTY"}) WITH collect(relation) AS relations
CREATE (sample:Sample {projectId: $projectId, id: "smp_of_the_two"})
FOREACH (relation IN relations | CREATE (sample)-[:TEACHES]->(relation))`,
  );
  const before = await everything(graph, projectId);
  expect(await usesOf(graph, projectId, 'smp_of_the_two')).toHaveLength(2);
  await knowledge.decideMergeCandidate(projectId, candidateId, 'accept');
  expect(await usesOf(graph, projectId, 'smp_of_the_two')).toHaveLength(1);
  const { data } = await knowledge.findRelations(projectId, { subject: SENSED, type: 'PROPERTY' }, PAGE);
  expect(data[0]?.evidence.map(({ documentId }) => documentId)).toContain(sport);
  // A chain by itself tells of each step where it is stated.
  const { steps } = await knowledge.getChain(projectId, data[0]!.chainIds[0]!);
  expect(steps.find(({ type }) => type === 'PROPERTY')?.evidence).toEqual(data[0]?.evidence);
  await knowledge.decideMergeCandidate(projectId, candidateId, 'reject');
  expect(await everything(graph, projectId)).toEqual(before);
});

test('a merge that changed a chain of the split is named, and nothing is decided', async ({ graph, projectId }) => {
  const { knowledge, candidateId } = await given(graph, projectId);
  await knowledge.mergeConcepts(projectId, { into: idOf('glory'), from: [idOf('fame')] });
  const before = await everything(graph, projectId);
  await expect(knowledge.decideMergeCandidate(projectId, candidateId, 'accept')).rejects.toMatchObject({
    code: 'concept/split-refused',
    message: expect.stringContaining(`undo the merge of ${idOf('fame')} ("fame") into ${idOf('glory')} first`),
  });
  expect(await everything(graph, projectId)).toEqual(before);
  expect((await knowledge.findMergeCandidates(projectId, PAGE, 'split')).data).toHaveLength(1);
  await knowledge.unmergeConcept(projectId, idOf('fame'));
  expect(await knowledge.decideMergeCandidate(projectId, candidateId, 'accept')).toMatchObject({ movedChains: 2 });
  // The other way round: taking back the split waits for the merge.
  await knowledge.mergeConcepts(projectId, { into: PLAIN, from: [SENSED] });
  await expect(knowledge.decideMergeCandidate(projectId, candidateId, 'reject')).rejects.toMatchObject({
    code: 'concept/split-refused',
    message: expect.stringContaining(SENSED),
  });
  await knowledge.unmergeConcept(projectId, SENSED);
  expect(await knowledge.decideMergeCandidate(projectId, candidateId, 'reject')).toMatchObject({ movedChains: 2 });
});

test('a merge of what others were merged into is undone before theirs, which is said', async ({ graph, projectId }) => {
  const { knowledge } = await given(graph, projectId);
  const before = await everything(graph, projectId);
  const [growing, expansion, growth] = [idOf('growing'), idOf('expansion'), idOf('growth')];
  await knowledge.mergeConcepts(projectId, { into: expansion, from: [growing] });
  const between = await everything(graph, projectId);
  await knowledge.mergeConcepts(projectId, { into: growth, from: [expansion] });
  await expect(knowledge.unmergeConcept(projectId, growing)).rejects.toMatchObject({
    code: 'concept/unmerge-refused',
    message: expect.stringContaining(`${expansion}, which it was merged into, was merged into ${growth} later`),
  });
  await knowledge.unmergeConcept(projectId, expansion);
  expect(await everything(graph, projectId)).toEqual(between);
  await knowledge.unmergeConcept(projectId, growing);
  expect(await everything(graph, projectId)).toEqual(before);
});

test('a relation that says the same both ways round may change its stored direction in a merge, and back', async ({
  graph,
  projectId,
}) => {
  const knowledge = createKnowledge({ graph });
  const book = await givenRecord(graph, projectId);
  const names = ['aa', 'bb', 'cc', 'dd', 'ee', 'ff'];
  for (const name of names)
    await knowledge.mergeChains(projectId, [
      chainOf(book, `${name} cause`, 'CAUSAL', name, 'CONTRAST', 'other', 'CAUSAL', `${name} end`),
    ]);
  const before = await everything(graph, projectId);
  const [into, ...from] = names.map((name) => idOf(name));
  for (const id of [into!, ...from].toReversed()) {
    const target = idOf('other end');
    await knowledge.mergeChains(projectId, [chainOf(book, 'other end', 'PART_OF', 'thing', 'CAUSAL', 'use')]);
    await knowledge.mergeConcepts(projectId, { into: target, from: [id] });
    expect(await knowledge.audit(projectId)).toMatchObject(SOUND);
    await knowledge.unmergeConcept(projectId, id);
    const [chain] = (await knowledge.findChains(projectId, { concept: target }, PAGE)).data;
    await knowledge.deleteChain(projectId, chain!.id);
    expect(await everything(graph, projectId)).toEqual(before);
  }
});

test('what is stated after a merge under the old name goes back with it', async ({ graph, projectId }) => {
  const { knowledge, botany } = await given(graph, projectId);
  await knowledge.mergeConcepts(projectId, { into: idOf('growth'), from: [idOf('expansion')] });
  const more = [chainOf(botany, 'expansion', 'PRECEDES', 'rest', 'CAUSAL', 'size')];
  await knowledge.mergeChains(projectId, more);
  expect(
    (await knowledge.findRelations(projectId, { subject: idOf('growth'), type: 'PRECEDES' }, PAGE)).data,
  ).toHaveLength(1);
  await knowledge.unmergeConcept(projectId, idOf('expansion'));
  expect(await knowledge.audit(projectId)).toMatchObject(SOUND);
  expect((await knowledge.mergeChains(projectId, more)).created).toEqual({ concepts: 0, relations: 0, chains: 0 });
});

const MERGES = [
  ['expansion', 'growth'],
  ['growing', 'expansion'],
  ['growing', 'growth'],
  ['rank', 'division'],
  ['glory', 'fame'],
  ['fame', 'glory'],
  ['food', 'talent'],
  ['money', 'size'],
] as const;
const PAIRS = [
  ...MERGES.map(([from, into]) => [idOf(from), idOf(into)] as const),
  [idOf('rank'), SENSED],
  [SENSED, PLAIN],
  [PLAIN, SENSED],
] as const;
const REFUSALS = [
  'concept/merge-refused',
  'concept/merged',
  'concept/unmerge-refused',
  'concept/split-refused',
  'concept/missing',
  'concept/not-merged',
  'concept/candidate-missing',
];

/** Random merges and undone merges around a split that is accepted and taken back; PRODA_ORDERS makes more of them. */
const ORDERS = Array.from({ length: Number(process.env.PRODA_ORDERS ?? 6) }, (_, seed) => seed);
test.for(ORDERS)(
  'merges and a split in random order %i are undone without a trace',
  async (seed, { graph, projectId }) => {
    const { knowledge, candidateId, ending } = await given(graph, projectId);
    await giveUses(graph, projectId);
    await giveItem(graph, projectId, 'itm_of_fame', (await ending('fame')).id);
    const before = await everything(graph, projectId);
    const random = randomOf('merges and splits', seed);
    const merged: string[] = [];
    let isSplit = false;
    const unmerge = async (id: string) => {
      await knowledge.unmergeConcept(projectId, id);
      merged.splice(merged.lastIndexOf(id), 1);
    };
    const decide = async (decision: 'accept' | 'reject') => {
      await knowledge.decideMergeCandidate(projectId, candidateId, decision);
      isSplit = decision === 'accept';
    };
    const steps = {
      merge: async () => {
        const [from, into] = pickOne(PAIRS, random)!;
        await knowledge.mergeConcepts(projectId, { into, from: [from] });
        merged.push(from);
      },
      unmerge: () => unmerge(pickOne(merged, random) ?? PLAIN),
      accept: async () => (isSplit ? undefined : decide('accept')),
      reject: async () => (isSplit ? decide('reject') : undefined),
    };
    const said: string[] = [];
    for (let step = 0; step < 9; step++) {
      const name = pickOne(['merge', 'merge', 'merge', 'unmerge', 'accept', 'accept', 'reject'] as const, random)!;
      said.push(await outcomeOf(name, steps[name]));
      expect(await knowledge.audit(projectId), said.join('\n')).toMatchObject(SOUND);
    }
    for (let left = merged.length + Number(isSplit); left > 0; ) {
      for (const id of merged.toReversed()) said.push(await outcomeOf(`unmerge ${id}`, () => unmerge(id)));
      if (isSplit) said.push(await outcomeOf('reject', () => decide('reject')));
      const now = merged.length + Number(isSplit);
      expect(now, said.join('\n')).toBeLessThan(left);
      left = now;
    }
    expect(await everything(graph, projectId), said.join('\n')).toEqual(before);
  },
);

async function outcomeOf(name: string, step: () => Promise<unknown>): Promise<string> {
  try {
    await step();
    return name;
  } catch (error) {
    if (!(error instanceof ProdaError)) throw error;
    expect(REFUSALS, `${name}: ${error.message}`).toContain(error.code);
    return `${name}, refused: ${error.message}`;
  }
}
