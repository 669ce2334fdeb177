/** A stage of training: how often the rows are seen, and the highest learning rate of its cosine. */
export interface Stage {
  readonly epochs: number;
  readonly lr: number;
}

/** Settled in trials with seed 5, which is not reported. */
export const FIRST: Stage = { epochs: 10, lr: 2e-3 };
/** Going on with the rows of an increment. */
export const NEXT: Stage = { epochs: 6, lr: 1.5e-3 };
/** Samples for a gap, and rows of version 1 replayed for each of them; both settled after a run on seeds 1, 2 and 3, which is why others are reported. */
export const PATCH = { refinePerGap: 8, replayRatio: 3 } as const;
/** Relations asked for in the unseen wording, drawn with the seed: most of the time of a run goes into asking. */
export const PROBES = 700;
/** Single-relation questions for each failed dev item, asked before the diagnosis. */
export const HOP_PROBES = 2;
export const REPORTED_SEEDS = [11, 12, 13] as const;
