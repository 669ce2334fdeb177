import { NO_JOB } from '../../src/domain/index.ts';
import { createStages, givenFirstRun } from '../patch/support/loop.ts';
import { expect, test } from '../support/graph-test.ts';

const SMALL = { disciplines: ['biology'] };

test('a diagnosis judges every dev failure, leads each back to the sentence behind it, and ranks everything that the suite requires', async ({
  graph,
  projectId,
}) => {
  const stages = createStages(graph);
  const { run } = await givenFirstRun(stages, projectId, SMALL);
  const diagnosis = await stages.diagnosis.diagnose(projectId, run.id, {}, NO_JOB);
  const { data: failures } = await stages.diagnosis.findFailures(projectId, diagnosis.id, { limit: 500, after: null });

  const items = new Map<string, { split: string; requires: string[] }>();
  for await (const { id, split, requires } of stages.benchmark.streamItems(projectId, run.benchmarkId))
    items.set(id, { split, requires: requires.map((ref) => ref.id) });
  const wrong = new Set<string>();
  for await (const { itemId, correct } of stages.evaluation.streamOutcomes(projectId, run.id))
    if (correct === false && items.get(itemId)?.split === 'dev') wrong.add(itemId);
  expect(new Set(failures.map(({ itemId }) => itemId))).toEqual(wrong);
  expect(diagnosis.failures).toBe(wrong.size);
  expect(Object.values(diagnosis.classes).reduce((sum, count) => sum + count, 0)).toBe(wrong.size);

  const required = new Set(
    [...items.values()].filter(({ split }) => split === 'dev').flatMap(({ requires }) => requires),
  );
  const ranked = [...diagnosis.ranking.concepts, ...diagnosis.ranking.relations].map(({ id }) => id);
  expect(new Set<string>(ranked)).toEqual(required);
  expect(ranked).toHaveLength(required.size);

  const { evidence } = failures[0]!;
  expect(Object.keys(evidence).sort()).toEqual([
    'coverage',
    'item',
    'lineage',
    'mastery',
    'operator',
    'probes',
    'spectrum',
  ]);
  expect(evidence.lineage).toMatchObject({
    relations: expect.arrayContaining([
      expect.objectContaining({
        evidence: [expect.objectContaining({ quote: expect.stringMatching(/\w{3}/), title: expect.any(String) })],
      }),
    ]),
  });

  const again = await stages.diagnosis.diagnose(projectId, run.id, {}, NO_JOB);
  expect(again).toEqual(diagnosis);
});

test('a relation that the data never taught is believed missing more than one that it taught', async ({
  graph,
  projectId,
}) => {
  const stages = createStages(graph);
  const { run, dataset } = await givenFirstRun(stages, projectId, SMALL);
  const taught = new Set<string>();
  for await (const { teaches } of stages.training.streamSamples(projectId, dataset.id, 1))
    for (const { id } of teaches) taught.add(id);
  const { ranking } = await stages.diagnosis.diagnose(projectId, run.id, {}, NO_JOB);
  const meanOf = (rows: { score: number }[]) => rows.reduce((sum, { score }) => sum + score, 0) / rows.length;
  const relations = ranking.relations;
  expect(meanOf(relations.filter(({ id }) => !taught.has(id)))).toBeGreaterThan(
    meanOf(relations.filter(({ id }) => taught.has(id))) + 0.2,
  );
});

test("a person's verdict stands beside the service's, and a failure that was not judged takes none", async ({
  graph,
  projectId,
}) => {
  const stages = createStages(graph);
  const { run } = await givenFirstRun(stages, projectId, SMALL);
  const { id } = await stages.diagnosis.diagnose(projectId, run.id, {}, NO_JOB);
  const { data } = await stages.diagnosis.findFailures(projectId, id, { limit: 1, after: null });
  const { itemId, class: before } = data[0]!;
  const verdict = { class: 'defective-item', note: 'two options are right' } as const;
  expect(await stages.diagnosis.putVerdict(projectId, id, itemId, verdict)).toMatchObject({
    itemId,
    class: before,
    verdict,
  });
  await expect(stages.diagnosis.putVerdict(projectId, id, 'itm_0000000000000000', verdict)).rejects.toMatchObject({
    code: 'diagnosis/failure-missing',
  });
  await expect(stages.diagnosis.putVerdict(projectId, 'dgn_0000000000000000', itemId, verdict)).rejects.toMatchObject({
    code: 'diagnosis/missing',
  });
});

test('probes are single-relation questions about failed chains, and their answers move the next diagnosis', async ({
  graph,
  projectId,
}) => {
  const stages = createStages(graph);
  const { run } = await givenFirstRun(stages, projectId, SMALL);
  const before = await stages.diagnosis.diagnose(projectId, run.id, {}, NO_JOB);
  const probes = await stages.diagnosis.proposeProbes(projectId, run.id, 12);
  expect(probes.length).toBeGreaterThan(0);
  expect(probes.length).toBeLessThanOrEqual(12);
  for (const { choices, answer, options, gain, itemIds } of probes) {
    expect(new Set(choices).size).toBe(choices.length);
    expect(options[answer]!.edits).toEqual([]);
    expect(gain).toBeGreaterThan(0);
    expect(itemIds.length).toBeGreaterThan(0);
  }
  const [{ relationId }] = probes as [(typeof probes)[number]];
  const scoreOf = (diagnosis: typeof before) => diagnosis.ranking.relations.find(({ id }) => id === relationId)!.score;
  const known = probes.map(({ id, answer }) => ({ probeId: id, chosen: answer }));
  expect(await stages.diagnosis.recordProbes(projectId, run.id, known)).toEqual({ stored: probes.length });
  const after = await stages.diagnosis.diagnose(projectId, run.id, {}, NO_JOB);
  expect(after.id).not.toBe(before.id);
  expect(after.answers.probes).toBe(probes.length);
  expect(scoreOf(after)).toBeLessThan(scoreOf(before));
  await expect(
    stages.diagnosis.recordProbes(projectId, run.id, [{ probeId: 'prb_0000000000000000', chosen: 0 }]),
  ).rejects.toMatchObject({ code: 'diagnosis/probe-unknown' });
});

test('held-out answers are neither judged nor evidence unless they are asked for', async ({ graph, projectId }) => {
  const stages = createStages(graph);
  const { run } = await givenFirstRun(stages, projectId, SMALL);
  const dev = await stages.diagnosis.diagnose(projectId, run.id, {}, NO_JOB);
  const all = await stages.diagnosis.diagnose(projectId, run.id, { split: 'all' }, NO_JOB);
  expect(dev.answers.judged).toBe(run.bySplit.find(({ split }) => split === 'dev')!.n);
  expect(all.answers.judged).toBe(run.n);
  const { data } = await stages.diagnosis.findFailures(projectId, dev.id, { limit: 500, after: null });
  const splits = await Promise.all(
    data.slice(0, 20).map(({ itemId }) => stages.benchmark.getItem(projectId, itemId, { includeKey: false })),
  );
  expect(new Set(splits.map(({ split }) => split))).toEqual(new Set(['dev']));
  await expect(stages.patch.build(projectId, all.id, { seed: 1 }, NO_JOB)).rejects.toMatchObject({
    code: 'patch/held-out-seen',
  });
});

test('what is not there is missing, and a run without a judged answer has nothing to diagnose', async ({
  graph,
  projectId,
}) => {
  const stages = createStages(graph);
  const { suite } = await givenFirstRun(stages, projectId, SMALL);
  await expect(stages.diagnosis.diagnose(projectId, 'run_0000000000000000', {}, NO_JOB)).rejects.toMatchObject({
    code: 'run/missing',
  });
  await expect(stages.diagnosis.getDiagnosis(projectId, 'dgn_0000000000000000')).rejects.toMatchObject({
    code: 'diagnosis/missing',
  });
  await expect(
    stages.diagnosis.findFailures(projectId, 'dgn_0000000000000000', { limit: 5, after: null }),
  ).rejects.toMatchObject({ code: 'diagnosis/missing' });
  const { id: modelId } = await stages.evaluation.createModel(projectId, { name: 'silent' });
  const empty = await stages.evaluation.createRun(projectId, { benchmarkId: suite.id, modelId });
  await expect(stages.diagnosis.diagnose(projectId, empty.id, {}, NO_JOB)).rejects.toMatchObject({
    code: 'diagnosis/nothing-judged',
  });
});
