const SUBSCRIPT: Readonly<Record<string, string>> = mapOf('0123456789+-=()', '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎');
const SUPERSCRIPT: Readonly<Record<string, string>> = mapOf('0123456789+-−=()n', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ');
const MARKS: Readonly<Record<string, string>> = {
  b: '**',
  strong: '**',
  dfn: '**',
  i: '*',
  em: '*',
  cite: '*',
  code: '`',
  kbd: '`',
  samp: '`',
};
const DEEPEST = 8;

/** Collects the words of one block with Markdown's inline marks: terms that a page sets in bold stay visible as such. */
export class InlineText {
  private text = '';
  /** Where each open mark began; null for one that is nested too deep, or was cut by the end of a block. */
  private open: ({ tag: string; start: number } | null)[] = [];

  append(raw: string, keepsLines: boolean): void {
    const visible = raw.replace(/[\u00ad\u200b\u2060\ufeff]/g, '');
    this.text += keepsLines ? visible : visible.replace(/\s+/g, ' ');
  }

  openMark(tag: string): void {
    if (!isMark(tag)) return;
    this.open.push(this.open.length < DEEPEST ? { tag, start: this.text.length } : null);
  }

  closeMark(tag: string): void {
    if (!isMark(tag)) return;
    const mark = this.open.pop() ?? null;
    if (mark === null || mark.tag !== tag || mark.start > this.text.length) return;
    const inner = this.text.slice(mark.start);
    const words = inner.trim();
    if (words === '') return;
    const at = inner.indexOf(words);
    this.text =
      this.text.slice(0, mark.start) + inner.slice(0, at) + dress(tag, words) + inner.slice(at + words.length);
  }

  /** The words so far, and begins again; a mark that is still open is dropped. */
  take(keepsLines = false): string {
    const text = keepsLines
      ? this.text.replace(/^\n+|\s+$/g, '')
      : this.text
          .replace(/[ \t]*\n[ \t]*/g, '\n')
          .replace(/[ \t]{2,}/g, ' ')
          .trim();
    this.text = '';
    this.open = this.open.map(() => null);
    return text;
  }
}

function isMark(tag: string): boolean {
  return tag in MARKS || tag === 'sub' || tag === 'sup';
}

function dress(tag: string, words: string): string {
  if (tag === 'sub' || tag === 'sup') {
    const table = tag === 'sub' ? SUBSCRIPT : SUPERSCRIPT;
    const raised = [...words].map((char) => table[char]);
    return raised.every((char) => char !== undefined) ? raised.join('') : `${tag === 'sub' ? '_' : '^'}${words}`;
  }
  const mark = MARKS[tag]!;
  return words.startsWith(mark) || words.includes('\n\n') ? words : mark + words + mark;
}

function mapOf(from: string, to: string): Record<string, string> {
  const targets = [...to];
  return Object.fromEntries([...from].map((char, i) => [char, targets[i]!]));
}
