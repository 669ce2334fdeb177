import type { KeyedItem } from '../domain/index.ts';

/** What patching asks of the benchmark stage: which chains are held out, and which relations a failed item requires. */
export interface ItemSource {
  streamItems(projectId: string, benchmarkId: string): AsyncIterable<KeyedItem>;
}
