import type { Benchmark, KeyedItem } from '../domain/index.ts';
import type { Training } from '../training/index.ts';

/** What evaluation asks of the benchmark stage. */
export interface ItemSource {
  /** Throws benchmark/missing. */
  getBenchmark(projectId: string, benchmarkId: string): Promise<Benchmark>;
  /** Every item with its key, in the order of ids. */
  streamItems(projectId: string, benchmarkId: string): AsyncIterable<KeyedItem>;
}

/** What evaluation asks of the training stage. */
export type SampleSource = Pick<Training, 'getVersion' | 'getVersionOrigin' | 'streamSamples' | 'getTaughtBetween'>;

/** One row of an export's manifest: displayed index d shows canonical choice `order[d]`. */
export interface ManifestRow {
  readonly i: number;
  readonly itemId: string;
  readonly contentHash: string;
  readonly order: readonly number[];
}

/** Where the order of an export's rows and choices is remembered. */
export interface ManifestSource {
  /** Null: no such export. */
  findManifest(projectId: string, exportId: string): Promise<readonly ManifestRow[] | null>;
}
