import type { EvalRun, KeyedItem, ModelVersion, Split } from '../domain/index.ts';
import type { OutcomeRow } from '../evaluation/index.ts';

/** What diagnosis asks of the benchmark stage. */
export interface ItemSource {
  /** Every item with its key, in the order of ids. Throws benchmark/missing. */
  streamItems(projectId: string, benchmarkId: string, split?: Split): AsyncIterable<KeyedItem>;
}

/** What it asks of the evaluation stage. */
export interface RunSource {
  /** Throws run/missing. */
  getRun(projectId: string, runId: string): Promise<EvalRun>;
  getModel(projectId: string, modelId: string): Promise<ModelVersion>;
  streamOutcomes(projectId: string, runId: string): AsyncIterable<OutcomeRow>;
}
