/** Word indices in the sentence are half-open: [from, to). */
interface Span {
  readonly from: number;
  readonly to: number;
}

/** A noun phrase without what hangs on it. */
export interface NounPhrase extends Span {
  readonly kind: 'np';
  /** Index of the head word. */
  readonly head: number;
  readonly plural: boolean;
  readonly pronoun: boolean;
}

/** A verb with its auxiliaries, adverbs and negation. */
export interface VerbGroup extends Span {
  readonly kind: 'vg';
  /** Index of the main verb. */
  readonly main: number;
  readonly base: string;
  readonly voice: 'active' | 'passive' | 'copula';
  /** `past`: an -ed form without an auxiliary, finite or a participle; the clause decides. */
  readonly form: 'finite' | 'past' | 'infinitive' | 'gerund' | 'participle';
  readonly negated: boolean;
  readonly hedged: boolean;
  /** "can", "could": it happens, not always. */
  readonly possible: boolean;
}

export interface AdjectivePhrase extends Span {
  readonly kind: 'adj';
  readonly head: number;
}

/** Everything else, one word at a time. */
export interface Mark extends Span {
  readonly kind: 'prep' | 'cc' | 'sub' | 'rel' | 'adv' | 'punct' | 'to' | 'other';
  readonly word: string;
}

export type Phrase = NounPhrase | VerbGroup | AdjectivePhrase | Mark;
