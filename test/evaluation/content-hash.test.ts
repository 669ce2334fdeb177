import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contentHashOf, contentHashOfRow } from '../../src/domain/index.ts';

test('the hash of a row, written out, is the hash of its canonical form, whatever its texts hold', () => {
  const text = fc.string({ unit: 'binary' });
  fc.assert(
    fc.property(
      text,
      fc.array(text, { minLength: 2, maxLength: 6 }),
      fc.integer({ min: -1, max: 9 }),
      (question, choices, answer) => {
        expect(contentHashOfRow({ question, choices, answer })).toBe(contentHashOf({ question, choices, answer }));
      },
    ),
  );
});
