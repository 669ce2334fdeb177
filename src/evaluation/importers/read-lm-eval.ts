import type { LogFile } from './log-file.ts';
import { headOf } from './log-file.ts';
import type { LogRow, RawAnswer } from './raw-answer.ts';
import { readJsonLines, readJsonValues } from './read-json-rows.ts';
import { type Fields, fieldsOf, listOf, numberOf, shownOf, textOf, textsOf, tracesOf } from './read-value.ts';

/**
 * lm-evaluation-harness, `samples_*.jsonl`: one line a (document, filter). Up to 0.4.2 the file is one JSON array. The join
 * key travels in `doc`; doc_id does not name our row. Lines of several filters that do not say their filter (before 0.4.7)
 * are told apart by their order: the k-th line of a document is variant `filter-k`.
 * Source: EleutherAI/lm-evaluation-harness, lm_eval/evaluator.py and lm_eval/loggers/evaluation_tracker.py.
 */
export async function* readLmEval(file: LogFile): AsyncGenerator<readonly LogRow[], void> {
  const lines = new Map<string, number>();
  const read = (row: Fields, line: number) => lmEvalAnswers(row, line, lines);
  const head = (await headOf(file, 64))
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart();
  const rows = head.startsWith('[')
    ? readJsonValues(file, (path) => path.length === 1, read)
    : readJsonLines(file, read);
  yield* rows;
}

export function isLmEval(row: Fields): boolean {
  return 'doc_id' in row && 'doc' in row && ('resps' in row || 'filtered_resps' in row);
}

export function lmEvalAnswers(row: Fields, line: number, seen: Map<string, number>): RawAnswer[] | string {
  const doc = fieldsOf(row.doc);
  const filtered = listOf(row.filtered_resps);
  if (doc === null) return 'doc is missing';
  if (filtered === null) return 'filtered_resps is missing';
  const traces = tracesOf(doc);
  if (traces.itemId === null && textOf(doc.question) === null) return 'doc has neither item_id nor question';
  const variant = variantOf(row, traces.itemId ?? String(row.doc_id), seen);
  const displayed = textsOf(doc.choices);
  const labels = listOf(doc.labels)?.length ?? displayed?.length ?? 0;
  const scores = scoresOf(filtered, labels);
  const place: Place = {
    line,
    traces,
    question: textOf(doc.question),
    variant,
    displayed,
    harnessCorrect: verdictOf(row),
  };
  if (scores !== null) {
    const index = firstMaximum(scores);
    const picks = index === null ? [] : [{ by: 'index' as const, index }];
    const warnings = 'acc_norm' in row ? normWarnings(scores, displayed, index) : NONE;
    return [answerAt(place, 0, picks, null, scores.every(Number.isFinite) ? scores : null, warnings)];
  }
  // Generation: the filter's own reading first, then ours on the raw text. More than one entry: repeats.
  const answers: RawAnswer[] = [];
  for (let repeat = 0; repeat < filtered.length; repeat++) {
    const read = shownOf(filtered[repeat])?.trim() ?? '';
    const raw = rawText(row.resps, repeat) ?? read;
    const picks = LETTER.test(read) ? [{ by: 'label' as const, label: read }, BY_RESPONSE] : ONLY_RESPONSE;
    answers.push(answerAt(place, repeat, picks, raw, null, NONE));
  }
  return answers;
}

/** What all answers of a line have in common. */
interface Place extends Pick<RawAnswer, 'line' | 'question' | 'variant' | 'displayed' | 'harnessCorrect'> {
  readonly traces: ReturnType<typeof tracesOf>;
}

/** One literal: this is done for every line of the largest logs. */
function answerAt(
  { line, traces, question, variant, displayed, harnessCorrect }: Place,
  repeat: number,
  picks: RawAnswer['picks'],
  response: string | null,
  optionScores: readonly number[] | null,
  warnings: readonly string[],
): RawAnswer {
  return {
    line,
    itemId: traces.itemId,
    exportId: traces.exportId,
    contentHash: traces.contentHash,
    row: null,
    question,
    goldLabel: null,
    model: null,
    variant,
    repeat,
    displayed,
    picks,
    response,
    harnessCorrect,
    error: null,
    optionScores,
    warnings,
  };
}
const LETTER = /^[A-Ja-j]$/;
const BY_RESPONSE = { by: 'response' } as const;
const ONLY_RESPONSE = [BY_RESPONSE];
const NONE: readonly string[] = [];

/** Log-likelihood a choice, from pairs [score, is greedy] as numbers or texts. Null: not a multiple-choice row. */
function scoresOf(filtered: readonly unknown[], labels: number): number[] | null {
  if (labels === 0 || filtered.length < labels) return null;
  const scores = filtered.slice(0, labels).map((entry) => {
    const pair = listOf(entry);
    return pair === null || pair.length < 1 || pair.length > 2 ? null : (numberOf(pair[0]) ?? Number.NaN);
  });
  return scores.every((score) => score !== null) ? scores : null;
}

/** As numpy's argmax, the first of equals; a score that is no number takes no part. */
function firstMaximum(scores: readonly number[]): number | null {
  let best: number | null = null;
  scores.forEach((score, i) => {
    if (!Number.isNaN(score) && (best === null || score > scores[best]!)) best = i;
  });
  return best;
}

/** `acc_norm` may choose another option: the score a character. Kept as a note, since our verdict is on `acc`. */
function normWarnings(scores: readonly number[], choices: readonly string[] | null, chosen: number | null): string[] {
  if (choices === null || choices.length !== scores.length) return [];
  const normalized = firstMaximum(scores.map((score, i) => score / Math.max(1, choices[i]!.length)));
  return normalized === null || normalized === chosen ? [] : [`norm_index_${normalized}`];
}

function variantOf(row: Fields, document: string, seen: Map<string, number>): string {
  const filter = textOf(row.filter);
  if (filter !== null) return filter === 'none' ? 'default' : filter;
  const count = (seen.get(document) ?? 0) + 1;
  seen.set(document, count);
  return count === 1 ? 'default' : `filter-${count}`;
}

function verdictOf(row: Fields): boolean | null {
  const score = numberOf(row.acc) ?? numberOf(row.exact_match);
  return score === null ? null : score > 0.5;
}

/** resps of a generation are `[request][repeat] text`. */
function rawText(resps: unknown, repeat: number): string | null {
  const request = listOf(resps)?.[0];
  return textOf(request) ?? textOf(listOf(request)?.[repeat]) ?? textOf(listOf(request)?.[0]);
}
