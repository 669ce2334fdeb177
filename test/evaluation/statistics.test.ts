import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  adjustPValues,
  exactMcNemar,
  pairedDifferenceInterval,
  wilsonInterval,
} from '../../src/evaluation/statistics/index.ts';

describe('interval of a proportion', () => {
  // R. G. Newcombe, Stat. Med. 17 (1998) 857–872, table I, method 3.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('%i of %i is the published one', (successes, n, low, high) => {
    const [from, to] = wilsonInterval(successes, n);
    expect(from).toBeCloseTo(low, 4);
    expect(to).toBeCloseTo(high, 4);
  });

  test('it holds the share, stays in [0, 1] and is the mirror of the interval of the failures', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, share) => {
        const successes = Math.floor(share * n);
        const [low, high] = wilsonInterval(successes, n);
        const [mirrorLow, mirrorHigh] = wilsonInterval(n - successes, n);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(successes / n);
        expect(high).toBeGreaterThanOrEqual(successes / n);
        expect(low + mirrorHigh).toBeCloseTo(1, 10);
        expect(high + mirrorLow).toBeCloseTo(1, 10);
      }),
    );
  });

  test('of all outcomes of 40 answers at chance, about 95 % give an interval that holds 25 %', () => {
    // The sum over all outcomes, not a simulation: P(k of 40) at p = ¼, counted where the interval holds ¼.
    let covered = 0;
    let term = 0.75 ** 40;
    for (let k = 0; k <= 40; k++) {
      const [low, high] = wilsonInterval(k, 40);
      if (low <= 0.25 && 0.25 <= high) covered += term;
      term *= ((40 - k) / (k + 1)) * (0.25 / 0.75);
    }
    expect(covered).toBeGreaterThan(0.93);
    expect(covered).toBeLessThan(0.97);
  });

  test('no trials, or more successes than trials, is refused', () => {
    expect(() => wilsonInterval(0, 0)).toThrow(RangeError);
    expect(() => wilsonInterval(3, 2)).toThrow(RangeError);
  });
});

describe('exact McNemar test', () => {
  test('9 against 2 changes give p = 0.06543, as in the exact2x2 manual', () => {
    expect(exactMcNemar(9, 2)).toBeCloseTo(0.06543, 5);
    expect(exactMcNemar(2, 9)).toBe(exactMcNemar(9, 2));
  });

  test('small cases can be counted by hand', () => {
    expect(exactMcNemar(0, 0)).toBe(1);
    expect(exactMcNemar(1, 0)).toBe(1);
    expect(exactMcNemar(6, 0)).toBeCloseTo(2 / 64, 12);
    expect(exactMcNemar(5, 5)).toBe(1);
  });

  test('thousands of changes neither underflow nor overflow', () => {
    expect(exactMcNemar(4_000, 4_000)).toBe(1);
    // Normal approximation with continuity correction: z = (200 - 1) / sqrt(8000) = 2.2249, p = 0.02609.
    expect(exactMcNemar(4_100, 3_900)).toBeCloseTo(0.0261, 3);
    expect(exactMcNemar(5_000, 0)).toBe(0);
  });
});

describe('interval of a paired difference', () => {
  test('7 against 1 changes of 21 give (-0.517, -0.026), as printed by Fagerland, Lydersen and Laake for Tango', () => {
    const [low, high] = pairedDifferenceInterval(1, 7, 21);
    expect(low).toBeCloseTo(-0.517, 3);
    expect(high).toBeCloseTo(-0.026, 3);
  });

  test('25 and 28 changes of 618 at 90 % give what PropCIs::scoreci.mp(25, 28, 618) gives', () => {
    const [low, high] = pairedDifferenceInterval(28, 25, 618, 1.6448536269514722);
    expect(low).toBeCloseTo(-0.0148, 4);
    expect(high).toBeCloseTo(0.0247, 4);
  });

  test('it holds the difference and turns over when the runs change places', () => {
    const counts = fc.tuple(fc.nat(60), fc.nat(60), fc.nat(400)).filter(([a, b, c]) => a + b + c > 0);
    fc.assert(
      fc.property(counts, ([fixed, broken, same]) => {
        const n = fixed + broken + same;
        const [low, high] = pairedDifferenceInterval(fixed, broken, n);
        const [turnedLow, turnedHigh] = pairedDifferenceInterval(broken, fixed, n);
        expect(low).toBeLessThanOrEqual((fixed - broken) / n + 1e-9);
        expect(high).toBeGreaterThanOrEqual((fixed - broken) / n - 1e-9);
        expect(low).toBeGreaterThanOrEqual(-1);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeCloseTo(-turnedHigh, 6);
        expect(high).toBeCloseTo(-turnedLow, 6);
      }),
    );
  });
});

describe('corrections for many tests', () => {
  // Benjamini and Hochberg (1995), section 4: fifteen end points of a trial of thrombolysis.
  const published = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
  ];

  test('the false discovery rate keeps four of the published fifteen at 5 %, Holm three', () => {
    expect(adjustPValues(published, 'benjamini-hochberg').filter((p) => p <= 0.05)).toHaveLength(4);
    expect(adjustPValues(published, 'holm').filter((p) => p <= 0.05)).toHaveLength(3);
  });

  test('values are those of p.adjust in R, in the order they were given', () => {
    const holm = adjustPValues([0.04, 0.01, 0.03, 0.005], 'holm');
    [0.06, 0.03, 0.06, 0.02].forEach((value, i) => {
      expect(holm[i]).toBeCloseTo(value, 12);
    });
    const rate = adjustPValues([0.04, 0.01, 0.03, 0.005], 'benjamini-hochberg');
    [0.04, 0.02, 0.04, 0.02].forEach((value, i) => {
      expect(rate[i]).toBeCloseTo(value, 12);
    });
  });
});
