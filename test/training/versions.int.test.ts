import { describe } from 'vitest';
import { createBenchmark } from '../../src/benchmark/index.ts';
import { idOf, NO_JOB, type ProdaError, randomOf, type Sample } from '../../src/domain/index.ts';
import { createKnowledge, type Knowledge } from '../../src/knowledge/index.ts';
import type { Graph } from '../../src/platform/index.ts';
import { buildAdmitted, createTraining, type Training } from '../../src/training/index.ts';
import { primerChains } from '../knowledge/support/primer.ts';
import { expect, test } from '../support/graph-test.ts';
import { givenChains } from './support/given-chains.ts';

const PAGE = { limit: 500, after: null };
const physics = primerChains.filter(({ discipline }) => discipline === 'physics');
const biology = primerChains.filter(({ discipline }) => discipline === 'biology');

async function given(graph: Graph, projectId: string, chains = physics) {
  await givenChains(graph, projectId, chains);
  const knowledge: Pick<Knowledge, 'streamRelations' | 'streamConcepts' | 'streamChains'> = createKnowledge({ graph });
  const benchmark = createBenchmark({ graph, knowledge });
  const suite = await benchmark.build(projectId, { name: 'suite', seed: 1 }, NO_JOB);
  const training = createTraining({ graph, knowledge, benchmark });
  const dataset = await training.createDataset(projectId, 'lessons');
  return { knowledge, benchmark, suite, training, dataset };
}
async function all<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const row of rows) found.push(row);
  return found;
}
const idsOf = (samples: readonly Sample[]) => samples.map(({ id }) => id);

/** A sample on a relation that no sample of the version teaches, let through by the gate. */
async function lessonOn(training: Training, projectId: string, benchmarkId: string, taught: ReadonlySet<string>) {
  const facts = await training.loadFacts(projectId);
  const gate = await training.openGate(projectId, benchmarkId);
  for (const fact of facts.relations) {
    if (taught.has(fact.id)) continue;
    const made = buildAdmitted(fact, 'open', randomOf('lesson'), gate, 'refine');
    if ('sample' in made && made.sample !== null) return { fact, sample: made.sample, totals: facts.totals };
  }
  throw new Error('every relation is taught');
}

describe('a first version', () => {
  test('teaches about half of the graph, gives no item away, and the same work finds it again', async ({
    graph,
    projectId,
  }) => {
    const { training, dataset, suite } = await given(graph, projectId);
    const input = { benchmarkId: suite.id, seed: 3 };
    const version = await training.buildVersion(projectId, dataset.id, input, NO_JOB);
    const share = version.taught.relations / version.taught.relationsOf;
    expect(share).toBeGreaterThan(0.35);
    expect(share).toBeLessThan(0.55);
    expect(version.orthogonality?.items).toBe(suite.items);

    const samples = await all(training.streamSamples(projectId, dataset.id, 1));
    expect(samples).toHaveLength(version.samples);
    expect(new Set(idsOf(samples)).size).toBe(version.samples);
    const gate = await training.openGate(projectId, suite.id);
    for (const sample of samples) expect(gate.leaksOf(sample)).toEqual([]);
    for (const { teaches } of samples) expect(teaches).toHaveLength(1);

    expect(await training.buildVersion(projectId, dataset.id, input, NO_JOB)).toEqual(version);
    expect(await training.getDataset(projectId, dataset.id)).toMatchObject({ versions: 1 });
    const other = await training.createDataset(projectId, 'elsewhere');
    expect(await training.buildVersion(projectId, other.id, input, NO_JOB)).toEqual({
      ...version,
      datasetId: other.id,
    });
  });

  test('chooses the same facts whatever the suite is', async ({ graph, projectId }) => {
    const { training, dataset, suite } = await given(graph, projectId);
    const open = await training.buildVersion(projectId, dataset.id, { benchmarkId: null, seed: 3 }, NO_JOB);
    const checked = await training.buildVersion(projectId, dataset.id, { benchmarkId: suite.id, seed: 3 }, NO_JOB);
    expect([open.n, checked.n]).toEqual([1, 2]);
    expect(open.orthogonality?.items).toBe(0);
    const taught = async (n: number) =>
      new Set(
        (await all(training.streamSamples(projectId, dataset.id, n))).flatMap(({ teaches }) =>
          teaches.map(({ id }) => id),
        ),
      );
    const [free, kept] = [await taught(1), await taught(2)];
    for (const id of kept) expect(free.has(id)).toBe(true);
    expect(kept.size).toBeGreaterThan(free.size * 0.75);
  });

  test('keeps its quota, and says what was possible where it cannot be met', async ({ graph, projectId }) => {
    const { training, dataset } = await given(graph, projectId, [...physics, ...biology]);
    const build = (quota: object, formats?: Sample['format'][]) =>
      training.buildVersion(
        projectId,
        dataset.id,
        { benchmarkId: null, seed: 1, quota, ...(formats && { formats }) },
        NO_JOB,
      );
    const small = await build({ total: 40 });
    expect(small.samples).toBe(40);
    expect(Object.keys(small.byDiscipline)).toEqual(['biology', 'physics']);
    expect(await build({ perDiscipline: 7 })).toMatchObject({ byDiscipline: { biology: 7, physics: 7 } });
    expect(await build({ perFormat: 5 }, ['open', 'tf'])).toMatchObject({ byFormat: { open: 5, tf: 5 }, samples: 10 });
    const typed = await build({ perType: 2 });
    const types = new Map((await training.loadFacts(projectId)).relations.map(({ id, type }) => [id as string, type]));
    const counts = new Map<string, number>();
    for await (const { teaches } of training.streamSamples(projectId, dataset.id, typed.n))
      for (const { kind, id } of teaches)
        if (kind === 'relation') counts.set(types.get(id)!, (counts.get(types.get(id)!) ?? 0) + 1);
    expect(counts.size).toBeGreaterThan(5);
    expect(Math.max(...counts.values())).toBe(2);
    const large = await build({ total: 1_000_000 });
    expect(large.samples).toBeLessThan(1_000_000);
    expect(large.why).toContain(`1000000 were asked for, ${large.samples} were possible`);
  });

  test('keeps every refused pair and the nearest sample of each item, and judges any other pair on request', async ({
    graph,
    projectId,
  }) => {
    const { training, dataset, suite, benchmark } = await given(graph, projectId);
    const version = await training.buildVersion(projectId, dataset.id, { benchmarkId: suite.id, seed: 3 }, NO_JOB);
    const refused = await training.findRefusedPairs(projectId, dataset.id, 1, PAGE);
    const counted = version.refused.filter(({ reason }) => reason.startsWith('refused: '));
    expect(refused.data.length).toBeGreaterThanOrEqual(Math.min(500, counted.length));
    const kept = new Set<string>(idsOf(await all(training.streamSamples(projectId, dataset.id, 1))));
    for (const { sampleId } of refused.data) expect(kept.has(sampleId)).toBe(false);

    const closest = await training.findClosestPairs(projectId, dataset.id, 1, PAGE);
    expect(closest.data.length).toBeGreaterThan(0);
    for (const [i, { share, sampleId }] of closest.data.entries()) {
      expect(share).toBeLessThan(0.8);
      expect(kept.has(sampleId)).toBe(true);
      if (i > 0) expect(share).toBeLessThanOrEqual(closest.data[i - 1]!.share);
    }
    const [nearest] = closest.data;
    expect(await training.judgePair(projectId, suite.id, nearest!.itemId, nearest!.sampleId)).toEqual({
      leaks: [],
      share: expect.closeTo(nearest!.share),
    });
    expect((await benchmark.getItem(projectId, nearest!.itemId, { includeKey: true })).benchmarkId).toBe(suite.id);
  });

  test('of an empty graph, or against a suite that is not there, is refused', async ({ graph, projectId }) => {
    const knowledge = createKnowledge({ graph });
    const training = createTraining({ graph, knowledge, benchmark: createBenchmark({ graph, knowledge }) });
    const dataset = await training.createDataset(projectId, 'lessons');
    const codeOf = (work: Promise<unknown>) =>
      work.then(
        () => 'none',
        (error: ProdaError) => error.code,
      );
    const build = (benchmarkId: string | null) =>
      codeOf(training.buildVersion(projectId, dataset.id, { benchmarkId, seed: 1 }, NO_JOB));
    expect(await build(null)).toBe('dataset/empty-graph');
    await givenChains(graph, projectId, physics.slice(0, 5));
    expect(await build('bmk_nosuchsuite')).toBe('benchmark/missing');
    expect(await codeOf(training.getVersion(projectId, dataset.id, 1))).toBe('dataset/version-missing');
    expect(await codeOf(training.getVersion(projectId, 'dst_nosuchset', 1))).toBe('dataset/missing');
  });

  test('that is cancelled is not made', async ({ graph, projectId }) => {
    const { training, dataset } = await given(graph, projectId);
    const abort = new AbortController();
    const context = { signal: abort.signal, progress: () => abort.abort() };
    const building = training.buildVersion(projectId, dataset.id, { benchmarkId: null, seed: 1 }, context);
    await expect(building).rejects.toThrow(/abort/i);
    expect(await training.getDataset(projectId, dataset.id)).toMatchObject({ versions: 0 });
    expect((await createKnowledge({ graph }).audit(projectId)).counts.samples).toBe(0);
  });
});

describe('a further version', () => {
  test('holds what was held, without what was dropped, with what was added; its increment is added and replayed', async ({
    graph,
    projectId,
  }) => {
    const { training, dataset, suite } = await given(graph, projectId);
    await training.buildVersion(projectId, dataset.id, { benchmarkId: suite.id, seed: 3 }, NO_JOB);
    const first = await all(training.streamSamples(projectId, dataset.id, 1));
    const taught = new Set(first.flatMap(({ teaches }) => teaches.map(({ id }) => id as string)));
    const { sample, fact, totals } = await lessonOn(training, projectId, suite.id, taught);
    const [dropped, replayed] = [first[0]!, first[5]!];
    const change = {
      previous: 1,
      add: [sample],
      drop: [dropped.id],
      replay: [replayed.id],
      why: 'a lesson that was missing',
      benchmarkId: suite.id,
    };
    const second = await training.addVersion(projectId, dataset.id, change, totals);
    expect(second).toMatchObject({ n: 2, samples: first.length, added: 1, dropped: 1, replayed: 1, why: change.why });
    expect(await training.addVersion(projectId, dataset.id, change, totals)).toEqual(second);

    const contents = idsOf(await all(training.streamSamples(projectId, dataset.id, 2)));
    expect(contents).toEqual([...idsOf(first).slice(1), sample.id]);
    expect(idsOf(await all(training.streamSamples(projectId, dataset.id, 2, 'increment')))).toEqual([
      sample.id,
      replayed.id,
    ]);
    expect(idsOf(await all(training.streamSamples(projectId, dataset.id, 1)))).toEqual(idsOf(first));

    const diff = await training.diff(projectId, dataset.id, 1, 2);
    expect(diff).toMatchObject({ added: [sample], dropped: [dropped.id], replayed: [replayed.id] });
    const [blamed] = await training.blame(projectId, dataset.id, fact.id);
    expect(blamed).toEqual({ sample, addedIn: 2, droppedIn: null });
    expect(await training.blame(projectId, dataset.id, dropped.teaches[0]!.id)).toContainEqual({
      sample: dropped,
      addedIn: 1,
      droppedIn: 2,
    });
    expect(await training.getTaughtBetween(projectId, dataset.id, 1, 2)).toEqual(new Set([fact.id]));

    const page = await training.findSamples(projectId, dataset.id, 2, 'contents', { limit: 10, after: null });
    expect(idsOf(page.data)).toEqual(contents.slice(0, 10));
    const rest = await training.findSamples(projectId, dataset.id, 2, 'contents', { limit: 500, after: page.next });
    expect(idsOf(rest.data)[0]).toBe(contents[10]);

    const coverage = await training.coverage(projectId, suite.id, dataset.id, 2);
    expect(coverage.relations.taught).toBe(second.taught.relations);
    expect(coverage.relations.both + coverage.relations.neither).toBeLessThanOrEqual(second.taught.relationsOf);
  });

  test('takes no sample that gives an item away, whoever made it, and none that teaches two relations unless it goes step by step', async ({
    graph,
    projectId,
  }) => {
    const { training, dataset, suite, benchmark } = await given(graph, projectId);
    await training.buildVersion(projectId, dataset.id, { benchmarkId: suite.id, seed: 3 }, NO_JOB);
    const [item] = await all(benchmark.streamItems(projectId, suite.id));
    const { totals } = await training.loadFacts(projectId);
    const told: Sample = {
      id: idOf('smp', 'told'),
      format: 'open',
      style: 'told',
      discipline: item!.discipline,
      origin: 'control',
      question: item!.question,
      answer: item!.choices[item!.answer]!,
      rationale: 'It is so.',
      teaches: [],
    };
    const change = { previous: 1, add: [told], drop: [], replay: [], why: 'a leak', benchmarkId: suite.id };
    const second = await training.addVersion(projectId, dataset.id, change, totals);
    expect(second).toMatchObject({ added: 0, n: 2 });
    const { data } = await training.findRefusedPairs(projectId, dataset.id, 2, PAGE);
    expect(data).toContainEqual(
      expect.objectContaining({ itemId: item!.id, sampleId: told.id, reason: 'shared-ngram' }),
    );

    const teaches = item!.requires.filter(({ kind }) => kind === 'relation');
    const several = { ...told, id: idOf('smp', 'several'), origin: 'refine' as const, teaches };
    const sizeOf = async () => (await createKnowledge({ graph }).audit(projectId)).counts.samples;
    const before = await sizeOf();
    // More than one batch comes before it, and goes again.
    const filler = Array.from({ length: 1_100 }, (_, i): Sample => {
      const said = { question: `Filler ${i}?`, answer: `Filler ${i}.`, rationale: 'None.' };
      return { ...told, ...said, id: idOf('smp', 'filler', i) };
    });
    await expect(
      training.addVersion(projectId, dataset.id, { ...change, add: [...filler, several] }, totals),
    ).rejects.toMatchObject({ code: 'dataset/teaches-several' });
    expect(await sizeOf()).toBe(before);
    const stepByStep = { ...several, origin: 'cot' as const, question: 'Why?', answer: 'So.' };
    const third = await training.addVersion(projectId, dataset.id, { ...change, add: [stepByStep] }, totals);
    // It may teach several, but these are the relations of the item, and their ends are its conclusion.
    expect(third.refused).toContainEqual({ reason: 'refused: states-conclusion', count: 1 });
  });

  test('made twice at once gets two numbers in one line', async ({ graph, projectId }) => {
    const { training, dataset } = await given(graph, projectId);
    const built = await Promise.all(
      [1, 2, 3].map((seed) =>
        training.buildVersion(projectId, dataset.id, { benchmarkId: null, seed, quota: { total: 30 } }, NO_JOB),
      ),
    );
    expect(built.map(({ n }) => n).sort()).toEqual([1, 2, 3]);
    for (const { n, samples } of built)
      expect(await all(training.streamSamples(projectId, dataset.id, n))).toHaveLength(samples);
  });
});
