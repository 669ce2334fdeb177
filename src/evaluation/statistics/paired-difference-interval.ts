import type { Interval } from '../../domain/index.ts';
import { Z95 } from '../../domain/index.ts';

/**
 * Score interval of the difference between two proportions that were measured on the same n items: all differences that a
 * score test at this level does not refuse. Only the items that changed say something about the difference; n sets its size.
 * Source: T. Tango, Stat. Med. 17 (1998) 891–908; recommended by M. W. Fagerland, S. Lydersen, P. Laake, Stat. Med. 33
 * (2014) 2850–2875.
 *
 * @param fixed items only the second got right
 * @param broken items only the first got right
 * @param n items both were asked, at least 1
 * @returns limits of second − first, in [-1, 1]
 */
export function pairedDifferenceInterval(fixed: number, broken: number, n: number, z = Z95): Interval {
  if (!(n >= 1 && fixed >= 0 && broken >= 0 && fixed + broken <= n))
    throw new RangeError(`${fixed} + ${broken} changes among ${n} items`);
  const estimate = (fixed - broken) / n;
  const score = (difference: number) => scoreOf(fixed, broken, n, difference);
  return [solve(score, z, -1, estimate), solve(score, -z, estimate, 1)];
}

/** Tango's statistic for "the true difference is `difference`"; it falls as the difference grows. */
function scoreOf(fixed: number, broken: number, n: number, difference: number): number {
  const distance = fixed - broken - n * difference;
  // The likeliest probability of breaking under this difference: the larger root of 2n·q² + b·q + c = 0.
  const b = -fixed - broken + (2 * n - fixed + broken) * difference;
  const c = -broken * difference * (1 - difference);
  const breaking = (Math.sqrt(Math.max(0, b * b - 8 * n * c)) - b) / (4 * n);
  const variance = n * (2 * breaking + difference * (1 - difference));
  if (variance <= 0) return distance === 0 ? 0 : Math.sign(distance) * Number.POSITIVE_INFINITY;
  return distance / Math.sqrt(variance);
}

/** Where the falling `score` crosses `target` between low and high, by halving: 60 halvings leave nothing to see. */
function solve(score: (difference: number) => number, target: number, low: number, high: number): number {
  let [from, to] = [low, high];
  for (let i = 0; i < 60; i++) {
    const middle = (from + to) / 2;
    if (score(middle) > target) from = middle;
    else to = middle;
  }
  return (from + to) / 2;
}
