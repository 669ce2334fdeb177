import { NO_JOB } from '../../src/domain/index.ts';
import { expect, test } from '../support/graph-test.ts';
import { createStages, givenFirstRun, runStudent } from './support/loop.ts';

test('the loop closes: failures become a diagnosis, the diagnosis a patch, and the student of the next version fails less', async ({
  graph,
  projectId,
}) => {
  const stages = createStages(graph);
  const t: [string, number][] = [['start', performance.now()]];
  const { suite, dataset, version, run } = await givenFirstRun(stages, projectId);
  t.push(['first run', performance.now()]);
  const diagnosis = await stages.diagnosis.diagnose(projectId, run.id, {}, NO_JOB);
  t.push(['diagnose', performance.now()]);
  const { ranking, ...shown } = diagnosis;
  console.log(
    suite.items,
    suite.devItems,
    suite.heldOutItems,
    version.samples,
    version.taught,
    run.accuracy,
    run.bySplit,
  );
  console.log(JSON.stringify(shown, null, 1), ranking.concepts.slice(0, 3), ranking.relations.slice(0, 3));
  const failures = await stages.diagnosis.findFailures(projectId, diagnosis.id, { limit: 3, after: null });
  console.log(JSON.stringify(failures.data[0], null, 1));
  const patch = await stages.patch.build(projectId, diagnosis.id, { seed: 1 }, NO_JOB);
  t.push(['patch', performance.now()]);
  console.log({ ...patch, targets: patch.targets.length, unpatchable: patch.unpatchable.slice(0, 5) });
  const second = await runStudent(stages, projectId, suite.id, dataset.id, patch.datasetVersion.version);
  t.push(['second', performance.now()]);
  console.log(second.accuracy, second.bySplit);
  const comparison = await stages.evaluation.compareRuns(projectId, run.id, second.id);
  console.log(comparison.groups);
  console.log(t.map(([name, at], i) => `${name} ${i === 0 ? 0 : (at - t[i - 1]![1]).toFixed(0)}`));
  expect(second.correct).toBeGreaterThan(run.correct);
}, 180_000);
