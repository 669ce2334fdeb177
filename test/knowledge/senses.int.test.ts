import type { ConceptType, DocumentId, ProposedChain } from '../../src/domain/index.ts';
import { conceptIdOf } from '../../src/domain/index.ts';
import { createKnowledge } from '../../src/knowledge/index.ts';
import type { Graph } from '../../src/platform/graph/index.ts';
import { expect, test } from '../support/graph-test.ts';
import { all } from './support/all.ts';
import { chainOf, givenRecord } from './support/given.ts';
import { giveItem, itemOf } from './support/given-item.ts';

const PAGE = { limit: 50, after: null };

/** A chain whose first concept says what it is. */
function saying(
  document: DocumentId,
  path: [string, ...string[]],
  type: ConceptType,
  definition: string,
): ProposedChain {
  const chain = chainOf(document, ...path);
  Object.assign(chain.nodes[0]!, { type, definition });
  return chain;
}
const DIVISION = 'the splitting of a living body into two like parts';
const RANK = 'a group of sports clubs that play against each other in a season';

test('one term for two things is two concepts; the first keeps the plain id, and reading again ends at the same nodes', async ({
  graph,
  projectId,
}) => {
  const knowledge = createKnowledge({ graph });
  const [botany, sport] = [await givenRecord(graph, projectId, 'botany'), await givenRecord(graph, projectId, 'sport')];
  const first = [saying(botany, ['division', 'CAUSAL', 'growth', 'CAUSAL', 'size'], 'process', DIVISION)];
  const second = [
    saying(sport, ['division', '<PART_OF', 'club', '<PART_OF', 'player'], 'object', RANK),
    // The same document goes on about it without saying again what it is.
    chainOf(sport, 'referee', 'FUNCTION', 'division', 'CAUSAL', 'rivalry'),
  ];
  await knowledge.mergeChains(projectId, first);
  await knowledge.mergeChains(projectId, second);
  const [plain, sensed] = [conceptIdOf('biology', 'division'), conceptIdOf('biology', 'division', 'object')];
  const named = (await all(knowledge.streamConcepts(projectId))).filter(({ term }) => term === 'division');
  expect(named.map(({ id, sense, definition }) => [id, sense, definition]).sort()).toEqual(
    [
      [plain, '', DIVISION],
      [sensed, 'object', RANK],
    ].sort(),
  );
  const near = await knowledge.findNeighborhood(projectId, sensed, { hops: 1 });
  expect(near.nodes.map(({ term }) => term).sort()).toEqual(['club', 'referee', 'rivalry']);

  const before = await all(knowledge.exportKnowledge(projectId));
  for (const chains of [[...second, ...first], first, second])
    expect((await knowledge.mergeChains(projectId, chains)).created).toEqual({ concepts: 0, relations: 0, chains: 0 });
  expect(await all(knowledge.exportKnowledge(projectId))).toEqual(before);

  // Though the first sense goes, what is read again of the second stays where it is.
  for (const { id } of (await knowledge.findChains(projectId, { concept: plain }, PAGE)).data)
    await knowledge.deleteChain(projectId, id);
  expect((await knowledge.mergeChains(projectId, second)).created).toEqual({ concepts: 0, relations: 0, chains: 0 });
  expect((await knowledge.audit(projectId)).orphans).toEqual({ concepts: 0, relations: 0 });
});

test('in one batch it comes to the same', async ({ graph, projectId }) => {
  const knowledge = createKnowledge({ graph });
  const book = await givenRecord(graph, projectId);
  await knowledge.mergeChains(projectId, [
    saying(book, ['division', 'CAUSAL', 'growth', 'CAUSAL', 'size'], 'process', DIVISION),
    saying(book, ['division', '<PART_OF', 'club', '<PART_OF', 'player'], 'object', RANK),
    saying(book, ['division', 'CAUSAL', 'repair', 'CAUSAL', 'health'], 'event', 'a splitting of living tissue'),
  ]);
  const named = (await all(knowledge.streamConcepts(projectId))).filter(({ term }) => term === 'division');
  expect(named.map(({ sense }) => sense).sort()).toEqual(['', 'object']);
});

test('what only half disagrees is one concept until a person says otherwise', async ({ graph, projectId }) => {
  const knowledge = createKnowledge({ graph });
  const book = await givenRecord(graph, projectId);
  await knowledge.mergeChains(projectId, [
    saying(book, ['division', 'CAUSAL', 'growth', 'CAUSAL', 'size'], 'process', DIVISION),
  ]);
  const doubtful = [saying(book, ['division', 'CAUSAL', 'growth', 'CAUSAL', 'fame'], 'object', RANK)];
  await knowledge.mergeChains(projectId, doubtful);
  const { data } = await knowledge.findMergeCandidates(projectId, PAGE, 'split');
  expect(data).toMatchObject([
    {
      kind: 'split',
      reason: 'senses-differ',
      into: { definition: DIVISION },
      from: { definition: RANK },
      joined: false,
    },
  ]);
  expect(await knowledge.decideMergeCandidate(projectId, data[0]!.id, 'accept')).toEqual({
    into: null,
    kind: 'split',
    movedChains: 1,
  });
  expect((await knowledge.findMergeCandidates(projectId, PAGE)).data).toEqual([]);
  await knowledge.mergeChains(projectId, doubtful);
  expect(await knowledge.getConcept(projectId, conceptIdOf('biology', 'division', 'object'))).toMatchObject({
    definition: RANK,
  });
});

/** Two books of botany and one of sport; the second sense is only half told apart, so it is one concept at first. */
async function givenDoubt(graph: Graph, projectId: string) {
  const knowledge = createKnowledge({ graph });
  const [botany, sport] = [await givenRecord(graph, projectId, 'botany'), await givenRecord(graph, projectId, 'sport')];
  const chains = [
    [saying(botany, ['division', 'CAUSAL', 'growth', 'CAUSAL', 'size'], 'process', DIVISION)],
    [
      saying(sport, ['division', 'CAUSAL', 'growth', 'CAUSAL', 'fame'], 'object', RANK),
      saying(sport, ['division', '<PART_OF', 'growth', '<PART_OF', 'player'], 'object', RANK),
    ],
  ];
  for (const batch of chains) await knowledge.mergeChains(projectId, batch);
  const { data } = await knowledge.findMergeCandidates(projectId, PAGE, 'split');
  return { knowledge, chains, candidateId: data[0]!.id, sport, botany };
}
const [PLAIN, SENSED] = [conceptIdOf('biology', 'division'), conceptIdOf('biology', 'division', 'object')];
const SOUND = { orphans: { concepts: 0, relations: 0 }, brokenChains: 0, driftedProjections: 0 };

test('accepting a split moves the chains of the second sense, with the places of their documents', async ({
  graph,
  projectId,
}) => {
  const { knowledge, chains, candidateId, sport, botany } = await givenDoubt(graph, projectId);
  expect((await knowledge.findChains(projectId, { concept: PLAIN }, PAGE)).data).toHaveLength(3);
  const decided = await knowledge.decideMergeCandidate(projectId, candidateId, 'accept');
  expect(decided).toEqual({ into: null, kind: 'split', movedChains: 2 });
  const endsOf = async (concept: string) =>
    (await knowledge.findChains(projectId, { concept }, PAGE)).data.map(({ nodes }) => nodes.at(-1)?.term).sort();
  expect([await endsOf(PLAIN), await endsOf(SENSED)]).toEqual([['size'], ['fame', 'player']]);
  expect(await knowledge.getConcept(projectId, SENSED)).toMatchObject({ type: 'object', definition: RANK });
  expect(await knowledge.getConcept(projectId, PLAIN)).toMatchObject({ type: 'process', definition: DIVISION });
  // Both books state that division causes growth, each of its own division.
  for (const [subject, documentId] of [
    [PLAIN, botany],
    [SENSED, sport],
  ] as const) {
    const { data } = await knowledge.findRelations(projectId, { subject, type: 'CAUSAL' }, PAGE);
    expect(data.map(({ evidence }) => evidence.map((place) => place.documentId))).toEqual([[documentId]]);
  }
  const near = await knowledge.findNeighborhood(projectId, SENSED, { hops: 1 });
  expect(near.nodes.map(({ term }) => term)).toEqual(['growth']);
  expect(await knowledge.audit(projectId)).toMatchObject({ ...SOUND, counts: { chains: 3, concepts: 6 } });
  const before = await all(knowledge.exportKnowledge(projectId));
  for (const batch of chains)
    expect((await knowledge.mergeChains(projectId, batch)).created).toEqual({ concepts: 0, relations: 0, chains: 0 });
  expect(await all(knowledge.exportKnowledge(projectId))).toEqual(before);
});

test('rejecting a split that was accepted moves the chains back to where they were', async ({ graph, projectId }) => {
  const { knowledge, chains, candidateId } = await givenDoubt(graph, projectId);
  const before = await all(knowledge.exportKnowledge(projectId));
  await knowledge.decideMergeCandidate(projectId, candidateId, 'accept');
  expect(await all(knowledge.exportKnowledge(projectId))).not.toEqual(before);
  expect(await knowledge.decideMergeCandidate(projectId, candidateId, 'reject')).toMatchObject({ movedChains: 2 });
  expect(await all(knowledge.exportKnowledge(projectId))).toEqual(before);
  await expect(knowledge.getConcept(projectId, SENSED)).rejects.toMatchObject({ code: 'concept/missing' });
  expect(await knowledge.audit(projectId)).toMatchObject(SOUND);
  for (const batch of chains)
    expect((await knowledge.mergeChains(projectId, batch)).created).toEqual({ concepts: 0, relations: 0, chains: 0 });
  await expect(knowledge.decideMergeCandidate(projectId, candidateId, 'accept')).rejects.toMatchObject({
    code: 'concept/candidate-missing',
  });
});

test('what tests a chain goes along with it; a chain that is gone is passed over', async ({ graph, projectId }) => {
  const { knowledge, candidateId } = await givenDoubt(graph, projectId);
  const chains = (await knowledge.findChains(projectId, { concept: PLAIN }, PAGE)).data;
  const ending = (term: string) => chains.find(({ nodes }) => nodes.at(-1)?.term === term)!.id;
  await giveItem(graph, projectId, 'itm_of_fame', ending('fame'));
  await knowledge.deleteChain(projectId, ending('player'));
  expect(await knowledge.decideMergeCandidate(projectId, candidateId, 'accept')).toMatchObject({ movedChains: 1 });
  const [moved] = (await knowledge.findChains(projectId, { concept: SENSED }, PAGE)).data;
  const requires = await itemOf(graph, projectId, 'itm_of_fame');
  expect(requires.tests).toEqual([moved?.id]);
  expect(requires.requires).toContain(SENSED);
  expect(requires.requires).not.toContain(PLAIN);
  expect(await knowledge.audit(projectId)).toMatchObject(SOUND);
});
