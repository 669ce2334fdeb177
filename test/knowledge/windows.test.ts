import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Chunk, idOf } from '../../src/domain/index.ts';
import { windowsOf } from '../../src/knowledge/reader/model/index.ts';

const chunksOf = (lengths: readonly number[]): Chunk[] =>
  lengths.map(
    (length, i) =>
      ({
        id: `chk_0000000${i}`,
        documentId: 'doc_00000000',
        i,
        start: 0,
        end: length,
        headings: [],
        text: 'x'.repeat(length),
      }) as unknown as Chunk,
  );

test('windows hold every chunk, in order, none longer than allowed unless one chunk is, and neighbors overlap', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 40 }), (lengths) => {
      const chunks = chunksOf(lengths);
      const windows = windowsOf(chunks, 100, 30);
      expect(new Set(windows.flatMap((window) => window.chunks))).toEqual(new Set(chunks));
      windows.forEach((window, w) => {
        const indexes = window.chunks.map(({ i }) => i);
        expect(indexes).toEqual(Array.from({ length: indexes.length }, (_, k) => indexes[0]! + k));
        if (window.chunks.length > 1)
          expect(window.chunks.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThanOrEqual(100);
        if (w > 0) expect(indexes[0]).toBeGreaterThan(windows[w - 1]!.chunks[0]!.i);
      });
    }),
  );
});

test('a book that is changed at its beginning keeps most of its windows, word for word', () => {
  const book = (seed: number): Chunk[] =>
    Array.from({ length: 200 }, (_, i) => {
      const id = idOf('chk', `${seed} ${i}`);
      return { id, i, headings: [], text: id.padEnd(1_000 + ((i * 7_919 + seed) % 1_200), 'x') } as unknown as Chunk;
    });
  const shares = Array.from({ length: 20 }, (_, seed) => {
    const chunks = book(seed);
    const [added] = book(seed + 1_000) as [Chunk];
    const before = new Set(windowsOf(chunks).map(({ text }) => text));
    const after = windowsOf([added, ...chunks]);
    return after.filter(({ text }) => before.has(text)).length / after.length;
  });
  expect(shares.reduce((sum, share) => sum + share, 0) / shares.length).toBeGreaterThan(0.8);
});
