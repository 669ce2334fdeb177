import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { readTextLines } from '../../src/pipeline/read-text-lines.ts';
import { readLines } from '../../src/platform/index.ts';

const stream = (...parts: (string | Buffer)[]) => Readable.from(parts.map((part) => Buffer.from(part as string)));
const all = async <T>(rows: AsyncIterable<T>): Promise<T[]> => {
  const found: T[] = [];
  for await (const row of rows) found.push(row);
  return found;
};

test('a line ends at LF or CRLF and nowhere else; blank ones are passed over, and numbers are those of the file', async () => {
  const quote = JSON.stringify({ quote: 'one\u2028two\u2029three\u0085four' });
  expect(await all(readLines(stream(`${quote}\r\n\n{"a"`, ':1}\n  \n{"b":2}')))).toEqual([
    { line: 1, text: quote },
    { line: 3, text: '{"a":1}' },
    { line: 5, text: '{"b":2}' },
  ]);
  expect(await all(readTextLines(stream(`\n${quote}\n\nx\n`)))).toEqual(['', quote, '', 'x']);
});

test('a byte order mark is passed over, also when it comes in pieces; inside it is text', async () => {
  const mark = Buffer.from('\ufeff');
  expect(await all(readLines(stream(mark.subarray(0, 1), mark.subarray(1), '1\n\ufeff2')))).toEqual([
    { line: 1, text: '1' },
    { line: 2, text: '\ufeff2' },
  ]);
});

test('a line longer than its limit is refused with its number', async () => {
  await expect(all(readLines(stream('1\n22222\n'), { line: 3 }))).rejects.toMatchObject({
    code: 'request/too-large',
    context: { line: 2, limit: 3 },
  });
});
