import { createKnowledge } from '../../src/knowledge/index.ts';
import { expect, test } from '../support/graph-test.ts';
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
  await expect(knowledge.decideMergeCandidate(projectId, data[0]!.id, 'reject')).rejects.toMatchObject({
    code: 'concept/candidate-missing',
  });
});
