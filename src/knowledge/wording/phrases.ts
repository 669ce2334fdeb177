import type { RelationType } from '../../domain/index.ts';

/**
 * A verb phrase that joins two terms, as it reads after a singular and after a plural subject. `inverse`: the sentence begins with the
 * relation's object.
 */
export interface Phrase {
  readonly type: RelationType;
  readonly inverse: boolean;
  readonly singular: string;
  readonly plural: string;
}

const both = (type: RelationType, inverse: boolean, singular: string, plural: string): Phrase => ({
  type,
  inverse,
  singular,
  plural,
});
const is = (type: RelationType, inverse: boolean, rest: string): Phrase =>
  both(type, inverse, `is ${rest}`, `are ${rest}`);

/**
 * The closed lexicon: no phrase is the beginning of another, none occurs in two types, so a statement reads back to one type and
 * direction. The first of a type is its plainest.
 */
export const PHRASES: readonly Phrase[] = [
  is('SPECIALIZATION', false, 'a kind of'),
  is('SPECIALIZATION', false, 'one form of'),
  both('SPECIALIZATION', true, 'includes as one kind', 'include as one kind'),
  both('SPECIALIZATION', true, 'has as one of its kinds', 'have as one of their kinds'),
  is('SPECIALIZATION', true, 'a broader term for'),
  is('PART_OF', false, 'a part of'),
  both('PART_OF', false, 'belongs as a component to', 'belong as components to'),
  both('PART_OF', true, 'has as one of its parts', 'have as one of their parts'),
  both('PART_OF', true, 'contains as a part', 'contain as a part'),
  is('PART_OF', true, 'partly made up of'),
  both('CAUSAL', false, 'brings about', 'bring about'),
  both('CAUSAL', false, 'gives rise to', 'give rise to'),
  both('CAUSAL', true, 'results from', 'result from'),
  is('CAUSAL', true, 'brought about by'),
  both('INHIBITS', false, 'holds back', 'hold back'),
  both('INHIBITS', false, 'works against', 'work against'),
  is('INHIBITS', true, 'held back by'),
  is('INHIBITS', true, 'kept down by'),
  is('PREREQUISITE', false, 'needed for'),
  is('PREREQUISITE', false, 'a precondition of'),
  both('PREREQUISITE', true, 'depends on', 'depend on'),
  both('PREREQUISITE', true, 'requires', 'require'),
  both('PRECEDES', false, 'comes before', 'come before'),
  is('PRECEDES', false, 'followed by'),
  both('PRECEDES', true, 'comes after', 'come after'),
  is('PRECEDES', true, 'preceded by'),
  both('CONTRAST', false, 'differs from', 'differ from'),
  is('CONTRAST', false, 'to be told apart from'),
  both('CONTRAST', false, 'stands in contrast to', 'stand in contrast to'),
  is('EQUIVALENCE', false, 'the same as'),
  is('EQUIVALENCE', false, 'another name for'),
  both('EQUIVALENCE', false, 'means the same as', 'mean the same as'),
  both('PROPERTY', false, 'has the property of', 'have the property of'),
  is('PROPERTY', false, 'characterized by'),
  is('PROPERTY', true, 'a property of'),
  both('FUNCTION', false, 'serves the purpose of', 'serve the purpose of'),
  both('FUNCTION', false, 'has the role of', 'have the role of'),
  is('FUNCTION', true, 'a purpose served by'),
  both('TRANSFORMATION', false, 'turns into', 'turn into'),
  is('TRANSFORMATION', false, 'converted into'),
  is('TRANSFORMATION', true, 'formed out of'),
  is('EVIDENCE', false, 'evidence for'),
  both('EVIDENCE', false, 'points to', 'point to'),
  is('EVIDENCE', true, 'shown by'),
  both('ASSOCIATION', false, 'goes together with', 'go together with'),
  is('ASSOCIATION', false, 'associated with'),
  both('ASSOCIATION', false, 'occurs along with', 'occur along with'),
];

/** The phrases of a type in the order of their style numbers. */
export const phrasesOf = (type: RelationType): readonly Phrase[] => BY_TYPE.get(type)!;

const BY_TYPE = new Map<RelationType, Phrase[]>();
for (const phrase of PHRASES) BY_TYPE.set(phrase.type, [...(BY_TYPE.get(phrase.type) ?? []), phrase]);

/** "may be needed for": the form behind an auxiliary. */
export const baseOf = ({ plural }: Phrase): string => plural.replace(/^are /, 'be ');
