import { NO_JOB } from '../../src/domain/index.ts';
import { createStages, givenFirstRun, type LoopStages } from '../patch/support/loop.ts';
import { expect, test } from '../support/graph-test.ts';

const SOME = { disciplines: ['biology', 'chemistry', 'physics'] };

/** A patch with that much replay on a dataset of its own, and what the student that went on with it lost of what it knew. */
async function goOn(
  stages: LoopStages,
  projectId: string,
  { suiteId, replayRatio, capacity }: { suiteId: string; replayRatio: number; capacity: number },
) {
  const { training, evaluation, diagnosis, patch } = stages;
  const dataset = await training.createDataset(projectId, `replay ${replayRatio}`);
  await training.buildVersion(projectId, dataset.id, { benchmarkId: suiteId, seed: 1 }, NO_JOB);
  const evaluate = async (version: number) => {
    const name = `replay ${replayRatio}`;
    const model = await evaluation.createModel(projectId, { name, datasetVersion: { datasetId: dataset.id, version } });
    return evaluation.evaluateStudent(projectId, { benchmarkId: suiteId, modelId: model.id, capacity }, NO_JOB);
  };
  const first = await evaluate(1);
  const found = await diagnosis.diagnose(projectId, first.id, {}, NO_JOB);
  const made = await patch.build(projectId, found.id, { seed: 1, replayRatio }, NO_JOB);
  const second = await evaluate(2);
  const { groups } = await evaluation.compareRuns(projectId, first.id, second.id);
  return { first, second, made, groups };
}

test('under a capacity the student forgets what a patch does not replay, and replay prevents it', async ({
  graph,
  projectId,
}) => {
  const stages = createStages(graph);
  const { suite, version } = await givenFirstRun(stages, projectId, SOME);
  // Less than version 1 has, so that every row of the increment takes the place of one that was known.
  const capacity = Math.round(version.samples * 0.6);
  const bare = await goOn(stages, projectId, { suiteId: suite.id, replayRatio: 0, capacity });
  const replayed = await goOn(stages, projectId, { suiteId: suite.id, replayRatio: 1, capacity });
  expect(bare.first.harness).toBe(`student (capacity ${capacity})`);
  expect([bare.made.replay, replayed.made.replay]).toEqual([0, replayed.made.refine + replayed.made.cot]);
  const brokenIn = ({ groups }: typeof bare) => groups.reduce((sum, { broken }) => sum + broken, 0);
  expect(brokenIn(bare)).toBeGreaterThanOrEqual(3);
  expect(brokenIn(replayed)).toBeLessThan(brokenIn(bare));
  // It is no matter of learning less: the patch works in either case.
  for (const { first, second } of [bare, replayed]) expect(second.correct).toBeGreaterThan(first.correct);

  // Going on from a named model is going on from its version; from a model of other data it is refused.
  const { modelId } = replayed.second;
  const ask = (from: string) =>
    stages.evaluation.evaluateStudent(projectId, { benchmarkId: suite.id, modelId, capacity, from }, NO_JOB);
  const named = await ask(replayed.first.modelId);
  expect(named).toMatchObject({ correct: replayed.second.correct });
  expect(named.harness).toContain(replayed.first.modelId);
  await expect(ask(bare.first.modelId)).rejects.toMatchObject({ code: 'model/not-earlier' });
  const itself = await ask(modelId);
  expect(itself.n).toBe(suite.items);
});
