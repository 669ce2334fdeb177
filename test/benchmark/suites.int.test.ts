import { readFileSync } from 'node:fs';
import { createBenchmark } from '../../src/benchmark/index.ts';
import { type JobContext, type KeyedItem, NO_JOB, type Operator, ProdaError } from '../../src/domain/index.ts';
import { createKnowledge } from '../../src/knowledge/index.ts';
import { type Graph, queryOf } from '../../src/platform/graph/index.ts';
import { expect, test } from '../support/graph-test.ts';

const countLinks = queryOf<
  { projectId: string; benchmarkId: string },
  { items: number; tested: number; options: number; perturbed: number; required: number }
>('benchmark/count-suite-links');

async function* linesOf(discipline: string): AsyncGenerator<string> {
  const file = new URL(`../../data/primer/knowledge/${discipline}.ndjson`, import.meta.url);
  for (const line of readFileSync(file, 'utf8').trim().split('\n')) yield line;
}

async function* shortChain(): AsyncGenerator<string> {
  const step = (subject: string, object: string) => ({
    subject,
    type: 'CAUSAL',
    object,
    verb: 'makes',
    quote: 'a quote',
  });
  yield JSON.stringify({
    discipline: 'alchemy',
    document: { title: 'Of gold' },
    chain: { name: 'From lead to gold' },
    path: [step('nigredo', 'albedo'), step('albedo', 'rubedo')],
  });
}

async function given(graph: Graph, projectId: string, ...disciplines: string[]) {
  const knowledge = createKnowledge({ graph });
  for (const discipline of disciplines) await knowledge.importKnowledge(projectId, linesOf(discipline), NO_JOB);
  return { knowledge, benchmark: createBenchmark({ graph, knowledge }) };
}

test('a suite is stored whole, and building it again changes nothing', async ({ graph, projectId }) => {
  const { benchmark } = await given(graph, projectId, 'physics', 'law');
  const suite = await benchmark.build(projectId, { name: 'suite', seed: 3 }, NO_JOB);
  expect(suite.items).toBeGreaterThan(40);
  expect(suite.version).toBe(1);
  expect(suite.devItems + suite.heldOutItems).toBe(suite.items);
  const [links] = await graph.run(countLinks, { projectId, benchmarkId: suite.id });
  expect(links).toMatchObject({ items: suite.items, tested: suite.items, options: suite.items * 4 });
  expect(links!.perturbed).toBeGreaterThanOrEqual(suite.items * 3);
  expect(links!.required).toBeGreaterThanOrEqual(suite.items * 5);

  const again = await benchmark.build(projectId, { name: 'suite', seed: 3 }, NO_JOB);
  expect(again).toEqual(suite);
  expect(await graph.run(countLinks, { projectId, benchmarkId: suite.id })).toEqual([links]);

  const other = await benchmark.build(projectId, { name: 'suite', seed: 4 }, NO_JOB);
  expect(other.id).not.toBe(suite.id);
  expect(other.version).toBe(2);
});

test('the same knowledge in another project gives the same suite', async ({ graph, projectId }) => {
  const { benchmark } = await given(graph, projectId, 'chemistry');
  const suite = await benchmark.build(projectId, { name: 'suite', seed: 3 }, NO_JOB);
  const twin = `${projectId}b`;
  try {
    const second = await given(graph, twin, 'chemistry');
    expect(await second.benchmark.build(twin, { name: 'suite', seed: 3 }, NO_JOB)).toEqual(suite);
  } finally {
    const deleteProject = queryOf<{ projectId: string }, { left: number }>('platform/delete-project-batch');
    while (((await graph.run(deleteProject, { projectId: twin }))[0]?.left ?? 0) > 0);
  }
});

test('items are paged, filtered by split and shown without their key unless it is asked for', async ({
  graph,
  projectId,
}) => {
  const { benchmark } = await given(graph, projectId, 'physics');
  const suite = await benchmark.build(projectId, { name: 'suite', seed: 1, size: 20 }, NO_JOB);
  expect(suite.items).toBe(20);
  const first = await benchmark.findItems(projectId, suite.id, { limit: 12, after: null }, { includeKey: false });
  const second = await benchmark.findItems(
    projectId,
    suite.id,
    { limit: 12, after: first.next },
    { includeKey: false },
  );
  expect(new Set([...first.data, ...second.data].map(({ id }) => id)).size).toBe(20);
  expect(second.next).toBeNull();
  for (const item of first.data) expect(Object.keys(item)).not.toContain('answer');
  const dev = await benchmark.findItems(
    projectId,
    suite.id,
    { limit: 50, after: null },
    { includeKey: true, split: 'dev' },
  );
  expect(dev.data).toHaveLength(suite.devItems);
  const keyed: KeyedItem[] = [];
  for await (const item of benchmark.streamItems(projectId, suite.id)) keyed.push(item);
  expect(keyed).toHaveLength(20);
  expect(await benchmark.getItem(projectId, keyed[0]!.id, { includeKey: true })).toEqual(keyed[0]);
  expect((await benchmark.findBenchmarks(projectId, { limit: 5, after: null })).data).toEqual([suite]);
});

test('what cannot be built is refused with its reason, and nothing of it is seen', async ({ graph, projectId }) => {
  const { benchmark, knowledge } = await given(graph, projectId);
  const build = (input: object, context: JobContext = NO_JOB) =>
    benchmark.build(projectId, { name: 'suite', seed: 1, ...input }, context).then(
      () => 'built',
      (error: unknown) => (error instanceof ProdaError ? error.code : error),
    );
  expect(await build({})).toBe('benchmark/empty-graph');
  await knowledge.importKnowledge(projectId, linesOf('law'), NO_JOB);
  expect(await build({ disciplines: ['alchemy'] })).toBe('benchmark/unknown-discipline');
  expect(await build({ operators: ['MAGIC' as Operator] })).toBe('benchmark/unknown-operator');
  // A lone operator on two sides of one concept: nothing to truncate on either.
  await knowledge.importKnowledge(projectId, shortChain(), NO_JOB);
  expect(await build({ operators: ['TRUNC'], disciplines: ['alchemy'] })).toBe('benchmark/no-items');
  const gone = new AbortController();
  gone.abort(new Error('nobody wants it'));
  expect(await build({}, { ...NO_JOB, signal: gone.signal })).toMatchObject({ message: 'nobody wants it' });
  expect((await benchmark.findBenchmarks(projectId, { limit: 50, after: null })).data).toEqual([]);
  await expect(benchmark.getBenchmark(projectId, 'bmk_00000000')).rejects.toMatchObject({ code: 'benchmark/missing' });
  await expect(benchmark.getItem(projectId, 'itm_00000000', { includeKey: false })).rejects.toMatchObject({
    code: 'item/missing',
  });
});

test('only the operators asked for are used, and a size that cannot be met is said', async ({ graph, projectId }) => {
  const { benchmark } = await given(graph, projectId, 'law');
  const suite = await benchmark.build(
    projectId,
    { name: 'suite', seed: 1, size: 5_000, operators: ['INVREL', 'NEARMISS'] },
    NO_JOB,
  );
  expect(suite.byOperator.SUBST_ADJ + suite.byOperator.TRUNC).toBe(0);
  expect(suite.items).toBeGreaterThan(10);
  expect(suite.skipped).toContainEqual({
    reason: 'suite: fewer items than the size asked for',
    count: 5_000 - suite.items,
  });
});

test('a suite without some items of another holds the others as they were, and only what was there can be left out', async ({
  graph,
  projectId,
}) => {
  const { benchmark } = await given(graph, projectId, 'law');
  const base = await benchmark.build(projectId, { name: 'suite', seed: 1, size: 20 }, NO_JOB);
  const all: KeyedItem[] = [];
  for await (const item of benchmark.streamItems(projectId, base.id)) all.push(item);
  const leaveOut = all.slice(0, 3).map(({ id }) => id);
  const without = (input: object) =>
    benchmark.buildFromBase(projectId, { name: 'suite', benchmarkId: base.id, leaveOut, ...input }, NO_JOB);
  const next = await without({});
  expect(next).toMatchObject({ version: 2, items: all.length - 3, base: { benchmarkId: base.id, leftOut: 3 } });
  const kept: KeyedItem[] = [];
  for await (const item of benchmark.streamItems(projectId, next.id)) kept.push(item);
  const contentOf = ({ question, choices, answer, split, options }: KeyedItem) =>
    JSON.stringify({ question, choices, answer, split, options });
  expect(kept.map(contentOf).sort()).toEqual(all.slice(3).map(contentOf).sort());
  expect(await without({})).toEqual(next);
  expect(await benchmark.getBenchmark(projectId, base.id)).toEqual(base);
  await expect(without({ leaveOut: ['itm_00000000'] })).rejects.toMatchObject({ code: 'benchmark/item-not-in-base' });
  await expect(without({ leaveOut: [] })).rejects.toMatchObject({ code: 'benchmark/nothing-to-leave-out' });
  await expect(without({ benchmarkId: 'bmk_00000000' })).rejects.toMatchObject({ code: 'benchmark/missing' });
});

test('an item of a build that was cut short is not there', async ({ graph, projectId }) => {
  const { benchmark } = await given(graph, projectId, 'law');
  const thaw = queryOf<{ projectId: string; benchmarkId: string }, Record<string, never>>('benchmark/thaw-benchmark');
  const suite = await benchmark.build(projectId, { name: 'suite', seed: 1, size: 4 }, NO_JOB);
  const [item] = (await benchmark.findItems(projectId, suite.id, { limit: 1, after: null }, { includeKey: false }))
    .data;
  expect(await benchmark.getItem(projectId, item!.id, { includeKey: false })).toEqual(item);
  await graph.run(thaw, { projectId, benchmarkId: suite.id });
  await expect(benchmark.getItem(projectId, item!.id, { includeKey: false })).rejects.toMatchObject({
    code: 'item/missing',
  });
});

test('a suite keeps its quotas of disciplines and hops, and says what was possible of those that cannot be met', async ({
  graph,
  projectId,
}) => {
  const { benchmark } = await given(graph, projectId, 'law', 'physics');
  const build = (quota: object) => benchmark.build(projectId, { name: 'suite', seed: 1, quota }, NO_JOB);
  const met = await build({ disciplines: { law: 6, physics: 4 }, hops: { '2': 20, '3': 20 } });
  expect(met.byDiscipline).toEqual({ law: 6, physics: 4 });
  expect(met.quota).toMatchObject({ asked: { disciplines: { law: 6, physics: 4 } } });
  expect(met.quota!.unmet.map(({ quota }) => quota)).not.toContain('discipline');

  const byHops = await build({ hops: { '3': 5 } });
  expect(byHops).toMatchObject({ items: 5, byHops: { '3': 5 }, quota: { unmet: [] } });
  const each = await build({ perDiscipline: 3 });
  expect(each.byDiscipline).toEqual({ law: 3, physics: 3 });

  const short = await build({ disciplines: { law: 5_000 }, hops: { '2': 9_000, '4': 1_000 } });
  expect(Object.keys(short.byDiscipline)).toEqual(['law']);
  expect(Object.keys(short.byHops!).every((hops) => hops === '2' || hops === '4')).toBe(true);
  const lack = new Map(short.quota!.unmet.map((unmet) => [`${unmet.quota} ${unmet.of}`, unmet]));
  expect([...lack.keys()]).toEqual(['discipline law', 'hops 2', 'hops 4']);
  expect(lack.get('discipline law')).toMatchObject({ asked: 5_000, items: short.items });
  expect(lack.get('discipline law')!.chains).toBeGreaterThan(10);
  expect(lack.get('discipline law')!.reasons.length).toBeGreaterThan(0);
  expect(short.skipped).toContainEqual({
    reason: 'suite: quota of discipline law not met',
    count: 5_000 - short.items,
  });
  await expect(build({ disciplines: { alchemy: 1 } })).rejects.toMatchObject({ code: 'benchmark/unknown-discipline' });
});
