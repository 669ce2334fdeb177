import { ProdaError } from '../../domain/index.ts';
import { headOf, type LogFile } from './log-file.ts';
import { openArchive } from './open-archive.ts';
import { BLANK, type LogRow, type RawAnswer } from './raw-answer.ts';
import { readJsonValues } from './read-json-rows.ts';
import { type Fields, fieldsOf, integerOf, listOf, shownOf, textOf, textsOf, tracesOf } from './read-value.ts';

/**
 * Inspect AI: a `.json` log (samples[]), or an `.eval` archive (header.json, summaries.json, samples/<id>_epoch_<n>.json; entries
 * may be Zstandard). The letter means the order of `sample.choices`, which shuffling rewrites, so it is mapped by text.
 * Source: UKGovernmentBEIS/inspect_ai, src/inspect_ai/log/_log.py and log/_recorders/eval.py.
 */
export async function* readInspect(file: LogFile): AsyncGenerator<readonly LogRow[], void> {
  const isArchive = (await headOf(file, 2)).toString('latin1') === 'PK';
  if (!isArchive) {
    yield* readJsonValues(
      file,
      (path) => path.length === 2 && path[0] === 'samples',
      (sample, line) => inspectAnswers(sample, line, null),
    );
    return;
  }
  const archive = await openArchive(file);
  try {
    if (!archive.has('header.json'))
      throw new ProdaError('log/damaged', {
        detail: `${file.name} is of an interrupted run (it has no header.json); post what \`inspect log dump\` prints of it`,
      });
    const header = fieldsOf(await archive.readJson('header.json'));
    const model = textOf(fieldsOf(header?.eval)?.model);
    const summaries = archive.has('summaries.json') ? listOf(await archive.readJson('summaries.json')) : null;
    if (summaries === null) throw new ProdaError('log/damaged', { detail: `${file.name} has no summaries.json` });
    for (const [i, value] of summaries.entries()) {
      const summary = fieldsOf(value);
      const line = i + 1;
      if (summary === null) {
        yield [{ reject: { line, code: 'not-an-object', detail: 'a summary is a JSON object' } }];
        continue;
      }
      // A summary cuts long texts and has no completion: the whole sample is read where that could matter.
      const sample = isComplete(summary) ? summary : ((await archive.readSample(summary.id, summary.epoch)) ?? summary);
      const answers = inspectAnswers(sample, line, model);
      yield typeof answers === 'string'
        ? [{ reject: { line, code: 'not-an-answer', detail: answers } }]
        : answers.map((answer) => ({ answer }));
    }
  } finally {
    archive.close();
  }
}

export function isInspect(row: Fields): boolean {
  return 'eval' in row && fieldsOf(row.eval) !== null && ('plan' in row || 'samples' in row || 'status' in row);
}

const CUT_AT = 1_024;

function isComplete(summary: Fields): boolean {
  const answer = textOf(scoreOf(summary)?.answer);
  const texts = [summary.input, ...(listOf(summary.choices) ?? [])];
  return (
    answer !== null &&
    answer !== '' &&
    texts.every((text) => typeof text !== 'string' || text.length < CUT_AT) &&
    'choices' in summary
  );
}

export function inspectAnswers(sample: Fields, line: number, model: string | null): RawAnswer[] | string {
  const traces = tracesOf(fieldsOf(sample.metadata));
  const id = typeof sample.id === 'number' ? String(sample.id) : textOf(sample.id);
  if (traces.itemId === null && id === null) return 'the sample has no id';
  const score = scoreOf(sample);
  const answer = textOf(score?.answer)?.trim() ?? '';
  const error = errorOf(sample);
  const completion = completionOf(sample);
  return [
    {
      ...BLANK,
      ...traces,
      line,
      itemId: traces.itemId ?? id,
      question: textOf(sample.input),
      model: model ?? (textOf(fieldsOf(sample.output)?.model) || null),
      repeat: Math.max(0, (integerOf(sample.epoch) ?? 1) - 1),
      displayed: textsOf(sample.choices),
      picks: [...(/^[A-J]$/.test(answer) ? [{ by: 'label' as const, label: answer }] : []), { by: 'response' }],
      response: completion ?? (answer === '' ? null : answer),
      harnessCorrect: verdictOf(score?.value),
      error,
    },
  ];
}

/** The `choice` scorer, else the only one there is. */
function scoreOf(sample: Fields): Fields | null {
  const scores = fieldsOf(sample.scores);
  if (scores === null) return fieldsOf(sample.score);
  const names = Object.keys(scores);
  return fieldsOf(scores.choice) ?? (names.length > 0 ? fieldsOf(scores[names[0]!]) : null);
}

/** "C" correct, "I" incorrect; partial and unscored are no verdict. */
function verdictOf(value: unknown): boolean | null {
  if (value === 'C' || value === true || value === 1) return true;
  if (value === 'I' || value === false || value === 0) return false;
  return null;
}

function errorOf(sample: Fields): string | null {
  if (sample.error === null || sample.error === undefined) return null;
  return textOf(sample.error) ?? textOf(fieldsOf(sample.error)?.message) ?? shownOf(sample.error);
}

function completionOf(sample: Fields): string | null {
  const completion = textOf(fieldsOf(sample.output)?.completion);
  const hash = /^attachment:\/\/(.+)$/.exec(completion ?? '')?.[1];
  return hash === undefined ? completion : (textOf(fieldsOf(sample.attachments)?.[hash]) ?? completion);
}
