import { NO_JOB } from '../../src/domain/index.ts';
import { expect, test } from '../support/graph-test.ts';
import { createStages, givenFirstRun, runStudent } from './support/loop.ts';

test('a patch fixes more dev items than as many samples for no failure in particular, on the same version before', async ({
  graph,
  projectId,
}) => {
  const stages = createStages(graph);
  const { suite, dataset, run } = await givenFirstRun(stages, projectId, {
    disciplines: ['biology', 'chemistry', 'physics', 'medicine'],
  });
  const diagnosis = await stages.diagnosis.diagnose(projectId, run.id, {}, NO_JOB);
  const patch = await stages.patch.build(projectId, diagnosis.id, { seed: 1 }, NO_JOB);
  const control = await stages.patch.buildControl(projectId, patch.id, 1, NO_JOB);
  expect(control.n).toBe(3);
  expect((await stages.training.getVersionOrigin(projectId, dataset.id, 3)).previous).toBe(1);
  // It says how many of the wanted samples it found.
  expect(control.why).toContain(`${control.added} of ${patch.refine + patch.cot} samples`);
  const [targeted, undirected] = [
    await runStudent(stages, projectId, suite.id, dataset.id, 2),
    await runStudent(stages, projectId, suite.id, dataset.id, 3),
  ];
  const arms = await stages.evaluation.compareRuns(projectId, undirected.id, targeted.id);
  const dev = arms.groups.find(({ split }) => split === 'dev')!;
  expect(dev.fixed).toBeGreaterThan(dev.broken);
  // The two stand side by side on version 1, and held-out items are told apart by what the patch taught on it.
  expect(arms.taughtSince).toEqual({ datasetId: dataset.id, version: 1 });
  const since = await stages.evaluation.compareRuns(projectId, run.id, targeted.id);
  const heldOut = (groups: typeof arms.groups) =>
    groups.flatMap(({ split, taughtByPatch, n }) => (split === 'held-out' ? [[taughtByPatch, n]] : []));
  expect(heldOut(arms.groups)).toEqual(heldOut(since.groups));
  expect(heldOut(arms.groups).map(([touched]) => touched)).toEqual([true, false]);
  // From a later version back to an earlier one nothing was taught.
  expect((await stages.evaluation.compareRuns(projectId, targeted.id, run.id)).taughtSince).toBeNull();
  // Built again it is the same version, and the next patch still starts from the patched one, not from the control beside it.
  expect((await stages.patch.buildControl(projectId, patch.id, 1, NO_JOB)).n).toBe(3);
  const second = await runStudent(stages, projectId, suite.id, dataset.id, 2);
  const next = await stages.diagnosis.diagnose(projectId, second.id, {}, NO_JOB);
  const { datasetVersion } = await stages.patch.build(projectId, next.id, { seed: 1 }, NO_JOB);
  expect((await stages.training.getVersionOrigin(projectId, dataset.id, datasetVersion.version)).previous).toBe(2);
});
