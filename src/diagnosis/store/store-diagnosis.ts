import type { Graph } from '../../platform/graph/index.ts';
import {
  linkBlamedChains,
  linkBlamedConcepts,
  linkBlamedRelations,
  linkJudgedItems,
  mergeDiagnosis,
  sealDiagnosis,
} from '../queries.generated.ts';

export interface BlameRow {
  readonly id: string;
  readonly score: number;
  readonly rank: number;
  readonly support: number;
}
export interface VerdictRow {
  readonly itemId: string;
  readonly class: string;
  readonly probability: number;
  readonly record: string;
}

/** Node first, then its edges, last the seal: before it nobody sees the diagnosis, so one cut short is finished by doing it again. */
export async function storeDiagnosis(
  graph: Graph,
  projectId: string,
  diagnosis: {
    readonly diagnosisId: string;
    readonly runId: string;
    readonly split: 'dev' | 'all';
    readonly properties: string;
    readonly concepts: readonly BlameRow[];
    readonly relations: readonly BlameRow[];
    readonly chains: readonly BlameRow[];
    readonly verdicts: readonly VerdictRow[];
  },
): Promise<void> {
  const { diagnosisId, runId, split, properties } = diagnosis;
  const [begun] = await graph.run(mergeDiagnosis, { projectId, diagnosisId, runId, split, properties });
  if (begun?.sealed === true) return;
  for (const rows of batchesOf(diagnosis.concepts, 1_000))
    await graph.run(linkBlamedConcepts, { projectId, diagnosisId, rows });
  for (const rows of batchesOf(diagnosis.relations, 1_000))
    await graph.run(linkBlamedRelations, { projectId, diagnosisId, rows });
  for (const rows of batchesOf(diagnosis.chains, 1_000))
    await graph.run(linkBlamedChains, { projectId, diagnosisId, rows });
  for (const rows of batchesOf(diagnosis.verdicts, 500))
    await graph.run(linkJudgedItems, { projectId, diagnosisId, rows });
  await graph.run(sealDiagnosis, { projectId, diagnosisId });
}

function* batchesOf<T>(rows: readonly T[], size: number): Generator<T[]> {
  for (let i = 0; i < rows.length; i += size) yield rows.slice(i, i + size);
}
