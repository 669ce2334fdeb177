import type { ComparedItem, ComparisonReport } from '../types.ts';
import { askedOf, suiteOf } from './build-run-report.ts';
import { inReadingOrder, type ReportStages } from './stages.ts';
import { tallyOutcomes } from './tally-outcomes.ts';

/** Everything a report on two runs says. Throws run/missing, run/nothing-in-common. */
export async function buildComparisonReport(
  stages: ReportStages,
  projectId: string,
  baseId: string,
  candidateId: string,
): Promise<ComparisonReport> {
  const { benchmark, evaluation } = stages;
  const sideOf = async (runId: string) => {
    const run = await evaluation.getRun(projectId, runId);
    return { run, model: await evaluation.getModel(projectId, run.modelId) };
  };
  const [base, candidate] = [await sideOf(baseId), await sideOf(candidateId)];
  const compared = await evaluation.compareRuns(projectId, baseId, candidateId);
  const before = await tallyOutcomes(evaluation.streamOutcomes(projectId, baseId));
  const after = await tallyOutcomes(evaluation.streamOutcomes(projectId, candidateId));
  const changes = new Map(compared.items.map((item) => [item.itemId, item]));

  const items: ComparedItem[] = [];
  for await (const item of benchmark.streamItems(projectId, candidate.run.benchmarkId)) {
    const compared = changes.get(item.id);
    if (compared === undefined) continue;
    items.push({
      ...askedOf(item),
      change: compared.change,
      touched: compared.touched,
      baseChosen: before.get(item.id)?.chosen ?? [],
      candidateChosen: after.get(item.id)?.chosen ?? [],
    });
  }
  return {
    kind: 'comparison',
    benchmark: suiteOf(await benchmark.getBenchmark(projectId, candidate.run.benchmarkId)),
    base,
    candidate,
    groups: compared.groups,
    taughtSince: compared.taughtSince,
    byDiscipline: compared.byDiscipline,
    items: items.sort(inReadingOrder),
  };
}
