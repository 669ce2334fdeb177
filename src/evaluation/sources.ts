import type { Benchmark, DatasetVersion, KeyedItem, Sample, Split } from '../domain/index.ts';

/** What evaluation asks of the benchmark stage. */
export interface ItemSource {
  /** Throws benchmark/missing. */
  getBenchmark(projectId: string, benchmarkId: string): Promise<Benchmark>;
  /** Every item with its key, in the order of ids. */
  streamKeyedItems(projectId: string, benchmarkId: string, split?: Split): AsyncIterable<KeyedItem>;
}

/** What evaluation asks of the training stage. */
export interface SampleSource {
  /** Throws dataset/version-missing. */
  getVersion(projectId: string, datasetId: string, version: number): Promise<DatasetVersion>;
  /** The id of the (:DatasetVersion) node. */
  versionNodeIdOf(datasetId: string, version: number): string;
  /** The contents of a version, in a fixed order: what a model is trained on from scratch. */
  streamContents(projectId: string, datasetId: string, version: number): AsyncIterable<Sample>;
  /** Its increment, added and replayed rows: what a model goes on with. */
  streamIncrement(projectId: string, datasetId: string, version: number): AsyncIterable<Sample>;
}

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
