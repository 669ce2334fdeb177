/** What the size of a target follows. */
export interface Weighed {
  /** P(it is missing), or that the chain cannot be followed. */
  readonly missing: number;
  /** Failures that it is expected to have decided. */
  readonly decided: number;
  /** Answered items that need it. */
  readonly support: number;
}

/**
 * How many samples a target gets: the asked number for one that is certainly missing, decided one failure and is needed by one
 * item; less for one that is unsure, up to twice as many for one that decided many, and up to half as many again for one that
 * many items need. At least one.
 */
export function sizeOf({ missing, decided, support }: Weighed, asked: number): number {
  if (asked === 0) return 0;
  const sure = Math.max(missing, Math.min(1, decided));
  const often = Math.min(2, 1 + Math.log2(Math.max(1, decided)) / 4);
  const central = Math.min(1.5, 1 + Math.log2(Math.max(1, support)) / 8);
  return Math.max(1, Math.round(asked * sure * often * central));
}

/**
 * Sizes that together keep within the budget: each in proportion, rounded by largest remainders; where the budget is smaller than the
 * number of targets, those that would get most come first and the last get none.
 */
export function withinBudget(sizes: readonly number[], budget: number | undefined): number[] {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (budget === undefined || total <= budget) return [...sizes];
  const exact = sizes.map((size) => (size * budget) / total);
  const fitted = exact.map(Math.floor);
  const order = exact
    .map((share, i) => ({ i, rest: share - Math.floor(share), size: sizes[i]! }))
    .sort(
      (a, b) => Number(fitted[a.i]! > 0) - Number(fitted[b.i]! > 0) || b.rest - a.rest || b.size - a.size || a.i - b.i,
    );
  let left = budget - fitted.reduce((sum, size) => sum + size, 0);
  for (const { i } of order) {
    if (left === 0) break;
    fitted[i]!++;
    left--;
  }
  return fitted;
}
