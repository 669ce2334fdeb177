import { createCorpus } from '../../src/corpus/index.ts';
import { createKnowledge } from '../../src/knowledge/index.ts';
import { expect, test } from '../support/graph-test.ts';
import { chainOf, givenRecord } from './support/given.ts';

const all = async <T>(rows: AsyncIterable<T>): Promise<T[]> => {
  const list: T[] = [];
  for await (const row of rows) list.push(row);
  return list;
};

test('a chain is written whole, and writing it twice changes nothing', async ({ graph, projectId }) => {
  const knowledge = createKnowledge({ graph, corpus: createCorpus({ graph }) });
  const documentId = await givenRecord(graph, projectId);
  const chain = chainOf(documentId, 'light', 'CAUSAL', 'sugar', '<PREREQUISITE', 'water', 'CONTRAST', 'oil');
  const first = await knowledge.mergeChains(projectId, [chain]);
  expect(first.created).toEqual({ concepts: 4, relations: 3, chains: 1 });
  expect(first.chains).toEqual([{ id: expect.stringMatching(/^chn_/), created: true }]);
  const before = [
    await all(knowledge.streamConcepts(projectId)),
    await all(knowledge.streamRelations(projectId)),
    await all(knowledge.streamChains(projectId)),
  ];
  const second = await knowledge.mergeChains(projectId, [chain, chain]);
  expect(second.created).toEqual({ concepts: 0, relations: 0, chains: 0 });
  expect(second.chains.map(({ created }) => created)).toEqual([false, false]);
  const after = [
    await all(knowledge.streamConcepts(projectId)),
    await all(knowledge.streamRelations(projectId)),
    await all(knowledge.streamChains(projectId)),
  ];
  expect(after).toEqual(before);
  const [stored] = await all(knowledge.streamChains(projectId));
  expect(stored?.nodes.map(({ term }) => term)).toEqual(['light', 'sugar', 'water', 'oil']);
  expect(stored?.steps.map(({ type }) => type)).toEqual(['CAUSAL', 'PREREQUISITE', 'CONTRAST']);
  for (const [i, step] of (stored?.steps ?? []).entries()) {
    const ends = [stored?.nodes[i]?.id, stored?.nodes[i + 1]?.id];
    expect([step.subjectId, step.objectId]).toEqual(step.direction === 'forward' ? ends : ends.toReversed());
  }
});

test('a concept keeps its first type and definition, and aliases add up', async ({ graph, projectId }) => {
  const knowledge = createKnowledge({ graph, corpus: createCorpus({ graph }) });
  const documentId = await givenRecord(graph, projectId);
  const bare = chainOf(documentId, 'osmosis', 'CAUSAL', 'swelling', 'CAUSAL', 'bursting');
  await knowledge.mergeChains(projectId, [bare]);
  const told = (definition: string, aliases: string[]) => ({
    ...bare,
    nodes: bare.nodes.map((node, i) => (i === 0 ? { ...node, type: 'process' as const, definition, aliases } : node)),
  });
  await knowledge.mergeChains(projectId, [told('the first', ['water flow'])]);
  await knowledge.mergeChains(projectId, [told('the second', ['water flow', 'permeation'])]);
  const concepts = await all(knowledge.streamConcepts(projectId));
  expect(concepts.find(({ term }) => term === 'osmosis')).toMatchObject({
    type: 'process',
    definition: 'the first',
    aliases: ['water flow', 'permeation'],
  });
});

test('what is no simple path of two relations is refused and leaves nothing behind', async ({ graph, projectId }) => {
  const knowledge = createKnowledge({ graph, corpus: createCorpus({ graph }) });
  const documentId = await givenRecord(graph, projectId);
  for (const chain of [
    chainOf(documentId, 'a', 'CAUSAL', 'b'),
    chainOf(documentId, 'aa', 'CAUSAL', 'bb', 'CAUSAL', 'aa'),
  ])
    await expect(knowledge.mergeChains(projectId, [chain])).rejects.toThrow(/no simple path/);
  expect(await all(knowledge.streamConcepts(projectId))).toEqual([]);
});

test('writers of the same chains at the same time make each thing once', async ({ graph, projectId }) => {
  const knowledge = createKnowledge({ graph, corpus: createCorpus({ graph }) });
  const documentId = await givenRecord(graph, projectId);
  const terms = Array.from({ length: 12 }, (_, i) => `term ${i}`);
  const chains = terms.flatMap((a, i) =>
    terms.slice(i + 1, -1).map((b) => chainOf(documentId, a, 'CAUSAL', b, 'PART_OF', 'term 11')),
  );
  const results = await Promise.all(
    Array.from({ length: 8 }, (_, k) => knowledge.mergeChains(projectId, k % 2 === 0 ? chains : chains.toReversed())),
  );
  const total = (kind: 'concepts' | 'relations' | 'chains') =>
    results.reduce((sum, { created }) => sum + created[kind], 0);
  expect(total('concepts')).toBe(12);
  expect(await all(knowledge.streamConcepts(projectId))).toHaveLength(12);
  expect(await all(knowledge.streamRelations(projectId))).toHaveLength(total('relations'));
  expect(await all(knowledge.streamChains(projectId))).toHaveLength(total('chains'));
  expect(total('chains')).toBe(chains.length);
});
