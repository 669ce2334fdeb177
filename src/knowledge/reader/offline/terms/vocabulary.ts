/** What the document itself marks as its terms, by normalized term. Filled in one pass before any sentence is read. */
export interface Vocabulary {
  /** Terms of the glossary with their definitions. */
  readonly glossary: ReadonlyMap<string, { surface: string; definition: string }>;
  /** Terms set in bold. */
  readonly bold: ReadonlyMap<string, string>;
  /** Terms in headings and the title. */
  readonly headings: ReadonlySet<string>;
  /** Words (lower case) that the text writes with a capital in the middle of sentences, and never without. */
  readonly proper: ReadonlySet<string>;
  /** Words that the text writes in small letters. */
  readonly words: ReadonlySet<string>;
  /** Short form → long form and long → short as the text states them: "ATP (adenosine triphosphate)". */
  readonly aliases: ReadonlyMap<string, string>;
  /** Surname → the one full name that the text gives for it. */
  readonly names: ReadonlyMap<string, string>;
}

/** Marked in the running text or the glossary, not only a word of a heading. */
export function isDefined(vocabulary: Vocabulary, key: string): boolean {
  return vocabulary.glossary.has(key) || vocabulary.bold.has(key);
}

export function isMarked(vocabulary: Vocabulary, key: string): boolean {
  return vocabulary.glossary.has(key) || vocabulary.bold.has(key) || vocabulary.headings.has(key);
}
