import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NO_JOB } from '../../src/domain/index.ts';
import { createKnowledge } from '../../src/knowledge/index.ts';
import { createBudget, createEmbeddingClient, createResponseStore } from '../../src/platform/index.ts';
import { expect, test } from '../support/graph-test.ts';
import { startModelServer } from '../support/model-server.ts';
import { chainOf, givenRecord } from './support/given.ts';

const PAGE = { limit: 50, after: null };

test('pairs that may be one concept are listed with their reason, and nothing is merged until someone says so', async ({
  graph,
  projectId,
}) => {
  const knowledge = createKnowledge({ graph });
  const book = await givenRecord(graph, projectId);
  const chain = chainOf(book, 'sodium chloride', 'PART_OF', 'sea', 'CONTRAST', 'lake');
  chain.nodes[0]!.aliases.push('table salt');
  await knowledge.mergeChains(projectId, [
    chain,
    chainOf(book, 'table salt', 'PART_OF', 'kitchen', 'PART_OF', 'house'),
    chainOf(book, 'feedback', 'CAUSAL', 'balance', 'CAUSAL', 'rest'),
    chainOf(book, 'feed-back', 'CAUSAL', 'noise', 'CAUSAL', 'unrest'),
    chainOf(book, 'rate of reaction', 'CAUSAL', 'yield', 'CAUSAL', 'profit'),
    chainOf(book, 'reaction rate', 'CAUSAL', 'heat', 'CAUSAL', 'danger'),
    chainOf(book, 'ATP', 'CAUSAL', 'movement', 'CAUSAL', 'wear'),
    chainOf(book, 'adenosine tri phosphate', 'CAUSAL', 'growth', 'CAUSAL', 'size'),
    chainOf(book, 'cell wall', 'PART_OF', 'plant', 'PART_OF', 'garden'),
  ]);
  const before = await knowledge.audit(projectId);
  expect((await knowledge.findMergeCandidates(projectId, PAGE)).data).toEqual([]);
  const search = await knowledge.proposeMerges(projectId, NO_JOB);
  expect(search).toMatchObject({ concepts: before.counts.concepts, pairs: 4, stored: 4, leftOut: 0, embedded: null });
  const { data } = await knowledge.findMergeCandidates(projectId, PAGE);
  const told = data.map(({ into, from, reason }) => [reason, [into.term, from.term].sort()]);
  expect(told).toEqual([
    ['alias-is-term', ['sodium chloride', 'table salt']],
    ['same-letters', ['feed-back', 'feedback']],
    ['same-words', ['rate of reaction', 'reaction rate']],
    ['acronym', ['ATP', 'adenosine tri phosphate']],
  ]);
  expect(await knowledge.audit(projectId)).toEqual(before);

  const first = await knowledge.findMergeCandidates(projectId, { limit: 1, after: null });
  const second = await knowledge.findMergeCandidates(projectId, { limit: 1, after: first.next });
  expect([first.data[0]?.id, second.data[0]?.id]).toEqual([data[0]?.id, data[1]?.id]);

  const { into } = await knowledge.decideMergeCandidate(projectId, data[0]!.id, 'accept');
  await knowledge.decideMergeCandidate(projectId, data[1]!.id, 'reject');
  expect(into).toBe(data[0]?.into.id);
  expect((await knowledge.findMergeCandidates(projectId, PAGE)).data.map(({ id }) => id)).toEqual([
    data[2]?.id,
    data[3]?.id,
  ]);
  expect((await knowledge.audit(projectId)).counts.concepts).toBe(before.counts.concepts - 1);
  // What was decided is not proposed again, and what is gone leaves the list.
  expect(await knowledge.proposeMerges(projectId, NO_JOB)).toMatchObject({ pairs: 2 });
  expect((await knowledge.findMergeCandidates(projectId, PAGE)).data).toHaveLength(2);
  await expect(knowledge.decideMergeCandidate(projectId, data[0]!.id, 'reject')).rejects.toMatchObject({
    code: 'concept/candidate-missing',
  });
});

test('definitions, neighbors and embeddings order the list; a vector is bought once and counts against the budget', async ({
  graph,
  projectId,
}) => {
  // A made-up space: words of money point one way, everything else the other.
  const server = await startModelServer(() => '', {
    embed: (text) => (/money|price|pay/.test(text) ? [1, 0.1] : [0.1, 1]),
  });
  const folder = await mkdtemp(join(tmpdir(), 'proda-embeddings-'));
  const budget = createBudget({ graph });
  const embeddings = createEmbeddingClient({
    endpoint: {
      baseUrl: server.baseUrl,
      apiKey: 'k',
      model: 'two-ways',
      concurrency: 2,
      price: { input: 1, output: 0 },
    },
    store: createResponseStore(folder),
    budget,
    random: () => 0.5,
    backoffMs: 1,
  });
  const knowledge = createKnowledge({ graph, embeddings });
  try {
    const book = await givenRecord(graph, projectId);
    const defined = (term: string, definition: string, ...rest: string[]) => {
      const chain = chainOf(book, term, ...rest);
      chain.nodes[0]!.definition = definition;
      return chain;
    };
    await knowledge.mergeChains(projectId, [
      defined('rate of interest', 'the price paid for money that is lent', 'CAUSAL', 'saving', 'CAUSAL', 'wealth'),
      defined('interest rate', 'what lenders are paid, the price of money lent', 'CAUSAL', 'saving', 'CAUSAL', 'calm'),
      defined('line of sight', 'a straight path between eye and thing', 'CAUSAL', 'aim', 'CAUSAL', 'hit'),
      defined('sight line', 'the price that a theater can ask for a seat', 'CAUSAL', 'income', 'CAUSAL', 'taxes'),
      chainOf(book, 'photosynthesis', 'CAUSAL', 'sugar', 'CAUSAL', 'growth'),
      chainOf(book, 'photosinthesis', 'CAUSAL', 'sugar', 'CAUSAL', 'size'),
    ]);
    expect(await knowledge.proposeMerges(projectId, NO_JOB)).toMatchObject({ pairs: 3, embedded: 6 });
    const { data } = await knowledge.findMergeCandidates(projectId, PAGE);
    expect(data.map(({ reason, into }) => [reason, into.term.split(' ')[0]])).toEqual([
      ['same-words', expect.stringMatching(/rate|interest/)],
      ['similar-spelling', expect.stringMatching(/photos.nthes/)],
      ['same-words', expect.stringMatching(/line|sight/)],
    ]);
    expect(data[0]!.signs).toMatchObject({ embedding: 1, neighbors: 1 });
    expect(data[0]!.signs!.definition).toBeGreaterThan(0.5);
    expect(data[2]!.signs!.embedding).toBeLessThan(0.3);
    const asked = server.embedded.length;
    expect(asked).toBe(6);
    await knowledge.proposeMerges(projectId, NO_JOB);
    expect(server.embedded).toHaveLength(asked);
    expect(await budget.accounts(projectId)).toMatchObject([{ stage: 'embed-concepts', calls: 1 }]);

    await budget.setCaps(projectId, { calls: 1, tokens: null, costUsd: null });
    await knowledge.mergeChains(projectId, [
      chainOf(book, 'cell of a battery', 'CAUSAL', 'current', 'CAUSAL', 'light'),
      chainOf(book, 'battery cell', 'CAUSAL', 'voltage', 'CAUSAL', 'shock'),
    ]);
    await expect(knowledge.proposeMerges(projectId, NO_JOB)).rejects.toMatchObject({ code: 'llm/budget' });

    const { into, from } = data[0]!;
    const { connectivity } = await knowledge.measureConnectivity(projectId, into.id, () =>
      knowledge.mergeConcepts(projectId, { into: into.id, from: [from.id] }),
    );
    expect(connectivity.discipline).toBe('biology');
    expect(connectivity.after.count).toBeLessThanOrEqual(connectivity.before.count);
  } finally {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
});
