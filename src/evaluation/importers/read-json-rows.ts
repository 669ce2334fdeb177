import { ProdaError } from '../../domain/index.ts';
import { type LogFile, piecesOf, textPiecesOf } from './log-file.ts';
import { parseTolerant } from './parse-tolerant.ts';
import type { LogRow, RawAnswer } from './raw-answer.ts';
import { readLines } from './read-lines.ts';
import { type Fields, fieldsOf } from './read-value.ts';
import { scanJson } from './scan-json.ts';

/** What a format makes of one row: answers, or why it is none. An empty list is a row that is no answer and need not be. */
export type RowReader = (row: Fields, line: number) => readonly RawAnswer[] | string;

/** One JSON object a line. A last line that was cut short is a reject like any other. */
export async function* readJsonLines(
  file: LogFile,
  read: RowReader,
  parse: (text: string) => unknown = parseTolerant,
): AsyncGenerator<readonly LogRow[], void> {
  for await (const lines of readLines(piecesOf(file))) {
    const rows: LogRow[] = [];
    for (const { line, text } of lines)
      if (text === null) rows.push(rejectOf(line, 'not-utf8', 'the line is not UTF-8'));
      else addRows(rows, text, line, read, parse);
    yield rows;
  }
}

/** The values of one JSON document whose paths are wanted, in their order. */
export async function* readJsonValues(
  file: LogFile,
  isWanted: (path: readonly (string | number)[]) => boolean,
  read: (row: Fields, line: number, path: readonly (string | number)[]) => readonly RawAnswer[] | string,
): AsyncGenerator<readonly LogRow[], void> {
  let line = 0;
  try {
    for await (const { path, text } of scanJson(textPiecesOf(file), isWanted)) {
      line++;
      const rows: LogRow[] = [];
      addRows(rows, text, line, (row, at) => read(row, at, path), parseTolerant);
      yield rows;
    }
  } catch (error) {
    if (error instanceof ProdaError) throw error;
    throw new ProdaError('log/damaged', { detail: `${file.name}: ${(error as Error).message}` }, { cause: error });
  }
}

function addRows(rows: LogRow[], text: string, line: number, read: RowReader, parse: (text: string) => unknown): void {
  let value: unknown;
  try {
    value = parse(text);
  } catch (error) {
    rows.push(rejectOf(line, 'not-json', (error as Error).message.slice(0, 200)));
    return;
  }
  const row = fieldsOf(value);
  const answers = row === null ? null : read(row, line);
  if (answers === null) rows.push(rejectOf(line, 'not-an-object', 'a row is a JSON object'));
  else if (typeof answers === 'string') rows.push(rejectOf(line, 'not-an-answer', answers));
  else for (const answer of answers) rows.push({ answer });
}

function rejectOf(line: number, code: string, detail: string): LogRow {
  return { reject: { line, code, detail } };
}
