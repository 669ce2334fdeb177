import type { LogFile } from './log-file.ts';
import { BLANK, type LogRow, type Pick, type RawAnswer } from './raw-answer.ts';
import { readJsonLines } from './read-json-rows.ts';
import { type Fields, fieldsOf, integerOf, textOf, tracesOf } from './read-value.ts';

/**
 * Our own form, for any other harness: `{"item_id", "export_id"?, "model"?, "chosen_label" | "chosen_index" | "response",
 * "correct"?, "repeat"?, "error"?}` a line. Without export_id, index and label mean the order of the benchmark's item list.
 */
export function readNative(file: LogFile): AsyncGenerator<readonly LogRow[], void> {
  // Our own form is JSON as it is meant; NaN is a fault of the sender here.
  return readJsonLines(file, nativeAnswer, JSON.parse);
}

export function isNative(row: Fields): boolean {
  return (
    textOf(row.item_id) !== null && ['chosen_label', 'chosen_index', 'response', 'error'].some((key) => key in row)
  );
}

export function nativeAnswer(row: Fields, line: number): RawAnswer[] | string {
  const { itemId, exportId, contentHash } = tracesOf(row);
  if (itemId === null) return 'item_id is missing';
  const wrong = wrongFieldOf(row);
  if (wrong !== null) return wrong;
  const response = textOf(row.response);
  const picks: Pick[] = [];
  const index = integerOf(row.chosen_index);
  const label = textOf(row.chosen_label);
  if (index !== null) picks.push({ by: 'index', index });
  if (label !== null) picks.push({ by: 'label', label });
  if (response !== null) picks.push({ by: 'response' });
  const error = errorOf(row.error);
  if (error === null && !('chosen_index' in row || 'chosen_label' in row || 'response' in row))
    return 'one of chosen_label, chosen_index, response is needed';
  return [
    {
      ...BLANK,
      line,
      itemId,
      exportId,
      contentHash,
      model: textOf(row.model),
      repeat: integerOf(row.repeat) ?? 0,
      // An index or label that was given is the answer; a letter is looked for only where neither was.
      picks: picks.slice(0, 1),
      response,
      harnessCorrect: typeof row.correct === 'boolean' ? row.correct : null,
      error,
    },
  ];
}

function errorOf(value: unknown): string | null {
  if (value === null || value === undefined || value === '' || value === false) return null;
  return textOf(value) ?? textOf(fieldsOf(value)?.message) ?? JSON.stringify(value);
}

function wrongFieldOf(row: Fields): string | null {
  const given = (key: string) => row[key] !== undefined && row[key] !== null;
  if (given('chosen_index') && integerOf(row.chosen_index) === null) return 'chosen_index is not an integer';
  if (given('chosen_label') && textOf(row.chosen_label) === null) return 'chosen_label is not a text';
  if (given('response') && textOf(row.response) === null) return 'response is not a text';
  if (given('correct') && typeof row.correct !== 'boolean') return 'correct is not true or false';
  if (given('model') && textOf(row.model) === null) return 'model is not a text';
  const repeat = integerOf(row.repeat);
  if (given('repeat') && (repeat === null || repeat < 0 || repeat > 10_000)) return 'repeat is not an integer from 0';
  for (const key of ['timestamp', 'created_at'])
    if (given(key) && !isTime(row[key])) return `${key} is not an RFC 3339 time`;
  if (given('score') && !(typeof row.score === 'number' && Number.isFinite(row.score)))
    return 'score is not a finite number';
  return null;
}

const TIME = /^(?:19|20|21)\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

function isTime(value: unknown): boolean {
  return typeof value === 'string' && TIME.test(value) && !Number.isNaN(Date.parse(value));
}
