import { createKnowledge } from '../../src/knowledge/index.ts';
import { expect, test } from '../support/graph-test.ts';
import { all } from './support/all.ts';
import { chainOf, givenRecord } from './support/given.ts';

const FIRST = { limit: 50, after: null };

test('a neighborhood holds what is within its hops, in its direction and of its types, and nothing else', async ({
  graph,
  projectId,
}) => {
  const knowledge = createKnowledge({ graph });
  const book = await givenRecord(graph, projectId);
  await knowledge.mergeChains(projectId, [
    chainOf(book, 'center', 'CAUSAL', 'one', 'PART_OF', 'two', 'CAUSAL', 'three', 'CAUSAL', 'four'),
    chainOf(book, 'zero', 'CAUSAL', 'center', 'CONTRAST', 'other'),
  ]);
  const concepts = new Map((await all(knowledge.streamConcepts(projectId))).map(({ term, id }) => [term, id]));
  const center = concepts.get('center')!;
  const around = async (query: Parameters<typeof knowledge.findNeighborhood>[2]) => {
    const { nodes, edges, truncated } = await knowledge.findNeighborhood(projectId, center, query);
    expect(truncated).toBe(false);
    expect(edges.length).toBe(nodes.length);
    return Object.fromEntries(nodes.map(({ term, hops }) => [term, hops]));
  };
  expect(await around({ hops: 1 })).toEqual({ one: 1, zero: 1, other: 1 });
  expect(await around({ hops: 3 })).toEqual({ one: 1, zero: 1, other: 1, two: 2, three: 3 });
  expect(await around({ hops: 3, direction: 'out', types: ['CAUSAL'] })).toEqual({ one: 1 });
  expect(await around({ hops: 2, direction: 'in', types: ['CAUSAL', 'PART_OF'] })).toEqual({ zero: 1 });
  const { edges } = await knowledge.findNeighborhood(projectId, center, {
    hops: 1,
    direction: 'in',
    types: ['CAUSAL'],
  });
  expect(edges).toMatchObject([{ type: 'CAUSAL', subjectId: concepts.get('zero'), objectId: center }]);
  const cut = await knowledge.findNeighborhood(projectId, center, { hops: 3, limit: 2 });
  expect(cut.nodes).toHaveLength(2);
  expect(cut.truncated).toBe(true);
  await expect(knowledge.findNeighborhood(projectId, 'con_00000000', { hops: 1 })).rejects.toMatchObject({
    code: 'concept/missing',
  });
  await expect(knowledge.findNeighborhood('another', center, { hops: 1 })).rejects.toMatchObject({
    code: 'concept/missing',
  });
});

test('search finds the exact term first, then aliases, beginnings and typos, inside the project only, and takes every character literally', async ({
  graph,
  projectId,
}) => {
  const knowledge = createKnowledge({ graph });
  const book = await givenRecord(graph, projectId);
  const chain = chainOf(
    book,
    'mitochondrion',
    'PART_OF',
    'mitochondrial membrane',
    'CONTRAST',
    'Membranes',
    'CONTRAST',
    'C++ programming',
  );
  chain.nodes[1]!.aliases.push('inner wall');
  await knowledge.mergeChains(projectId, [chain]);
  const terms = async (query: string, filter = {}) =>
    (await knowledge.findConcepts(projectId, { query, ...filter }, FIRST)).data.map(({ term }) => term);
  expect((await terms('membrane'))[0]).toBe('Membranes');
  expect(await terms('membrane')).toContain('mitochondrial membrane');
  expect(await terms('the Mitochondria')).toContain('mitochondrion');
  expect(await terms('inner wall')).toEqual(['mitochondrial membrane']);
  expect(await terms('mitoch')).toHaveLength(2);
  expect(await terms('mitochondrien')).toContain('mitochondrion');
  expect(await terms('membrane', { discipline: 'physics' })).toEqual([]);
  for (const odd of ['*:*', '"', '(a+)+$', 'term:x OR projectId:*', '\\', 'name}) DETACH DELETE n //', ' '])
    await terms(odd);
  expect(await terms('C++')).toEqual(['C++ programming']);
  expect((await knowledge.findConcepts(`${projectId}-x`, { query: 'membrane' }, FIRST)).data).toEqual([]);
  expect((await knowledge.findConcepts(projectId, { query: '*:*' }, FIRST)).data).toEqual([]);
});

test('lists are paged without a gap or a repeat, whatever they are ordered by', async ({ graph, projectId }) => {
  const knowledge = createKnowledge({ graph });
  const book = await givenRecord(graph, projectId);
  const words = ['ash', 'birch', 'cedar', 'elm', 'fir', 'oak', 'pine'];
  await knowledge.mergeChains(
    projectId,
    words.map((word) => chainOf(book, `${word} tree`, 'PART_OF', 'wood', 'PART_OF', 'land')),
  );
  async function* pages<T>(
    read: (page: { limit: number; after: string | null }) => Promise<{ data: T[]; next: string | null }>,
  ) {
    for (let after: string | null = null; ; ) {
      const { data, next } = await read({ limit: 2, after });
      expect(data.length).toBeLessThanOrEqual(2);
      yield* data;
      if (next === null) return;
      after = next;
    }
  }
  const wood = (await knowledge.findConcepts(projectId, { query: 'wood' }, FIRST)).data[0]!;
  expect(wood.counts).toEqual({ relations: 8, chains: 7, samples: 0, items: 0 });
  const ids = async <T extends { id: string }>(rows: AsyncIterable<T>) => (await all(rows)).map(({ id }) => id);
  for (const [expected, list] of [
    [7, await ids(pages((page) => knowledge.findConcepts(projectId, { query: 'tree' }, page)))],
    [9, await ids(pages((page) => knowledge.findConcepts(projectId, {}, page)))],
    [9, await ids(pages((page) => knowledge.findConcepts(projectId, { discipline: 'biology' }, page)))],
    [8, await ids(pages((page) => knowledge.findRelations(projectId, {}, page)))],
    [8, await ids(pages((page) => knowledge.findRelations(projectId, { type: 'PART_OF' }, page)))],
    [7, await ids(pages((page) => knowledge.findRelations(projectId, { object: wood.id }, page)))],
    [1, await ids(pages((page) => knowledge.findRelations(projectId, { subject: wood.id }, page)))],
    [7, await ids(pages((page) => knowledge.findChains(projectId, { concept: wood.id }, page)))],
    [7, await ids(pages((page) => knowledge.findChains(projectId, { discipline: 'biology' }, page)))],
    [0, await ids(pages((page) => knowledge.findChains(projectId, { discipline: 'law' }, page)))],
  ] as const) {
    expect(list).toHaveLength(expected);
    expect(new Set(list).size).toBe(expected);
  }
  const [relation] = (await knowledge.findRelations(projectId, { subject: wood.id }, FIRST)).data;
  expect(await knowledge.getRelation(projectId, relation!.id)).toMatchObject({
    subject: { term: 'wood' },
    object: { term: 'land' },
    type: 'PART_OF',
  });
  expect(relation?.chainIds).toHaveLength(7);
  expect(
    (await knowledge.findChains(projectId, { relation: relation!.id, concept: wood.id }, FIRST)).data,
  ).toHaveLength(7);
});

test('paths are the shortest explanations, in either direction of a relation', async ({ graph, projectId }) => {
  const knowledge = createKnowledge({ graph });
  const book = await givenRecord(graph, projectId);
  await knowledge.mergeChains(projectId, [
    chainOf(book, 'rain', 'CAUSAL', 'flood', '<PREREQUISITE', 'river', 'PART_OF', 'valley'),
    chainOf(book, 'desert', 'CONTRAST', 'oasis', 'PART_OF', 'sand'),
  ]);
  const id = new Map((await all(knowledge.streamConcepts(projectId))).map((concept) => [concept.term, concept.id]));
  const paths = await knowledge.findPaths(projectId, id.get('rain')!, id.get('valley')!, 3);
  expect(paths.map(({ nodes }) => nodes.map(({ term }) => term))).toEqual([['rain', 'flood', 'river', 'valley']]);
  expect(paths[0]?.steps.map(({ direction }) => direction)).toEqual(['forward', 'backward', 'forward']);
  expect(await knowledge.findPaths(projectId, id.get('rain')!, id.get('valley')!, 2)).toEqual([]);
  expect(await knowledge.findPaths(projectId, id.get('rain')!, id.get('desert')!, 6)).toEqual([]);
  expect(await knowledge.findPaths(projectId, id.get('rain')!, id.get('rain')!, 1)).toMatchObject([{ steps: [] }]);
});

test('of many paths the same ten come, in the same order, whoever wrote first', async ({ graph, projectId }) => {
  const knowledge = createKnowledge({ graph });
  const book = await givenRecord(graph, projectId);
  const ways = Array.from({ length: 30 }, (_, i) => chainOf(book, 'rain', 'CAUSAL', `way ${i}`, 'CAUSAL', 'flood'));
  const pathsAfter = async (chains: typeof ways, id: string) => {
    for (const chain of chains) await knowledge.mergeChains(id, [chain]);
    const ids = new Map((await all(knowledge.streamConcepts(id))).map((concept) => [concept.term, concept.id]));
    return knowledge.findPaths(id, ids.get('rain')!, ids.get('flood')!, 3);
  };
  const paths = await pathsAfter(ways, projectId);
  expect(paths).toHaveLength(10);
  for await (const { id } of knowledge.streamChains(projectId)) await knowledge.deleteChain(projectId, id);
  expect(await pathsAfter([...ways].reverse(), projectId)).toEqual(paths);
});

test('a concept leads back to the documents that state its relations', async ({ graph, projectId }) => {
  const knowledge = createKnowledge({ graph });
  const [one, two] = [await givenRecord(graph, projectId, 'one'), await givenRecord(graph, projectId, 'two')];
  await knowledge.mergeChains(projectId, [
    chainOf(one, 'sun', 'CAUSAL', 'warmth', 'CAUSAL', 'growth'),
    chainOf(two, 'sun', 'CAUSAL', 'warmth', 'CAUSAL', 'thirst'),
  ]);
  const [sun] = (await knowledge.findConcepts(projectId, { query: 'sun' }, FIRST)).data;
  expect(await knowledge.getLineage(projectId, sun!.id)).toMatchObject({
    documents: expect.arrayContaining([
      { id: one, title: 'one', relations: 1 },
      { id: two, title: 'two', relations: 1 },
    ]),
    chains: [{}, {}],
    items: [],
    samples: [],
  });
});
