import type { LogFile } from './log-file.ts';
import { BLANK, type LogRow, type RawAnswer } from './raw-answer.ts';
import { readJsonLines } from './read-json-rows.ts';
import { type Fields, fieldsOf, listOf, shownOf, textOf } from './read-value.ts';

/**
 * openai/evals record file: a spec, then events. `match` events are the answers; `sampling` events hold the prompts, which
 * verify the join: sample_id is `<base>.<split>.<row>` and the row is all that names the item.
 * Source: openai/evals, evals/record.py and evals/eval.py.
 */
export async function* readOaieval(file: LogFile): AsyncGenerator<readonly LogRow[], void> {
  let model: string | null = null;
  // Prompts of samples whose match has not come yet; each is dropped when it does.
  const prompts = new Map<string, string>();
  yield* readJsonLines(file, (event, line) => {
    if ('spec' in event) {
      const solvers = listOf(fieldsOf(event.spec)?.completion_fns);
      model = solvers?.length === 1 ? textOf(solvers[0]) : null;
      return [];
    }
    if ('final_report' in event) return [];
    const data = fieldsOf(event.data);
    const sample = textOf(event.sample_id);
    if (event.type === 'sampling' && sample !== null) prompts.set(sample, flatten(data?.prompt));
    if (event.type === 'error' && sample !== null)
      return answerOf(sample, line, model, prompts, null, shownOf(data) ?? 'error');
    if (event.type !== 'match') return typeof event.type === 'string' ? [] : 'neither a spec, an event nor a report';
    return sample === null || data === null
      ? 'a match without sample_id or data'
      : answerOf(sample, line, model, prompts, data, null);
  });
}

export function isOaieval(row: Fields): boolean {
  return (
    ('spec' in row && fieldsOf(row.spec) !== null && 'eval_name' in (fieldsOf(row.spec) ?? {})) ||
    ('run_id' in row && 'event_id' in row)
  );
}

function answerOf(
  sample: string,
  line: number,
  model: string | null,
  prompts: Map<string, string>,
  data: Fields | null,
  error: string | null,
): RawAnswer[] | string {
  const row = /\.(\d+)$/.exec(sample)?.[1];
  if (row === undefined) return `sample_id ${sample.slice(0, 80)} ends in no row number`;
  const question = prompts.get(sample) ?? null;
  prompts.delete(sample);
  const picked = textOf(data?.picked);
  return [
    {
      ...BLANK,
      line,
      row: Number(row),
      question,
      goldLabel: textOf(data?.expected) ?? textOf(listOf(data?.expected)?.[0]),
      model,
      picks: [...(picked === null ? [] : [{ by: 'label' as const, label: picked }]), { by: 'response' }],
      response: textOf(data?.sampled),
      harnessCorrect: typeof data?.correct === 'boolean' ? data.correct : null,
      error,
    },
  ];
}

/** A prompt is a text or a list of messages. */
export function flatten(prompt: unknown): string {
  const list = listOf(prompt);
  if (list === null) return shownOf(prompt) ?? '';
  return list
    .map((part) => textOf(fieldsOf(part)?.content) ?? textOf(fieldsOf(part)?.prompt) ?? shownOf(part) ?? '')
    .join('\n');
}
