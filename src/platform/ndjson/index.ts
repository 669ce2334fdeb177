import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { ProdaError } from '../../domain/index.ts';

const MAX_LINE = 4 * 1024 * 1024;
const MAX_BODY = 1024 ** 3;

export interface NumberedLine {
  /** From 1. */
  readonly line: number;
  readonly text: string;
}

/**
 * The non-blank lines of a stream, as they come; LF or CRLF, the last newline may be missing, a byte order mark is passed over. Nothing else ends
 * a line: U+2028 and U+2029, at which Node's readline cuts, may stand inside the strings of JSON. Throws `request/too-large`.
 */
export async function* readLines(
  stream: Readable,
  limits: { line?: number; body?: number } = {},
): AsyncGenerator<NumberedLine, void> {
  const decoder = new StringDecoder('utf8');
  const [maxLine, maxBody] = [limits.line ?? MAX_LINE, limits.body ?? MAX_BODY];
  let rest = '';
  let line = 0;
  let bytes = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > maxBody) throw new ProdaError('request/too-large', { limit: maxBody });
    const parts = withoutMark(rest + decoder.write(chunk), line).split('\n');
    rest = parts.pop()!;
    if (rest.length > maxLine)
      throw new ProdaError('request/too-large', { limit: maxLine, line: line + parts.length + 1 });
    for (const part of parts) {
      line++;
      if (part.length > maxLine) throw new ProdaError('request/too-large', { limit: maxLine, line });
      if (part.trim() !== '') yield { line, text: part.endsWith('\r') ? part.slice(0, -1) : part };
    }
  }
  rest = withoutMark(rest + decoder.end(), line);
  if (rest.trim() !== '') yield { line: line + 1, text: rest };
}

const withoutMark = (text: string, linesBefore: number): string =>
  linesBefore === 0 && text.startsWith('\ufeff') ? text.slice(1) : text;

/** Rows → NDJSON text, a row at a time, so that a slow reader holds the source back. */
export async function* writeRows(rows: AsyncIterable<unknown>): AsyncGenerator<string, void> {
  for await (const row of rows) yield `${JSON.stringify(row)}\n`;
}
