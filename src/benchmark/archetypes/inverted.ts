import type { Modality, RelationType } from '../../domain/index.ts';
import { isPlural, termInSentence, type WordedTerm } from '../../knowledge/index.ts';
import { type EndTypes, ITEM_PHRASES } from './item-phrases.ts';

/** "what does {given} bring about": questions whose given term is their grammatical subject. */
interface InvertedQuestion {
  readonly type: RelationType;
  readonly asked: 'subject' | 'object';
  readonly what: string;
  readonly auxiliary: 'do' | 'be';
  readonly rest: string;
}

const form = (
  type: RelationType,
  asked: 'subject' | 'object',
  auxiliary: 'do' | 'be',
  rest: string,
  what = 'what',
): InvertedQuestion => ({ type, asked, what, auxiliary, rest });

/** No two of them read alike, so a question has one type and one end. */
const INVERTED: readonly InvertedQuestion[] = [
  form('SPECIALIZATION', 'object', 'be', 'a kind of'),
  form('SPECIALIZATION', 'object', 'be', 'a type of'),
  form('SPECIALIZATION', 'object', 'be', 'an example of'),
  form('PART_OF', 'object', 'be', 'part of'),
  form('CAUSAL', 'object', 'do', 'lead to'),
  form('CAUSAL', 'object', 'do', 'cause'),
  form('CAUSAL', 'object', 'do', 'result in'),
  form('CAUSAL', 'object', 'be', 'responsible for'),
  form('CAUSAL', 'subject', 'do', 'result from'),
  form('CAUSAL', 'subject', 'be', 'due to'),
  form('INHIBITS', 'object', 'do', 'reduce'),
  form('INHIBITS', 'object', 'do', 'inhibit'),
  form('INHIBITS', 'object', 'do', 'counteract'),
  form('INHIBITS', 'object', 'do', 'limit'),
  form('PREREQUISITE', 'object', 'be', 'needed for'),
  form('PREREQUISITE', 'object', 'be', 'required for'),
  form('PREREQUISITE', 'subject', 'do', 'depend on'),
  form('PREREQUISITE', 'subject', 'do', 'require'),
  form('PRECEDES', 'object', 'do', 'come before'),
  form('PRECEDES', 'subject', 'do', 'come after'),
  form('PROPERTY', 'object', 'do', 'have', 'what feature'),
  form('PROPERTY', 'object', 'be', 'characterized by'),
  form('FUNCTION', 'object', 'be', 'used for'),
  form('FUNCTION', 'object', 'do', 'support'),
  form('FUNCTION', 'object', 'do', 'deal with'),
  form('TRANSFORMATION', 'object', 'do', 'turn into'),
  form('EVIDENCE', 'object', 'be', 'evidence for'),
  form('EVIDENCE', 'object', 'do', 'point to'),
];

export function invertedOf(
  type: RelationType,
  asked: 'subject' | 'object',
  ends: EndTypes,
): readonly InvertedQuestion[] {
  return INVERTED.filter(
    (question) =>
      question.type === type && question.asked === asked && FITS.get(`${type} ${question.rest}`)?.(ends) !== false,
  );
}
/** A question fits the ends that the phrase of its words fits. */
const FITS = new Map(
  ITEM_PHRASES.flatMap(({ type, singular, plural, fits }) =>
    [singular.replace(/^is /, ''), plural].map((rest) => [`${type} ${rest}`, fits] as const),
  ),
);

/** Without its question mark. */
export function askInverted(
  { what, auxiliary, rest }: InvertedQuestion,
  given: WordedTerm,
  modality: Modality,
): string {
  const term = termInSentence(given);
  if (modality === 'hedged') return `${what} may ${term} ${auxiliary === 'be' ? 'be ' : ''}${rest}`;
  const [singular, plural] = auxiliary === 'be' ? ['is', 'are'] : ['does', 'do'];
  return `${what} ${isPlural(given) ? plural : singular} ${term} ${rest}`;
}

const READERS = INVERTED.map((question) => ({
  ...question,
  pattern: new RegExp(
    `^${question.what} (?:${question.auxiliary === 'be' ? 'is|are' : 'does|do'}|may) (.+?)(?: be)? ${question.rest}$`,
    'i',
  ),
}));

/** "what does osmosis bring about" → its relation and the given term; null: no such question. */
export function readInverted(question: string): (Pick<InvertedQuestion, 'type' | 'asked'> & { given: string }) | null {
  for (const { type, asked, pattern } of READERS) {
    const match = pattern.exec(question);
    if (match !== null) return { type, asked, given: match[1]! };
  }
  return null;
}
