import type { Readable } from 'node:stream';
import { readLines } from '../platform/index.ts';

/** Characters. What was accepted is read; a line so long is no line of a knowledge file. */
const LONGEST_LINE = 64 * 1024 * 1024;

/** The lines of a stored body, without their ends; a blank one is '', so that the numbers stay those of the file. */
export async function* readTextLines(stream: Readable): AsyncGenerator<string, void> {
  let next = 1;
  for await (const { line, text } of readLines(stream, { line: LONGEST_LINE })) {
    for (; next < line; next++) yield '';
    yield text;
    next++;
  }
}
