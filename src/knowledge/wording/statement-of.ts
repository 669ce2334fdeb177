import type { Modality, RelationType } from '../../domain/index.ts';
import { phrasesOf } from './phrases.ts';
import { capitalized, isPlural, termInSentence, type WordedTerm } from './term-in-sentence.ts';

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

/** "In dim light." → "in dim light"; an acronym or a name keeps its capital as far as one letter can tell. */
export function conditionOf(condition: string): string {
  const plain = condition
    .replace(/[*_`]+/g, '')
    .trim()
    .replace(/[.;,:]+$/, '');
  return /^(?:In|At|On|When|While|If|For|Under|After|Before|With|Without|Where|During|Once|Unless|Until|By|From|As|Among|Between|The|A|An)\b/.test(
    plain,
  )
    ? plain.charAt(0).toLowerCase() + plain.slice(1)
    : plain;
}

/** The statement as a sentence: capital, period. */
export const sentenceOf = (relation: WordedRelation, style = 0): string =>
  `${capitalized(statementOf(relation, style))}.`;

const HEDGE = 'by a cautious reading, ';
const ATTRIBUTION = 'in one reported view, ';

function hedgeOf(modality: Modality | undefined): string {
  if (modality === 'hedged') return HEDGE;
  return modality === 'attributed' ? ATTRIBUTION : '';
}

export { ATTRIBUTION, HEDGE };
