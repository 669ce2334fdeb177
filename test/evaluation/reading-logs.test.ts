import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { extractLetter } from '../../src/evaluation/importers/extract-letter.ts';
import { parseTolerant } from '../../src/evaluation/importers/parse-tolerant.ts';
import { readLines } from '../../src/evaluation/importers/read-lines.ts';
import { scanJson } from '../../src/evaluation/importers/scan-json.ts';
import { cpuMs } from '../support/cpu-ms.ts';

const LABELS = ['A', 'B', 'C', 'D'];
const CHOICES = ['Charge', 'Heat', 'Heat flow', 'Drag'];
const letter = (text: string) => extractLetter(text, LABELS, CHOICES).index;

describe('the letter in a text', () => {
  test.each([
    ['Answer: C', 2],
    ['The answer is B.', 1],
    ['The answer is: **D**', 3],
    ['ANSWER: A', 0],
    ['the answer is a matter of taste', null],
    ["the answer is A's turn", null],
    ['Answer: A\nWait. Answer: B', 1],
    ['answer: b', 1],
    ['answer is b)', 1],
    ['answer is b and more', null],
    ['so \\boxed{C}', 2],
    ['so \\boxed{\\text{D}}', 3],
    ['(B)', 1],
    ['**C**', 2],
    ['d.', 3],
    ['I', null],
    ['E', null],
    ['It must be the drag, I think', 3],
    ['It is heat flow.', 2],
    ['heat and drag both', null],
    ['drags', null],
    ['<think>Answer: A</think>Answer: B', 1],
    ['<think>Answer: A and on and on', null],
    ['', null],
  ] as const)('%s', (text, index) => {
    expect(letter(text)).toBe(index);
  });

  test('two letters in the last line are no answer, and that is said', () => {
    expect(extractLetter('Answer: A or Answer: B', LABELS, CHOICES)).toEqual({ index: null, warning: 'ambiguous' });
  });

  test('a text made to run a pattern away is read in no time', async () => {
    const texts = [
      'answer is '.repeat(2e4),
      `answer is${' '.repeat(1e6)}?`,
      `${'answer:'}${'* '.repeat(5e5)}`,
      '\\boxed{'.repeat(1e5),
      'Heat '.repeat(1e5),
    ];
    // It takes a tenth of that; a pattern that ran away would take hours.
    expect(await cpuMs(() => texts.map(letter))).toBeLessThan(5_000);
  });
});

describe('JSON as Python writes it', () => {
  test('constants become null, words in texts stay', () => {
    expect(parseTolerant('{"a":NaN,"b":[-Infinity,Infinity],"c":"NaN, \\"Infinity\\" and -Infinity"}')).toEqual({
      a: null,
      b: [null, null],
      c: 'NaN, "Infinity" and -Infinity',
    });
    expect(() => parseTolerant('{"a":Nan}')).toThrow(SyntaxError);
  });

  test('any JSON value reads as JSON.parse reads it', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(parseTolerant(text)).toEqual(JSON.parse(text));
      }),
    );
  });
});

async function* piecesOf(text: string, size: number): AsyncGenerator<string> {
  for (let i = 0; i < text.length; i += size) yield text.slice(i, i + size);
}

describe('values found in a large document', () => {
  test('every value of every path is the one that a parser finds, wherever the pieces are cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.jsonValue({ maxDepth: 4 }),
        fc.integer({ min: 1, max: 9 }),
        fc.boolean(),
        async (value, size, pretty) => {
          const document = { rows: [value, { inner: value, 'a "key"\\': 1 }], last: value };
          const text = pretty ? JSON.stringify(document, null, 2) : JSON.stringify(document);
          const found: unknown[] = [];
          for await (const { path, text: part } of scanJson(piecesOf(text, size), (path) => path.length === 2)) {
            found.push([path, JSON.parse(part)]);
          }
          const expected: unknown[] = [
            [['rows', 0], value],
            [['rows', 1], document.rows[1]],
          ];
          const last: unknown = value;
          if (Array.isArray(last)) for (const [i, element] of last.entries()) expected.push([['last', i], element]);
          else if (typeof last === 'object' && last !== null)
            for (const [key, element] of Object.entries(last)) expected.push([['last', key], element]);
          // -0 is written 0.
          expect(JSON.parse(JSON.stringify(found))).toEqual(JSON.parse(JSON.stringify(expected)));
        },
      ),
      { numRuns: 300 },
    );
  });

  test.each(['{"a":[1}', '{"a":1', '"open', '', ']'])('%s is no document', async (text) => {
    const read = async () => {
      for await (const _ of scanJson(piecesOf(text, 2), () => false));
    };
    await expect(read()).rejects.toThrow(SyntaxError);
  });
});

test('lines are the same however the bytes are cut, also inside a letter of several bytes', async () => {
  const bytes = Buffer.from('\ufeff{"a":"é"}\r\n\r\n{"b":"\u2028 日本"}\n\n{"c":1}');
  for (let size = 1; size < 12; size++) {
    const cut = async function* () {
      for (let i = 0; i < bytes.length; i += size) yield bytes.subarray(i, i + size);
    };
    const lines: unknown[] = [];
    for await (const group of readLines(cut())) for (const { line, text } of group) lines.push([line, text]);
    expect(lines).toEqual([
      [1, '{"a":"é"}'],
      [3, '{"b":"\u2028 日本"}'],
      [5, '{"c":1}'],
    ]);
  }
});
