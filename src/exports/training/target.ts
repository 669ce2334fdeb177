import type { ExportFile } from '../../platform/index.ts';
import type { TrainingRow } from './training-row.ts';

export interface TrainingMeta {
  readonly exportId: string;
  readonly title: string;
  readonly license: string;
  readonly attributions: readonly string[];
  readonly createdAt: string;
}

/** The files of one trainer, each told how a row becomes a line. */
export type TrainingTarget = (meta: TrainingMeta) => readonly ExportFile<TrainingRow>[];
