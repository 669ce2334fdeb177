import { isUtf8 } from 'node:buffer';
import { ProdaError } from '../../domain/index.ts';

export const LINE_BYTES_MAX = 4 * 1024 * 1024;

/** `text` null: the bytes of this line are not UTF-8. */
export interface Line {
  readonly line: number;
  readonly text: string | null;
}

/**
 * Bytes → lines that are not blank, numbered from 1; a byte order mark, CRLF and a missing last newline are fine. A longer
 * line than 4 MiB ends the reading, for then this is no log of lines. Those of one piece of the stream come together, because
 * waiting for each of 100,000 lines costs more than reading it. Memory: one line and one piece.
 */
export async function* readLines(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<readonly Line[], void> {
  let line = 0;
  let rest: Buffer[] = [];
  let restBytes = 0;
  const take = (end: Buffer): Line | null => {
    line++;
    const whole = rest.length === 0 ? end : Buffer.concat([...rest, end]);
    rest = [];
    restBytes = 0;
    const from = line === 1 && whole[0] === 0xef && whole[1] === 0xbb && whole[2] === 0xbf ? 3 : 0;
    const to = whole.at(-1) === 0x0d ? whole.length - 1 : whole.length;
    const bytes = whole.subarray(from, to);
    if (!isUtf8(bytes)) return { line, text: null };
    const text = bytes.toString('utf8');
    return text.trim() === '' ? null : { line, text };
  };
  for await (const piece of pieces) {
    const buffer = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    const lines: Line[] = [];
    let start = 0;
    for (let end = buffer.indexOf(10, start); end !== -1; end = buffer.indexOf(10, start)) {
      const found = take(buffer.subarray(start, end));
      if (found !== null) lines.push(found);
      start = end + 1;
    }
    if (lines.length > 0) yield lines;
    if (start < buffer.length) {
      rest.push(Buffer.from(buffer.subarray(start)));
      restBytes += buffer.length - start;
      if (restBytes > LINE_BYTES_MAX)
        throw new ProdaError('log/too-large', { limit: '4 MiB a line', detail: `line ${line + 1}` });
    }
  }
  if (rest.length > 0) {
    const found = take(Buffer.alloc(0));
    if (found !== null) yield [found];
  }
}
