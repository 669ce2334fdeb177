import { ProdaError } from '../../domain/index.ts';
import { headOf, type LogFile, piecesOf, textPiecesOf } from './log-file.ts';
import { parseTolerant } from './parse-tolerant.ts';
import { isInspect } from './read-inspect.ts';
import { readLines } from './read-lines.ts';
import { isLmEval } from './read-lm-eval.ts';
import { isNative } from './read-native.ts';
import { isOaieval } from './read-oaieval.ts';
import { isOpencompass } from './read-opencompass.ts';
import { isPromptfoo } from './read-promptfoo.ts';
import { type Fields, fieldsOf } from './read-value.ts';
import { scanJson } from './scan-json.ts';

export const LOG_FORMATS = ['native', 'lm-eval', 'inspect', 'promptfoo', 'opencompass', 'oaieval'] as const;
export type LogFormat = (typeof LOG_FORMATS)[number];

const RECOGNIZERS: Record<LogFormat, (row: Fields) => boolean> = {
  'lm-eval': isLmEval,
  promptfoo: (row) => isPromptfoo(row) || isPromptfooDocument(row),
  inspect: isInspect,
  oaieval: isOaieval,
  opencompass: isOpencompass,
  native: isNative,
};

/** lm-evaluation-harness also writes a file with results and config, but that one has no answers in it. */
const isPromptfooDocument = (row: Fields): boolean =>
  fieldsOf(row.results) !== null &&
  ('evalId' in row || 'config' in row) &&
  !('lm_eval_version' in row || 'configs' in row);

/** Tells the format by what is inside: never by a file's name. Throws log/format-unknown. */
export async function recognizeFormat(file: LogFile): Promise<LogFormat> {
  const head = await headOf(file, 8);
  if (head.subarray(0, 2).toString('latin1') === 'PK') return 'inspect';
  const row = (await firstRow(file)) ?? (await outlineOf(file));
  const format = LOG_FORMATS.find((candidate) => RECOGNIZERS[candidate](row));
  if (format !== undefined) return format;
  const keys = Object.keys(row).slice(0, 8).join(', ');
  throw new ProdaError('log/format-unknown', {
    detail: keys === '' ? `${file.name} is empty or no JSON` : `its keys are ${keys}`,
  });
}

/** The first line, when it is one whole object. */
async function firstRow(file: LogFile): Promise<Fields | null> {
  try {
    for await (const [first] of readLines(piecesOf(file)))
      return first?.text == null ? null : fieldsOf(parseTolerant(first.text));
  } catch {
    // A line that is too long or no JSON: a document over many lines, perhaps.
  }
  return null;
}

const OUTLINE_VALUES = 40;

/** One large document: its keys, with the values of the small ones; of a list, its first element. */
async function outlineOf(file: LogFile): Promise<Fields> {
  const outline: Record<string, unknown> = {};
  let seen = 0;
  try {
    const large = new Set(['results', 'samples', 'reductions', 'config', 'stats']);
    const isWanted = (path: readonly (string | number)[]) => {
      if (path.length !== 1) return false;
      const key = String(path[0]);
      if (!large.has(key)) return true;
      outline[key] = {};
      return false;
    };
    for await (const { path, text } of scanJson(textPiecesOf(file), isWanted)) {
      const [key] = path;
      if (key === 0) return fieldsOf(parseTolerant(text)) ?? {};
      outline[String(key)] = parseTolerant(text);
      if (++seen >= OUTLINE_VALUES) break;
    }
  } catch {
    // What was seen before it broke decides; reading it in earnest will say where it breaks.
  }
  return outline;
}
