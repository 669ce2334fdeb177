import type { Random } from '../../domain/index.ts';

/** Never quite 0 or 1: a rate of exactly 0 would make an answer impossible, and a chain that believes so never leaves. */
const EDGE = 1e-6;

/** A draw from Beta(a, b), as a ratio of two gamma draws. */
export function drawBeta([a, b]: readonly [number, number], random: Random): number {
  const x = drawGamma(a, random);
  return Math.min(1 - EDGE, Math.max(EDGE, x / (x + drawGamma(b, random))));
}

/** Marsaglia & Tsang 2000, "A simple method for generating gamma variables", with their boost for shapes below 1. */
function drawGamma(shape: number, random: Random): number {
  if (shape < 1) return drawGamma(shape + 1, random) * (1 - random()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const v = (1 + c * normal) ** 3;
    if (v > 0 && Math.log(1 - random()) < normal ** 2 / 2 + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** ln B(a, b), by Stirling's series (Abramowitz & Stegun 6.1.41) above 8; seven digits or more. */
export function logBeta([a, b]: readonly [number, number]): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}

function logGamma(x: number): number {
  let shift = 0;
  let at = x;
  for (; at < 8; at++) shift += Math.log(at);
  return (at - 0.5) * Math.log(at) - at + Math.log(2 * Math.PI) / 2 + 1 / (12 * at) - 1 / (360 * at ** 3) - shift;
}
