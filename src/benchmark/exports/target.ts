import type { ExportFile } from '../../platform/index.ts';
import type { ExportRow } from './export-row.ts';

export interface ExportMeta {
  readonly exportId: string;
  /** A task name: `^[a-z0-9_]+$`. */
  readonly task: string;
  readonly title: string;
  readonly version: number;
  readonly createdAt: string;
  readonly canary: string;
  readonly license: string;
  readonly attributions: readonly string[];
  readonly rows: number;
}

/** The files of one target, each told how a row becomes a line. */
export type BenchmarkTarget = (meta: ExportMeta) => readonly ExportFile<ExportRow>[];
