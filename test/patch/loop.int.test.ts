import { NO_JOB } from '../../src/domain/index.ts';
import { expect, test } from '../support/graph-test.ts';
import { createStages, givenFirstRun, runStudent } from './support/loop.ts';

const SOME = { disciplines: ['biology', 'chemistry', 'economics', 'physics'] };

test('the loop closes twice: each patch makes the student fail less on dev items, and held-out items lose nothing', async ({
  graph,
  projectId,
}) => {
  const stages = createStages(graph);
  const { suite, dataset, run: first } = await givenFirstRun(stages, projectId, SOME);
  let run = first;
  for (const round of [1, 2]) {
    const diagnosis = await stages.diagnosis.diagnose(projectId, run.id, {}, NO_JOB);
    const patch = await stages.patch.build(projectId, diagnosis.id, { seed: 1 }, NO_JOB);
    expect(patch.datasetVersion).toEqual({ datasetId: dataset.id, version: round + 1 });
    expect(patch.l2Overlap).toBe(0);
    const next = await runStudent(stages, projectId, suite.id, dataset.id, round + 1);
    const { groups } = await stages.evaluation.compareRuns(projectId, run.id, next.id);
    const dev = groups.find(({ split }) => split === 'dev')!;
    expect(dev.fixed).toBeGreaterThan(dev.broken);
    if (round === 1) expect(dev.p).toBeLessThan(0.001);
    for (const { split, broken, fixed, p } of groups)
      if (split === 'held-out' && broken > fixed) expect(p).toBeGreaterThan(0.05);
    run = next;
  }
  expect(run.correct).toBeGreaterThan(first.correct);
});
