import type { LogFile } from './log-file.ts';
import { type LogRow, named } from './raw-answer.ts';
import { readInspect } from './read-inspect.ts';
import { readLmEval } from './read-lm-eval.ts';
import { readNative } from './read-native.ts';
import { readOaieval } from './read-oaieval.ts';
import { readOpencompass } from './read-opencompass.ts';
import { readPromptfoo } from './read-promptfoo.ts';
import type { LogFormat } from './recognize-format.ts';

/** One reader a format. Only OpenCompass spreads a run over files; `items` is how many the export has. */
const READERS: Record<
  LogFormat,
  (files: readonly LogFile[], items: number) => AsyncGenerator<readonly LogRow[], void>
> = {
  native: (files) => each(files, readNative),
  'lm-eval': (files) => each(files, readLmEval),
  inspect: (files) => each(files, readInspect),
  promptfoo: (files) => each(files, readPromptfoo),
  oaieval: (files) => each(files, readOaieval),
  opencompass: readOpencompass,
};

export function readLog(
  format: LogFormat,
  files: readonly LogFile[],
  items: number,
): AsyncGenerator<readonly LogRow[], void> {
  return READERS[format](files, items);
}

function each(
  files: readonly LogFile[],
  read: (file: LogFile) => AsyncGenerator<readonly LogRow[], void>,
): AsyncGenerator<readonly LogRow[], void> {
  return files.length === 1 ? read(files[0]!) : oneAfterTheOther(files, read);
}

async function* oneAfterTheOther(
  files: readonly LogFile[],
  read: (file: LogFile) => AsyncGenerator<readonly LogRow[], void>,
): AsyncGenerator<readonly LogRow[], void> {
  for (const file of files) yield* named(file, read(file));
}
