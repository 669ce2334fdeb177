/** An answer as it is stored: joined to an item, judged, its choice canonical. */
export interface Answer {
  readonly itemId: string;
  readonly repeat: number;
  readonly outcome: Outcome;
  /** Null: could not judge, which is not wrong. */
  readonly correct: boolean | null;
  /** Index into the item's own choices, whatever order was displayed. */
  readonly chosen: number | null;
  readonly response: string | null;
  readonly warnings: readonly string[];
  /** Log-likelihoods or -perplexities, in the order of the item's own choices. */
  readonly optionScores: readonly number[] | null;
}

/** `unparsed`: there is an answer and no choice could be read from it. `error`: there is no answer; never counted as wrong. */
export const OUTCOMES = ['correct', 'wrong', 'unparsed', 'error'] as const;
export type Outcome = (typeof OUTCOMES)[number];
