import type { EvalRun, KeyedItem, ModelVersion, Split } from '../domain/index.ts';
import type { Evaluation, ManifestRow, OutcomeRow } from '../evaluation/index.ts';

/** What diagnosis asks of the benchmark stage. */
export interface ItemSource {
  /** Every item with its key, in the order of ids. Throws benchmark/missing. */
  streamItems(projectId: string, benchmarkId: string, split?: Split): AsyncIterable<KeyedItem>;
}

/** What it asks of the evaluation stage. */
export interface RunSource extends Pick<Evaluation, 'askQuestions'> {
  /** Throws run/missing. */
  getRun(projectId: string, runId: string): Promise<EvalRun>;
  getModel(projectId: string, modelId: string): Promise<ModelVersion>;
  streamOutcomes(projectId: string, runId: string): AsyncIterable<OutcomeRow>;
}

/** How an export ordered its rows and their choices; null: no such export. */
export type ProbeManifestSource = (projectId: string, exportId: string) => Promise<readonly ManifestRow[] | null>;
