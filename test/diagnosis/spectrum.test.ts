import { describe, expect, test } from 'vitest';
import { buildSpectrum, dStar, ochiai, tarantula } from '../../src/diagnosis/index.ts';
import { item, right, wrong } from './support/make-input.ts';

describe('suspicion', () => {
  // Worked by hand: 2 of 3 failures and 1 of 2 passes lie on it.
  const counts = { ef: 2, ep: 1, nf: 1, np: 1 };
  test('Ochiai, Tarantula and DStar are what their papers define', () => {
    expect(ochiai(counts)).toBeCloseTo(2 / Math.sqrt(3 * 3), 12);
    expect(tarantula(counts)).toBeCloseTo(2 / 3 / (2 / 3 + 1 / 2), 12);
    expect(dStar(counts)).toBe(4 / 2);
  });
  test('what no failure needs is not suspicious; every failure and no pass is unbounded for DStar', () => {
    const none = { ef: 0, ep: 3, nf: 2, np: 0 };
    expect([ochiai(none), tarantula(none), dStar(none)]).toEqual([0, 0, 0]);
    expect(dStar({ ef: 2, ep: 0, nf: 0, np: 3 })).toBeNull();
  });
});

describe('the spectrum of a run', () => {
  const items = [
    item('i1', 'g', ['a', 'b']),
    item('i2', 'g', ['a', 'b', 'c']),
    item('i3', 'g', ['c']),
    item('i4', 'g', ['d', 'e']),
  ];
  const rows = buildSpectrum(items, [
    wrong('i1', 1),
    wrong('i2', 1),
    right('i3'),
    right('i4'),
    { itemId: 'i3', outcome: 'error', chosen: null },
  ]);
  const of = (id: string) => rows.find((row) => row.id === id)!;

  test('passes and failures are counted over what the items need, errors not at all', () => {
    expect(of('c')).toMatchObject({ ef: 1, ep: 1, nf: 1, np: 1, support: 2 });
    expect(of('d')).toMatchObject({ ef: 0, ep: 1, nf: 2, np: 1, support: 1 });
  });
  test('ties are ties: what lies under the same items shares its places and is named', () => {
    expect(of('a').rank).toEqual({ first: 1, last: 2 });
    expect(of('b').rank).toEqual({ first: 1, last: 2 });
    expect(of('a').sameItems).toEqual(['b']);
    expect(of('c').sameItems).toEqual([]);
  });
  test('a single failure is no certainty: the interval of its failure rate is wide', () => {
    const [low, high] = of('c').failureInterval;
    expect(low).toBeLessThan(0.1);
    expect(high).toBeGreaterThan(0.9);
  });
  test('items can be grouped by anything, such as their chain', () => {
    expect(buildSpectrum(items, [wrong('i1', 1), right('i3')], ({ chainId }) => [chainId!])).toMatchObject([
      { id: 'g', ef: 1, ep: 1 },
    ]);
  });
});
