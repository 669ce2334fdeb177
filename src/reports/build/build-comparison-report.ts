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
  const taught = await taughtBetween(stages, projectId, { base, candidate, groups: compared.groups });
  const changes = new Map(compared.items.map(({ itemId, change }) => [itemId, change]));

  const items: ComparedItem[] = [];
  for await (const item of benchmark.streamItems(projectId, candidate.run.benchmarkId)) {
    const change = changes.get(item.id);
    if (change === undefined) continue;
    items.push({
      ...askedOf(item),
      change,
      touched: taught && item.requires.some(({ kind, id }) => kind === 'relation' && taught.has(id)),
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
    byDiscipline: compared.byDiscipline,
    items: items.sort(inReadingOrder),
  };
}

/** The relations taught between the two, when the comparison's groups tell items apart by them; null: they do not. */
async function taughtBetween(
  { training }: ReportStages,
  projectId: string,
  { base, candidate, groups }: Pick<ComparisonReport, 'base' | 'candidate' | 'groups'>,
): Promise<Set<string> | null> {
  const [first, second] = [base.model.datasetVersion, candidate.model.datasetVersion];
  if (first === null || second === null || groups.every(({ taughtByPatch }) => taughtByPatch === null)) return null;
  return training.getTaughtBetween(projectId, second.datasetId, first.version, second.version);
}
