import { headOf, type LogFile } from './log-file.ts';
import { BLANK, type LogRow, named, type RawAnswer } from './raw-answer.ts';
import { readJsonValues } from './read-json-rows.ts';
import { flatten } from './read-oaieval.ts';
import { type Fields, fieldsOf, listOf, numberOf, textOf } from './read-value.ts';

/**
 * OpenCompass: predictions keyed "0".."n-1" (gen and ppl), in shards `<abbr>_0.json, _1.json, …` that each start at "0"
 * again, and optionally the results file with the evaluator's own readings. No id survives: rows are joined by number and
 * verified by question and gold label. With repeats, row i of a file of n·N is item i mod N, repeat i div N.
 * Source: open-compass/opencompass, opencompass/openicl/icl_inferencer and opencompass/tasks/openicl_eval.py.
 */
export async function* readOpencompass(
  files: readonly LogFile[],
  items: number,
): AsyncGenerator<readonly LogRow[], void> {
  const { predictions, results } = await sortFiles(files);
  const forced = new Map<number, string>();
  for (const file of results) await readForced(file, forced);
  let offset = 0;
  for (const file of predictions) {
    let rows = 0;
    const from = offset;
    const read = readJsonValues(file, isRow, (row, line, path) => {
      rows = Math.max(rows, Number(path[0]) + 1);
      return opencompassAnswers(row, line, from + Number(path[0]), items, forced);
    });
    yield* predictions.length === 1 ? read : named(file, read);
    offset += rows;
  }
}

const isRow = (path: readonly (string | number)[]) =>
  path.length === 1 && typeof path[0] === 'string' && /^\d+$/.test(path[0]);

export function isOpencompass(row: Fields): boolean {
  const first = fieldsOf(row['0']);
  return first !== null && 'prediction' in first;
}

export function opencompassAnswers(
  row: Fields,
  line: number,
  position: number,
  items: number,
  forced: ReadonlyMap<number, string>,
): RawAnswer[] | string {
  if (!('prediction' in row)) return 'prediction is missing';
  const perplexities = perplexitiesOf(row);
  const parsed = forced.get(position);
  const prediction = textOf(row.prediction) ?? textOf(listOf(row.prediction)?.[0]);
  const testing = perplexities?.prompt ?? flatten(row.origin_prompt);
  return [
    {
      ...BLANK,
      line,
      row: items === 0 ? position : position % items,
      repeat: items === 0 ? 0 : Math.floor(position / items),
      question: testing === '' ? null : testing,
      goldLabel: textOf(row.gold),
      picks:
        perplexities !== null
          ? [{ by: 'label', label: perplexities.lowest }]
          : [
              { by: 'response' },
              // The evaluator always ends at a letter, the nearest option by edit distance: better than nothing, and marked.
              ...(parsed === undefined ? [] : [{ by: 'label' as const, label: parsed, warning: 'forced_choice' }]),
            ],
      response: prediction,
      harnessCorrect: null,
      optionScores: perplexities?.scores ?? null,
    },
  ];
}

/** `"label: A": {"testing input", "prompt", "PPL"}`: the lowest perplexity is the choice. */
function perplexitiesOf(row: Fields): { lowest: string; scores: number[]; prompt: string } | null {
  const labels = Object.keys(row).filter((key) => key.startsWith('label: '));
  if (labels.length === 0) return null;
  const values = labels.map((key) => numberOf(fieldsOf(row[key])?.PPL) ?? Number.POSITIVE_INFINITY);
  const lowest = values.indexOf(Math.min(...values));
  return {
    lowest: labels[lowest]!.slice('label: '.length),
    scores: values.every(Number.isFinite) ? values.map((value) => -value) : [],
    prompt: textOf(fieldsOf(row[labels[0]!])?.prompt) ?? textOf(fieldsOf(row[labels[0]!])?.['testing input']) ?? '',
  };
}

/** Shards in the order of their numbers: `_10` comes after `_9`. */
async function sortFiles(files: readonly LogFile[]): Promise<{ predictions: LogFile[]; results: LogFile[] }> {
  const predictions: LogFile[] = [];
  const results: LogFile[] = [];
  for (const file of files) ((await hasDetails(file)) ? results : predictions).push(file);
  const shardOf = ({ name }: LogFile) => Number(/_(\d+)\.json$/.exec(name)?.[1] ?? 0);
  predictions.sort((a, b) => shardOf(a) - shardOf(b));
  return { predictions, results };
}

/** A results file has figures and details at its top, a prediction file has rows. */
async function hasDetails(file: LogFile): Promise<boolean> {
  return /^\s*\{\s*"(?!\d+"\s*:)/.test((await headOf(file, 256)).toString('latin1'));
}

/** results.details of gen: `[{example_abbr: "<abbr>_<row>", parsed: ["A", …]}]`, one element a repeat. */
async function readForced(file: LogFile, forced: Map<number, string>): Promise<void> {
  const rows = readJsonValues(
    file,
    (path) => path.length === 2 && path[0] === 'details',
    (row) => {
      const position = /_(\d+)$/.exec(textOf(row.example_abbr) ?? '')?.[1];
      const parsed = textOf(row.parsed) ?? textOf(listOf(row.parsed)?.[0]);
      if (position !== undefined && parsed !== null) forced.set(Number(position), parsed);
      return [];
    },
  );
  for await (const _ of rows);
}
