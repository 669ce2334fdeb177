import fc from 'fast-check';
import { expect, test } from 'vitest';
import { idOf, randomOf, type Sample } from '../../src/domain/index.ts';
import { drawReplay } from '../../src/patch/index.ts';

const relation = (i: number) => idOf('rel', i);
const sample = (i: number, discipline: string, format: Sample['format']): Sample => ({
  id: idOf('smp', i),
  format,
  style: 'open-0',
  discipline,
  origin: 'base',
  question: `q${i}`,
  answer: `a${i}`,
  rationale: '',
  teaches: [{ kind: 'relation', id: relation(i) }],
});

test('replay keeps the proportions of disciplines and formats', () => {
  const contents = [
    ...Array.from({ length: 60 }, (_, i) => sample(i, 'biology', 'open')),
    ...Array.from({ length: 30 }, (_, i) => sample(100 + i, 'law', 'tf')),
    ...Array.from({ length: 10 }, (_, i) => sample(200 + i, 'law', 'mc')),
  ];
  const replay = drawReplay(contents, new Set(), 20, randomOf(1));
  const count = (discipline: string, format: string) =>
    replay.filter((s) => s.discipline === discipline && s.format === format).length;
  expect([count('biology', 'open'), count('law', 'tf'), count('law', 'mc')]).toEqual([12, 6, 2]);
  expect(drawReplay(contents, new Set(), 20, randomOf(1))).toEqual(replay);
  expect(drawReplay(contents, new Set(), 20, randomOf(2))).not.toEqual(replay);
});

test('whatever is patched and however much is wanted: no row twice, no relation of the patch, and as many rows as there are', () => {
  fc.assert(
    fc.property(
      fc.integer(),
      fc.integer({ min: 0, max: 60 }),
      fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('open' as const, 'tf' as const)), {
        maxLength: 40,
      }),
      fc.array(fc.integer({ min: 0, max: 40 })),
      (seed, wanted, rows, patched) => {
        const contents = rows.map(([discipline, format], i) => sample(i, discipline, format));
        const taken = new Set<string>(patched.map(relation));
        const free = contents.filter(({ teaches }) => !taken.has(teaches[0]!.id)).length;
        const replay = drawReplay(contents, taken, wanted, randomOf(seed));
        expect(replay).toHaveLength(Math.min(wanted, free));
        expect(new Set(replay.map(({ id }) => id)).size).toBe(replay.length);
        expect(replay.some(({ teaches }) => taken.has(teaches[0]!.id))).toBe(false);
      },
    ),
  );
});
