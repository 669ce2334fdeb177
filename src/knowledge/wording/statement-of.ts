import type { Modality, RelationType } from '../../domain/index.ts';
import { conditionOf, conditionTail } from './condition.ts';
import { baseOf, type Phrase, phrasesOf } from './phrases.ts';
import { bareTerm, capitalized, isPlural, oneOf, termInSentence, type WordedTerm } from './term-in-sentence.ts';

export interface WordedRelation {
  readonly type: RelationType;
  readonly subject: WordedTerm;
  readonly object: WordedTerm;
  readonly modality?: Modality;
  readonly condition?: string | null;
}

/** How many ways a type can be said. */
export const stylesOf = (type: RelationType): number => phrasesOf(type).length;

/**
 * The relation as a clause without capital and period: "osmosis brings about swelling of the cell". `style` picks the phrase, modulo
 * their number. A hedge or an attribution stays in the wording, so that it never becomes plain fact.
 */
export function statementOf(relation: WordedRelation, style = 0): string {
  const phrases = phrasesOf(relation.type);
  const phrase = phrases[style % phrases.length]!;
  const [first, second] = phrase.inverse ? [relation.object, relation.subject] : [relation.subject, relation.object];
  const verb = isPlural(first) ? phrase.plural : phrase.singular;
  const condition = relation.condition ? ` (${conditionOf(relation.condition)})` : '';
  return `${hedgeOf(relation.modality)}${termInSentence(first)} ${verb} ${termInSentence(second)}${condition}`;
}

/**
 * The relation as people write it: a hedge is "may", an attribution stands in front, a condition at the end. Null where the condition fits no
 * sentence.
 */
export function clauseOf(relation: WordedRelation, phrase: Phrase): string | null {
  const tail = conditionTail(relation.condition);
  if (tail === null) return null;
  const [first, second] = phrase.inverse ? [relation.object, relation.subject] : [relation.subject, relation.object];
  const verb = verbOf(phrase, isPlural(first), relation.modality);
  return `${attributionOf(relation.modality)}${termInSentence(first)} ${verb} ${afterPhrase(phrase, second)}${tail}`;
}

/** "brings about", "bring about", "may bring about". */
export function verbOf(phrase: Phrase, plural: boolean, modality: Modality | undefined): string {
  if (modality === 'hedged') return `may ${baseOf(phrase)}`;
  return plural ? phrase.plural : phrase.singular;
}

/** A term behind a phrase: a kind is named without an article, and what has an example in the singular. */
export function afterPhrase({ singular }: Phrase, term: WordedTerm): string {
  if (/ (?:kind|form|type) of$/.test(singular)) return bareTerm(term);
  return singular.endsWith(' an example of') ? oneOf(term) : termInSentence(term);
}

/** What stands in front of what somebody is said to hold. */
export const attributionOf = (modality: Modality | undefined): string => (modality === 'attributed' ? VIEW : '');

/** The statement as a sentence: capital, period. */
export const sentenceOf = (relation: WordedRelation, style = 0): string =>
  `${capitalized(statementOf(relation, style))}.`;

const HEDGE = 'by a cautious reading, ';
const ATTRIBUTION = 'in one reported view, ';
const VIEW = 'according to one view, ';

function hedgeOf(modality: Modality | undefined): string {
  if (modality === 'hedged') return HEDGE;
  return modality === 'attributed' ? ATTRIBUTION : '';
}

export { ATTRIBUTION, HEDGE, VIEW };
