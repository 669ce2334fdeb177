import { z } from 'zod';
import { Split } from './benchmark.ts';
import { BenchmarkId, DatasetId, ItemId, ModelId, RunId } from './ids.ts';

/** A model trained elsewhere on a dataset version, or the bundled student (a stand-in for a fine-tuned model). */
export const ModelVersion = z.object({
  id: ModelId,
  name: z.string(),
  datasetVersion: z.object({ datasetId: DatasetId, version: z.int() }).nullable(),
});
export type ModelVersion = z.infer<typeof ModelVersion>;

/** 95 % interval of a proportion (Wilson). */
export const Interval = z.tuple([z.number(), z.number()]);
export type Interval = z.infer<typeof Interval>;

/** One answer. `correct` null: could not judge, which is not wrong. `chosen` indexes the item's choices. */
export const Response = z.object({
  itemId: ItemId,
  repeat: z.int(),
  status: z.enum(['scored', 'unparsed', 'error']),
  correct: z.boolean().nullable(),
  chosen: z.int().nullable(),
  response: z.string().nullable(),
  warnings: z.array(z.string()),
});
export type Response = z.infer<typeof Response>;

/** One model version on one benchmark. split null: both parts. */
export const EvalRun = z.object({
  id: RunId,
  benchmarkId: BenchmarkId,
  modelId: ModelId,
  split: Split.nullable(),
  harness: z.string(),
  n: z.int(),
  correct: z.int(),
  unparsed: z.int(),
  errors: z.int(),
  accuracy: z.number().nullable(),
  interval: Interval.nullable(),
  bySplit: z.array(z.object({ split: Split, n: z.int(), correct: z.int(), accuracy: z.number(), interval: Interval })),
  byDiscipline: z.array(
    z.object({ discipline: z.string(), n: z.int(), correct: z.int(), accuracy: z.number(), interval: Interval }),
  ),
});
export type EvalRun = z.infer<typeof EvalRun>;

/** p: exact two-sided McNemar; difference = candidate − base accuracy with a 95 % interval for paired proportions. */
export const ComparisonGroup = z.object({
  split: Split,
  /** Held-out items apart by whether the candidate's data taught a relation of the item since `taughtSince`; null: not split. */
  taughtByPatch: z.boolean().nullable(),
  n: z.int(),
  fixed: z.int(),
  broken: z.int(),
  stillFailing: z.int(),
  stillPassing: z.int(),
  p: z.number().nullable(),
  difference: z.number().nullable(),
  interval: Interval.nullable(),
});
export type ComparisonGroup = z.infer<typeof ComparisonGroup>;
export const Comparison = z.object({
  base: RunId,
  candidate: RunId,
  groups: z.array(ComparisonGroup),
  /** The newest version that the data of both models go on from: the base's own after a patch, the one before a patch and its control. */
  taughtSince: z.object({ datasetId: DatasetId, version: z.int() }).nullable(),
});
export type Comparison = z.infer<typeof Comparison>;
