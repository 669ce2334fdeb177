import { z } from 'zod';
import { BenchmarkId, ItemId } from './ids.ts';

/** What stored runs tell of one item. A model's score on it is the mean over its runs, each right or not. */
export const ItemStatistics = z.object({
  itemId: ItemId,
  discipline: z.string(),
  split: z.string(),
  archetype: z.string(),
  hops: z.int(),
  /** Estimated from the graph before any run. */
  difficulty: z.number(),
  models: z.int(),
  runs: z.int(),
  /** Mean score over models, 0 to 1, with Wilson's interval for so many models; null: no model answered. */
  p: z.number().nullable(),
  interval: z.tuple([z.number(), z.number()]).nullable(),
  /** Point-biserial, corrected: over models, the item's score against the rest of the suite that they answered. Null below 3 models, or where nothing varies. */
  discrimination: z.number().nullable(),
  /** Answers for each option, in the order of the choices. */
  chosen: z.array(z.int()),
});
export type ItemStatistics = z.infer<typeof ItemStatistics>;

export const SuiteStatistics = z.object({
  benchmarkId: BenchmarkId,
  models: z.int(),
  runs: z.int(),
  items: z.int(),
  /** Items that some model answered. */
  answered: z.int(),
  meanP: z.number().nullable(),
  meanDiscrimination: z.number().nullable(),
  /** Items that weaker models answer rather than stronger ones: to be looked at. */
  negative: z.int(),
  /** Correlation over items of the estimated difficulty with 1 − p; null below 3 items, or where nothing varies. */
  difficultyCorrelation: z.number().nullable(),
});
export type SuiteStatistics = z.infer<typeof SuiteStatistics>;
