import { normalizeTerm, type RelationType } from '../../domain/index.ts';
import { withoutTail } from './condition.ts';
import { baseOf, PHRASES, type Phrase } from './phrases.ts';
import { ATTRIBUTION, HEDGE, VIEW } from './statement-of.ts';

/** A statement read back; terms are normalized. */
export interface ReadStatement {
  readonly subject: string;
  readonly type: RelationType;
  readonly object: string;
}

const AROUND = new RegExp(`^(?:${HEDGE}|${ATTRIBUTION}|${VIEW})`, 'i');

/**
 * A reader of clauses in the phrases of a closed lexicon: a clause → its relation, or null. Hedges, attributions, a condition at the end or in
 * brackets, capital and period are passed over; a statement has exactly one phrase.
 */
export function createStatementReader(lexicon: readonly Phrase[]): (clause: string) => ReadStatement | null {
  const byForm = new Map(
    lexicon.flatMap((phrase) =>
      [phrase.singular, phrase.plural, `may ${baseOf(phrase)}`].map((form) => [form, phrase] as const),
    ),
  );
  const forms = [...byForm.keys()]
    .sort((a, b) => b.length - a.length)
    .map((form) => form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = new RegExp(`^(.+?) (${forms.join('|')}) (.+)$`, 'i');
  return (clause) => {
    const plain = clause
      .trim()
      .replace(/[.?!]+$/, '')
      .replace(AROUND, '')
      .replace(/ \([^()]*\)$/, '');
    const match = pattern.exec(withoutTail(plain)) ?? pattern.exec(plain);
    const phrase = match === null ? undefined : byForm.get(match[2]!.toLowerCase());
    if (match === null || phrase === undefined) return null;
    const [first, second] = [normalizeTerm(match[1]!), normalizeTerm(match[3]!)];
    if (first === '' || second === '') return null;
    return phrase.inverse
      ? { subject: second, type: phrase.type, object: first }
      : { subject: first, type: phrase.type, object: second };
  };
}

/** Reads what the plain wording of relations says. */
export const readStatement = createStatementReader(PHRASES);
