import { NO_JOB } from '../../src/domain/index.ts';
import { expect, test } from '../support/graph-test.ts';
import { createStages, givenFirstRun, importNative, runStudent } from './support/loop.ts';

const SMALL = { disciplines: ['biology'] };

test('a patch teaches what is blamed, replays rows that share no relation with it, says why, and is the same when built again', async ({
  graph,
  projectId,
}) => {
  const stages = createStages(graph);
  const { run, dataset, suite } = await givenFirstRun(stages, projectId, SMALL);
  const diagnosis = await stages.diagnosis.diagnose(projectId, run.id, {}, NO_JOB);
  const patch = await stages.patch.build(projectId, diagnosis.id, { seed: 7 }, NO_JOB);
  expect(patch.refine + patch.cot).toBeGreaterThan(0);
  expect(patch.l2Overlap).toBe(0);
  expect(patch.replay).toBeLessThanOrEqual(patch.replayWanted);
  expect(patch.datasetVersion).toEqual({ datasetId: dataset.id, version: 2 });

  const version = await stages.training.getVersion(projectId, dataset.id, 2);
  expect(version.added).toBe(patch.refine + patch.cot);
  expect(version.replayed).toBe(patch.replay);
  // It says what was added and for what, what was dropped, what was replayed, and by which settings.
  for (const said of [
    patch.id,
    diagnosis.id,
    `adds ${patch.refine} refine samples`,
    `${patch.cot} step-by-step`,
    'drops none',
    `replays ${patch.replay} of ${patch.replayWanted} rows wanted`,
    'seed 7',
  ])
    expect(version.why).toContain(said);

  const { added, replayed } = await stages.training.diff(projectId, dataset.id, 1, 2);
  const relationsOf = (samples: typeof added) =>
    new Set(
      samples.flatMap(({ teaches }) => teaches.flatMap(({ kind, id }) => (kind === 'relation' ? [id as string] : []))),
    );
  const replayedSamples = await Promise.all(replayed.map((id) => stages.training.getSample(projectId, id)));
  const taught = relationsOf(added);
  expect([...relationsOf(replayedSamples)].filter((id) => taught.has(id))).toEqual([]);
  for (const sample of added) {
    expect(['refine', 'cot']).toContain(sample.origin);
    if (sample.origin === 'refine') expect(sample.teaches).toHaveLength(1);
  }
  // What was asked for is what most of the samples are about: the target itself, or a relation of a concept that is one.
  const blamed = new Set<string>(patch.targets.map(({ id }) => id));
  for (const { id, subject, object } of (await stages.training.loadFacts(projectId)).relations)
    if (blamed.has(subject.id) || blamed.has(object.id)) blamed.add(id);
  expect(added.filter(({ teaches }) => teaches.some(({ id }) => blamed.has(id))).length / added.length).toBeGreaterThan(
    0.5,
  );

  expect(await stages.patch.build(projectId, diagnosis.id, { seed: 7 }, NO_JOB)).toEqual(patch);
  expect((await stages.training.getDataset(projectId, dataset.id)).versions).toBe(2);
  expect(await stages.patch.getPatch(projectId, patch.id)).toEqual(patch);

  // No sample of the patch gives an item away, by the gate's own word.
  const gate = await stages.training.openGate(projectId, suite.id);
  expect(added.map((sample) => gate.check(sample)).filter((leak) => leak !== null)).toEqual([]);
});

test('under a budget a patch spends no more on its targets; too few rows to replay, and a verdict of a person, are seen', async ({
  graph,
  projectId,
}) => {
  const stages = createStages(graph);
  const { run, dataset } = await givenFirstRun(stages, projectId, SMALL);
  const diagnosis = await stages.diagnosis.diagnose(projectId, run.id, {}, NO_JOB);
  const small = await stages.patch.build(projectId, diagnosis.id, { seed: 7, maxSamples: 10, replayRatio: 50 }, NO_JOB);
  // All of it is spent: what a target cannot use goes on to the next.
  expect(small.refine + small.cot).toBe(10);
  expect(small.refused.find(({ reason }) => reason === 'over-budget')!.count).toBeGreaterThan(0);
  // What decided most is served first.
  const served = small.targets.filter(({ samples }) => samples > 0).map(({ decided }) => decided);
  const left = small.targets.filter(({ samples }) => samples === 0).map(({ decided }) => decided);
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  if (left.length > 0) expect(mean(served)).toBeGreaterThan(mean(left));

  expect(small.replayWanted).toBe(50 * (small.refine + small.cot));
  expect(small.replay).toBeLessThan(small.replayWanted);
  const { why } = await stages.training.getVersion(projectId, dataset.id, small.datasetVersion.version);
  expect(why).toContain(`replays ${small.replay} of ${small.replayWanted} rows wanted, for no more share no relation`);

  // A person says that one item is at fault: the same diagnosis is another patch, which does nothing for that item alone.
  await stages.patch.rollBack(projectId, small.id);
  const { data } = await stages.diagnosis.findFailures(projectId, diagnosis.id, { limit: 500, after: null });
  const targeted = new Set<string>(small.targets.map(({ id }) => id));
  const wrongly = data.find(({ class: verdict, blamed }) => verdict === 'concept-gap' && targeted.has(blamed!.id))!;
  const verdict = { class: 'defective-item', note: null } as const;
  await stages.diagnosis.putVerdict(projectId, diagnosis.id, wrongly.itemId, verdict);
  const after = await stages.patch.build(projectId, diagnosis.id, { seed: 7, maxSamples: 10, replayRatio: 50 }, NO_JOB);
  expect(after.id).not.toBe(small.id);
  const sum = ({ targets }: typeof small) => targets.reduce((all, { decided }) => all + decided, 0);
  expect(sum(after)).toBeLessThan(sum(small));
});

test('a patch that turned out bad is rolled back by a version that holds what was there before, and the next patch starts from it', async ({
  graph,
  projectId,
}) => {
  const stages = createStages(graph);
  const { run, dataset, version, suite } = await givenFirstRun(stages, projectId, SMALL);
  const diagnosis = await stages.diagnosis.diagnose(projectId, run.id, {}, NO_JOB);
  const patch = await stages.patch.build(projectId, diagnosis.id, { seed: 1 }, NO_JOB);
  await expect(stages.patch.build(projectId, diagnosis.id, { seed: 2 }, NO_JOB)).rejects.toMatchObject({
    code: 'patch/stale-version',
  });

  const back = await stages.patch.rollBack(projectId, patch.id);
  expect(back.n).toBe(3);
  expect(back.contentHash).toBe(version.contentHash);
  expect((await stages.patch.rollBack(projectId, patch.id)).n).toBe(3);
  const after = await runStudent(stages, projectId, suite.id, dataset.id, 3);
  expect(after.correct).toBe(run.correct);

  const other = await stages.patch.build(projectId, diagnosis.id, { seed: 2 }, NO_JOB);
  expect(other.datasetVersion.version).toBe(4);
  expect((await stages.training.getVersionOrigin(projectId, dataset.id, 4)).previous).toBe(3);
});

test('a model whose data is not known cannot be patched, nor a run that failed nothing', async ({
  graph,
  projectId,
}) => {
  const stages = createStages(graph);
  const { suite, dataset } = await givenFirstRun(stages, projectId, SMALL);
  const answer = async (
    name: string,
    chosenOf: (item: { answer: number; choices: string[] }) => number,
    version: number | null,
  ) => {
    const { id: modelId } = await stages.evaluation.createModel(projectId, {
      name,
      datasetVersion: version === null ? null : { datasetId: dataset.id, version },
    });
    const run = await stages.evaluation.createRun(projectId, { benchmarkId: suite.id, modelId });
    const lines: string[] = [];
    for await (const item of stages.benchmark.streamItems(projectId, suite.id))
      lines.push(JSON.stringify({ item_id: item.id, chosen_index: chosenOf(item) }));
    await importNative(stages, projectId, { benchmarkId: suite.id, modelId, runId: run.id }, lines);
    return stages.diagnosis.diagnose(projectId, run.id, {}, NO_JOB);
  };
  const stranger = await answer('stranger', ({ answer, choices }) => (answer + 1) % choices.length, null);
  expect(stranger.notes.join()).toMatch(/judged right/);
  await expect(stages.patch.build(projectId, stranger.id, { seed: 1 }, NO_JOB)).rejects.toMatchObject({
    code: 'patch/no-dataset',
  });
  const perfect = await answer('perfect', ({ answer }) => answer, 1);
  expect(perfect).toMatchObject({ failures: 0, classes: { conceptGap: 0, reasoningDeficit: 0 } });
  expect(perfect.notes.join()).toMatch(/nothing to localize/);
  await expect(stages.patch.build(projectId, perfect.id, { seed: 1 }, NO_JOB)).rejects.toMatchObject({
    code: 'patch/nothing-to-patch',
  });
  await expect(stages.patch.getPatch(projectId, 'pat_0000000000000000')).rejects.toMatchObject({
    code: 'patch/missing',
  });
  await expect(stages.patch.build(projectId, 'dgn_0000000000000000', { seed: 1 }, NO_JOB)).rejects.toMatchObject({
    code: 'diagnosis/missing',
  });
});
