/** A stretch of the document that is read as running prose. */
export interface Block {
  readonly kind: 'paragraph' | 'item' | 'heading';
  /** Headings above it, outermost first, without marks. */
  readonly headings: readonly string[];
  /** UTF-16 offsets in the document's text, half-open. */
  readonly start: number;
  readonly end: number;
}

/** A block without its inline marks. `map[i]` is the offset in the document's text of `plain[i]`; `map[plain.length]` closes it. */
export interface PlainBlock extends Block {
  readonly plain: string;
  readonly map: Int32Array;
  /** Ranges in `plain` that were bold, and those that were code. */
  readonly bold: readonly (readonly [number, number])[];
  readonly code: readonly (readonly [number, number])[];
}
