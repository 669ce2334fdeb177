import type { Sample } from '../../domain/index.ts';

/** Everything a sample says, in the order in which it is read. */
export const textOf = ({ question, choices, answer, rationale }: Sample): string =>
  [question, ...(choices ?? []), answer, rationale].join('\n');

/**
 * What a sample gives out as true, one unit a statement: the question with its answer, and each sentence of the rationale. A statement
 * that the sample calls false and the wrong options are left out.
 */
export function unitsOf({ format, question, choices, answer, rationale }: Sample): string[] {
  const isFalse = format === 'tf' && /^false\b/i.test(answer);
  const asked = isFalse ? [] : [`${question} ${choices === undefined ? answer : answer.replace(/^[A-J][.)]\s*/, '')}`];
  const rest = isFalse ? `${answer} ${rationale}` : rationale;
  return [...asked, ...rest.split(/(?<=[.!?;])\s+|\n+/).filter((sentence) => sentence !== '')];
}

/** A sample and, beside it, its preference pair: each is read on its own by whoever trains on it. */
export function readingsOf(sample: Sample): Sample[] {
  const { preference, ...rest } = sample;
  if (preference === undefined) return [sample];
  const { prompt, chosen, rejected } = preference;
  const { choices: _choices, ...pair } = rest;
  return [sample, { ...pair, format: 'open', question: prompt, answer: chosen, rationale: rejected }];
}
