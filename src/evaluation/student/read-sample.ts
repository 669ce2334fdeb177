import { readStatement } from '../../knowledge/index.ts';
import type { Statement } from './memory.ts';
import type { SampleText } from './reading.ts';
import { splitSentences } from './split-sentences.ts';

/**
 * The statements that a training text makes: its answer and rationale, sentence by sentence, and the sentence of a true-or-false
 * question when the answer is true. A sentence that the sample calls false is not learned, and neither is what a question
 * only asks.
 */
export function readSample({ format, question, answer, rationale }: SampleText): Statement[] {
  const texts = [answer, rationale];
  if (format === 'tf' && /^true\b/i.test(answer.trim())) texts.push(question.replace(TRUE_OR_FALSE, ''));
  const statements = texts.flatMap(splitSentences).flatMap((sentence) => readClause(sentence) ?? []);
  const seen = new Set<string>();
  return statements.filter(({ type, subject, object }) => {
    const key = `${type} ${subject} ${object}`;
    return !seen.has(key) && seen.add(key);
  });
}

const TRUE_OR_FALSE = /^\s*true or false\?\s*/i;
const STEP =
  /^(?:step \d+[:.)]\s*|\d+[.)]\s*|[-*]\s+|(?:first|second|third|next|then|finally|so|and|hence|therefore|because)[,:]\s*)+/i;
/** The lexicon has no denials, so one stands before its statement. */
const DENIED = /^(?:it|this|that) (?:is|would be) (?:not|false|wrong|untrue)\b|^(?:not|never)\b/i;

/** One clause of the closed lexicon, with or without the number of its step; null when it says nothing that can be read, or denies. */
export function readClause(sentence: string): Statement | null {
  const plain = sentence.replace(STEP, '');
  const found = readStatement(plain);
  if (found === null || DENIED.test(found.subject) || found.subject === found.object) return null;
  return found;
}
