/** Words of the whole document, to tell a word cut at a line's end from one that is written with a hyphen. */
export class Vocabulary {
  private readonly words = new Set<string>();

  constructor(lines: Iterable<string>) {
    for (const line of lines)
      for (const word of line.toLowerCase().match(/[\p{L}]+(?:-[\p{L}]+)*/gu) ?? []) this.words.add(word);
  }

  /**
   * `photo-` + `synthesis` → `photosynthesis`, `well-` + `known` → `well-known`: as the document writes it elsewhere; else
   * the hyphen goes, unless the first part ends in a capital or a digit, or the next begins with one.
   */
  join(before: string, after: string): string {
    const cut = /([\p{L}\p{N}]+)[-\u2010\u00ad]$/u.exec(before);
    const next = /^[\p{L}\p{N}]+/u.exec(after)?.[0];
    if (cut === null || next === undefined) return `${before} ${after}`;
    const stem = before.slice(0, -1);
    if (before.endsWith('\u00ad')) return stem + after;
    const first = cut[1]!;
    if (this.words.has(`${first}${next}`.toLowerCase())) return stem + after;
    const isCompound =
      this.words.has(`${first}-${next}`.toLowerCase()) || !/\p{Ll}$/u.test(first) || !/^\p{Ll}/u.test(next);
    return isCompound ? `${stem}-${after}` : stem + after;
  }
}
