/** Part-of-speech tags that the phrase rules look at (universal tags as the tagger gives them). */
export type Tag =
  | 'NOUN'
  | 'PROPN'
  | 'ADJ'
  | 'ADV'
  | 'VERB'
  | 'AUX'
  | 'DET'
  | 'PRON'
  | 'ADP'
  | 'CCONJ'
  | 'SCONJ'
  | 'PART'
  | 'NUM'
  | 'PUNCT'
  | 'SYM'
  | 'INTJ'
  | 'X';

/** A word of a sentence. Offsets are in the plain text of its block. */
export interface Token {
  readonly text: string;
  readonly lower: string;
  tag: Tag;
  readonly start: number;
  readonly end: number;
  /** Emphasized as a term, or set as code. */
  readonly bold: boolean;
  readonly code: boolean;
}

export interface Sentence {
  readonly tokens: Token[];
  readonly start: number;
  readonly end: number;
}
