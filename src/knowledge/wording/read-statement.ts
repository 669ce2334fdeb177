import { normalizeTerm, type RelationType } from '../../domain/index.ts';
import { PHRASES } from './phrases.ts';
import { ATTRIBUTION, HEDGE } from './statement-of.ts';

/** A statement read back; terms are normalized. */
export interface ReadStatement {
  readonly subject: string;
  readonly type: RelationType;
  readonly object: string;
}

const BY_FORM = new Map(
  PHRASES.flatMap((phrase) => [[phrase.singular, phrase] as const, [phrase.plural, phrase] as const]),
);
const FORMS = [...BY_FORM.keys()]
  .sort((a, b) => b.length - a.length)
  .map((form) => form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
const PATTERN = new RegExp(`^(.+?) (${FORMS.join('|')}) (.+)$`, 'i');

/**
 * One clause of the closed lexicon → its relation, or null. Hedges, attributions, a condition in brackets, capital and period are
 * passed over; a statement has exactly one phrase.
 */
export function readStatement(clause: string): ReadStatement | null {
  const plain = clause
    .trim()
    .replace(/[.?!]+$/, '')
    .replace(new RegExp(`^(?:${HEDGE}|${ATTRIBUTION})`, 'i'), '')
    .replace(/ \([^()]*\)$/, '');
  const match = PATTERN.exec(plain);
  if (match === null) return null;
  const phrase = BY_FORM.get(match[2]!.toLowerCase());
  if (phrase === undefined) return null;
  const [first, second] = [normalizeTerm(match[1]!), normalizeTerm(match[3]!)];
  if (first === '' || second === '') return null;
  return phrase.inverse
    ? { subject: second, type: phrase.type, object: first }
    : { subject: first, type: phrase.type, object: second };
}
