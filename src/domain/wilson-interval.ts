import type { Interval } from './evaluation.ts';

/** The 97.5 % point of the standard normal distribution. */
export const Z95 = 1.959963984540054;

/**
 * Score interval of a proportion, without continuity correction. It holds its level where few or all succeed, which the
 * textbook interval p ± z·se does not.
 * Source: E. B. Wilson, J. Am. Stat. Assoc. 22 (1927) 209–212; method 3 of R. G. Newcombe, Stat. Med. 17 (1998) 857–872.
 *
 * @param successes 0 ≤ successes ≤ n
 * @param n trials, at least 1
 * @returns [low, high] in [0, 1]
 */
export function wilsonInterval(successes: number, n: number, z = Z95): Interval {
  if (!(n >= 1 && successes >= 0 && successes <= n)) throw new RangeError(`${successes} of ${n} is no proportion`);
  const share = successes / n;
  const square = z * z;
  const center = share + square / (2 * n);
  const half = z * Math.sqrt((share * (1 - share)) / n + square / (4 * n * n));
  const scale = 1 + square / n;
  // At the ends the limit is the end itself; the formula misses it by a rounding error.
  return [
    successes === 0 ? 0 : Math.max(0, (center - half) / scale),
    successes === n ? 1 : Math.min(1, (center + half) / scale),
  ];
}
