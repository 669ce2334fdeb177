import { createHash } from 'node:crypto';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** A number in [0, 1). Chance is always an argument. */
export type Random = () => number;

/** A seeded stream of its own for each purpose, so that adding a draw in one place moves nothing elsewhere. */
export function randomOf(...seed: (string | number)[]): Random {
  const generator = xoroshiro128plus(createHash('sha256').update(seed.join('\0')).digest().readInt32LE(0));
  return () => (generator.next() >>> 0) / 2 ** 32;
}

/** Fisher–Yates on a copy. */
export function shuffled<T>(values: readonly T[], random: Random): T[] {
  const copy = [...values];
  for (let i = copy.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [copy[i], copy[j]] = [copy[j]!, copy[i]!];
  }
  return copy;
}

/** One value, or undefined from an empty list. */
export function pickOne<T>(values: readonly T[], random: Random): T | undefined {
  return values[Math.floor(random() * values.length)];
}
