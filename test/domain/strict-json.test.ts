import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseStrictJson } from '../../src/domain/index.ts';

test('what JSON.stringify writes of well-formed values is read as JSON.parse reads it', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 8, stringUnit: 'grapheme' }), (value) => {
      const text = JSON.stringify(value, null, 1);
      fc.pre(!/\\u0000/.test(text));
      expect(parseStrictJson(text)).toEqual(JSON.parse(text));
    }),
  );
});

test.each([
  ['{"a":1,"a":2}', 'the key "a" stands twice'],
  ['{"a":1,"\\u0061":2}', 'stands twice'],
  ['[{"x":{"b":[{"c":1}],"b":1}}]', 'the key "b" stands twice'],
  ['{"a":"x\\u0000"}', '/a holds the character NUL'],
  ['{"a":["b",{"c":"\\uDC00"}]}', '/a/1/c holds half of a surrogate pair'],
  ['{"\\ud800":1}', 'half of a surrogate pair'],
  [`${'['.repeat(65)}${']'.repeat(65)}`, 'nested deeper than 64'],
  ['{"a":1', 'JSON'],
])('%s is refused', (text, says) => {
  expect(() => parseStrictJson(text)).toThrow(says);
});

test.each([
  '{"a":{"a":{"a":["a","a",":",",{"]}},"b":"a"}',
  '"\\ud83d\\ude00"',
  '{"a":"\\\\u0000"}',
  '{"a\\"b":1,"a":2}',
  '[]',
  'null',
])('%s is read', (text) => {
  expect(parseStrictJson(text)).toEqual(JSON.parse(text));
});

test('a body of a megabyte is read in one pass', () => {
  const text = JSON.stringify({
    a: 'x\\"'.repeat(300_000),
    b: Array.from({ length: 20_000 }, (_, i) => ({ [`k${i}`]: i })),
  });
  expect(parseStrictJson(text)).toEqual(JSON.parse(text));
});
