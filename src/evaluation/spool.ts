import { closeSync, createReadStream, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readLines } from './importers/read-lines.ts';

/**
 * Rows on disk between two passes, so that a log of any length is checked whole before the first row is stored, with flat
 * memory. `remove` deletes it; it is readable by its owner only.
 */
export interface Spool<T> {
  readonly length: number;
  write(row: T): void;
  read(): AsyncGenerator<T, void>;
  remove(): void;
}

/**
 * Rows that are written as one line. Small, so that what waits is gone before the garbage collector moves it among what stays, and so that a line
 * stays below what `readLines` takes even where every row holds the longest text that is kept of a model.
 */
const ROWS_A_LINE = 50;

export function createSpool<T>(): Spool<T> {
  const folder = mkdtempSync(join(tmpdir(), 'proda-spool-'));
  const file = join(folder, 'rows.ndjson');
  const handle = openSync(file, 'w', 0o600);
  let pending: T[] = [];
  let length = 0;
  let open = true;
  const flush = () => {
    if (pending.length > 0) writeSync(handle, `${JSON.stringify(pending)}\n`);
    pending = [];
  };
  return {
    get length() {
      return length;
    },
    write: (row) => {
      length++;
      if (pending.push(row) === ROWS_A_LINE) flush();
    },
    read: async function* () {
      flush();
      // Not node:readline, which also ends a line at U+2028 inside a string.
      for await (const lines of readLines(createReadStream(file)))
        for (const { text } of lines) if (text !== null) yield* JSON.parse(text) as T[];
    },
    remove: () => {
      if (open) closeSync(handle);
      open = false;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
