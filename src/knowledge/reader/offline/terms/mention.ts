/** A concept as one sentence names it. Offsets are in the plain text of the block. */
export interface Mention {
  readonly surface: string;
  /** Normalized term, aliases of the text resolved. */
  readonly key: string;
  readonly start: number;
  readonly end: number;
  readonly plural: boolean;
  /** Named as "types of …" or "some of …": a statement about it holds for some of its kind. */
  readonly kinds?: true;
  /** Named as "series of …", "array of …": many of it together. */
  readonly collective?: true;
  /** Named as an "amount of …", "number of …": how much of it, not it. */
  readonly measured?: true;
  /** Named with a rank: "the first …", "the most common …". */
  readonly ranked?: true;
  /** A term of the glossary, in bold or in a heading. */
  readonly marked: boolean;
  /** Named with "some", "many", "most": not all of it. */
  readonly partial?: true;
  /** A single common word with "the" that the text does not mark: it may point back to something. */
  readonly definite?: true;
  /** More of it (1: "higher prices") or less of it (−1: "fewer jobs") was said, and the term leaves that out. */
  readonly sign?: 1 | -1;
  /** What rises or falls in "increase in temperature", "loss of water". */
  readonly change?: { readonly of: Mention; readonly sign: 1 | -1; readonly gone: boolean };
  /** Broader terms inside it, most specific first, where a broader one would be as true ("kidney enzyme" → "enzyme"). */
  readonly broader?: readonly Mention[];
  /** Said by a pronoun; the term stands in the sentence before. */
  readonly antecedent?: { readonly start: number };
}
