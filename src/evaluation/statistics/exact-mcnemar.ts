/**
 * Exact two-sided McNemar test: of the pairs that changed, how surprising is this split if each had gone either way by
 * the toss of a coin? Twice the smaller tail of Binomial(fixed + broken, ½), at most 1. No pair changed: 1.
 * Source: Q. McNemar, Psychometrika 12 (1947) 153–157, in the exact form of M. P. Fay, Biostatistics 11 (2010) 373–374.
 */
export function exactMcNemar(fixed: number, broken: number): number {
  const changed = fixed + broken;
  const smaller = Math.min(fixed, broken);
  // Terms C(changed, k) / 2^changed, each from the one before, in logarithms: 2^-changed underflows beyond 1,074 pairs.
  let term = -changed * Math.LN2;
  let tail = Math.exp(term);
  for (let k = 1; k <= smaller; k++) {
    term += Math.log((changed - k + 1) / k);
    tail += Math.exp(term);
  }
  return Math.min(1, 2 * tail);
}
