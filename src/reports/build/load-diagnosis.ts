import { getRunDiagnosis } from '../queries.generated.ts';
import type { Verdict } from '../types.ts';
import { pagesOf, type ReportStages } from './stages.ts';

/**
 * The newest finished diagnosis of a run with its verdicts; null: there is none. That of the dev items comes first; verdicts on
 * held-out failures come from the one of all items, which chooses no patch.
 */
export async function loadDiagnosis({ graph, diagnosis }: ReportStages, projectId: string, runId: string) {
  const idOf = async (split: 'dev' | 'all') =>
    (await graph.run(getRunDiagnosis, { projectId, runId, split }))[0]?.diagnosisId ?? null;
  const [dev, all] = [await idOf('dev'), await idOf('all')];
  const verdicts = new Map<string, Verdict>();
  for (const diagnosisId of [all, dev]) {
    if (diagnosisId === null) continue;
    for await (const failure of pagesOf((page) => diagnosis.findFailures(projectId, diagnosisId, page)))
      verdicts.set(failure.itemId, {
        class: failure.class,
        probability: failure.probability,
        blamed: failure.blamed,
        person: failure.verdict,
        opinion: failure.opinion ?? null,
      });
  }
  const found = dev ?? all;
  return found === null ? null : { found: await diagnosis.getDiagnosis(projectId, found), verdicts };
}
