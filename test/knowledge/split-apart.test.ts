import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitApart } from '../../src/knowledge/files/split-apart.ts';

interface Row {
  readonly i: number;
  readonly source: number;
  readonly names: readonly number[];
}
const KEYS = {
  sourcesOf: ({ source }: Row) => [String(source)],
  namesOf: ({ names }: Row) => names.map(String),
};
const rows = fc
  .array(fc.record({ source: fc.nat(6), names: fc.array(fc.nat(40), { minLength: 2, maxLength: 4 }) }), {
    maxLength: 60,
  })
  .map((list) => list.map((row, i): Row => ({ ...row, i })));
const share = (a: Row, b: Row) => a.names.some((name) => b.names.includes(name));

test('the two parts share nothing, no row is lost, and rows that share a name keep their order', () => {
  fc.assert(
    fc.property(rows, fc.integer({ min: 1, max: 30 }), (given, most) => {
      const { first, second, later } = splitApart(given, most, KEYS);
      expect([...first, ...second, ...later].map(({ i }) => i).toSorted((a, b) => a - b)).toEqual(
        given.map(({ i }) => i),
      );
      expect(Math.max(first.length, second.length)).toBeLessThanOrEqual(most);
      if (given.length > 0) expect(first.length).toBeGreaterThan(0);
      for (const a of first)
        for (const b of second) expect(share(a, b) || a.source === b.source, `${a.i} and ${b.i}`).toBe(false);
      for (const part of [first, second, later])
        expect(part.map(({ i }) => i)).toEqual(part.map(({ i }) => i).toSorted((a, b) => a - b));
      for (const now of [...first, ...second])
        for (const then of later) if (share(now, then)) expect(now.i).toBeLessThan(then.i);
    }),
  );
});

test('documents of their own are written side by side, one document is not', () => {
  const of = (source: (i: number) => number) =>
    Array.from({ length: 8 }, (_, i): Row => ({ i, source: source(i), names: [10 * i, 10 * i + 1] }));
  expect(
    splitApart(
      of((i) => (i < 5 ? 0 : 1)),
      10,
      KEYS,
    ).second.map(({ i }) => i),
  ).toEqual([5, 6, 7]);
  expect(
    splitApart(
      of(() => 0),
      5,
      KEYS,
    ),
  ).toMatchObject({ second: [], later: [{ i: 5 }, { i: 6 }, { i: 7 }] });
});
