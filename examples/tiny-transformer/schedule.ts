/** A stage of training: how often the rows are seen, and the highest learning rate of its cosine. */
export interface Stage {
  readonly epochs: number;
  readonly lr: number;
}

/** Settled in trials with seed 5, which is not reported. */
export const FIRST: Stage = { epochs: 10, lr: 2e-3 };
/** Going on with the rows of an increment; settled before it was tried. */
export const NEXT: Stage = { epochs: 6, lr: 1e-3 };
/** Relations asked for in the unseen wording, drawn with the seed: most of the time of a run goes into asking. */
export const PROBES = 700;
/** Single-relation questions for each failed dev item, asked before the diagnosis. */
export const HOP_PROBES = 2;
export const REPORTED_SEEDS = [1, 2, 3] as const;
