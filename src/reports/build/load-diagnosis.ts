import { getRunDiagnosis } from '../queries.generated.ts';
import type { Verdict } from '../types.ts';
import { pagesOf, type ReportStages } from './stages.ts';

/** The newest finished diagnosis of a run with its verdicts; null: there is none. */
export async function loadDiagnosis({ graph, diagnosis }: ReportStages, projectId: string, runId: string) {
  const [row] = await graph.run(getRunDiagnosis, { projectId, runId });
  if (row === undefined) return null;
  const { diagnosisId } = row;
  const verdicts = new Map<string, Verdict>();
  for await (const failure of pagesOf((page) => diagnosis.findFailures(projectId, diagnosisId, page)))
    verdicts.set(failure.itemId, {
      class: failure.class,
      probability: failure.probability,
      blamed: failure.blamed,
      person: failure.verdict,
    });
  return { found: await diagnosis.getDiagnosis(projectId, diagnosisId), verdicts };
}
