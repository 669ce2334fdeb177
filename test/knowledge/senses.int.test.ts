import type { ConceptType, DocumentId, ProposedChain } from '../../src/domain/index.ts';
import { conceptIdOf } from '../../src/domain/index.ts';
import { createKnowledge } from '../../src/knowledge/index.ts';
import { expect, test } from '../support/graph-test.ts';
import { all } from './support/all.ts';
import { chainOf, givenRecord } from './support/given.ts';

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
  expect(await knowledge.decideMergeCandidate(projectId, data[0]!.id, 'accept')).toEqual({ into: null, kind: 'split' });
  expect((await knowledge.findMergeCandidates(projectId, PAGE)).data).toEqual([]);
  await knowledge.mergeChains(projectId, doubtful);
  expect(await knowledge.getConcept(projectId, conceptIdOf('biology', 'division', 'object'))).toMatchObject({
    definition: RANK,
  });
});
