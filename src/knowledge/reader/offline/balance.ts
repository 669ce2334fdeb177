import type { RelationType } from '../../../domain/index.ts';
import type { Mention } from './terms/mention.ts';

const UP = /^(?:increase|rise|growth|gain)s?$/;
const DOWN = /^(?:decrease|fall|drop|decline|reduction)s?$/;
/** What these nouns name is done away with. */
const GONE = /^(?:loss|inhibition|destruction|suppression|prevention|elimination|reduction)$/;

/** Whether "NOUN PREPOSITION X" says that X rises (1), falls or goes away (−1). */
export function changeIn(noun: string, preposition: string): { sign: 1 | -1; gone: boolean } | null {
  if (preposition === 'in' && UP.test(noun)) return { sign: 1, gone: false };
  if (preposition === 'in' && DOWN.test(noun)) return { sign: -1, gone: false };
  return preposition === 'of' && GONE.test(noun) ? { sign: -1, gone: true } : null;
}

/**
 * What causes more or less of something, said of the thing itself: "an increase in A lowers B" says A INHIBITS B,
 * "A leads to a decline in B" the same. Where only less of the subject is said to act ("fewer jobs cause unrest") nothing is
 * said of the subject itself: null. Other types keep what rises or falls as it is named.
 */
export function balance(
  type: RelationType,
  subject: Mention,
  object: Mention,
): { type: RelationType; subject: Mention; object: Mention } | null {
  if (type !== 'CAUSAL' && type !== 'INHIBITS') {
    const compared = type === 'PROPERTY' || type === 'PART_OF' || type === 'EQUIVALENCE' || type === 'PREREQUISITE';
    return compared && (subject.sign !== undefined || object.sign !== undefined) ? null : { type, subject, object };
  }
  if (subject.sign === -1) return null;
  const from = subject.change?.sign === 1 ? subject.change.of : subject;
  if (type === 'INHIBITS') {
    if (object.sign === -1) return null;
    return { type, subject: from, object: object.change?.sign === 1 ? object.change.of : object };
  }
  const sign = object.sign ?? object.change?.sign ?? 1;
  return { type: sign === 1 ? 'CAUSAL' : 'INHIBITS', subject: from, object: object.change?.of ?? object };
}

/** "a lower salary or wage": what is said of the first of a list is said of the others. */
export function withSign(terms: Mention[]): Mention[] {
  const sign = terms[0]?.sign;
  return sign === undefined ? terms : terms.map((term) => (term.sign === undefined ? { ...term, sign } : term));
}
