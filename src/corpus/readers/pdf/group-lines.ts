import type { PdfLine } from './page-lines.ts';

const SENTENCE_END = /[.!?:]["'”’)\]]*$/;
const BULLET = /^(?:[•▪◦‣●■–*]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+\S/;

/** Lines of one column begin within this many points of each other; an indented line is one of them. */
const COLUMN_START = 36;

/** Lines that belong together: a paragraph, a list item or a heading. */
export interface LineGroup {
  readonly lines: PdfLine[];
  readonly isItem: boolean;
}

/** Finds where one paragraph ends and the next begins: by space, size, indentation, bullets and short last lines. Type of `headingSize` or more never runs on over a page. */
export function groupLines(lines: readonly PdfLine[], headingSize: number): LineGroup[] {
  const leading = leadingOf(lines);
  const right = rightEdgesOf(lines);
  const groups: LineGroup[] = [];
  let previous: PdfLine | undefined;
  for (const line of lines) {
    const group = groups.at(-1);
    const isItem = BULLET.test(line.text);
    if (
      group !== undefined &&
      previous !== undefined &&
      !isItem &&
      belongs(previous, line, { leading, right, headingSize })
    )
      group.lines.push(line);
    else groups.push({ lines: [line], isItem });
    previous = line;
  }
  return groups;
}

interface Setting {
  readonly leading: number;
  readonly right: ReadonlyMap<PdfLine, number>;
  readonly headingSize: number;
}

function belongs(a: PdfLine, b: PdfLine, { leading, right, headingSize }: Setting): boolean {
  if (Math.abs(a.size - b.size) > 0.1 * Math.max(a.size, b.size)) return false;
  const endsSentence = SENTENCE_END.test(a.text);
  const drop = a.y - b.y;
  // Over the end of a page or a column a paragraph goes on in the middle of a sentence.
  if (a.page !== b.page || drop < 0)
    return !endsSentence && b.size < headingSize && !/^\p{Lu}[\p{Lu}\s]+$/u.test(b.text);
  if (drop > Math.max(1.35 * leading, 1.1) * b.size) return false;
  const edge = right.get(a) ?? a.endX;
  // Half a line, and then no word in lower case: a line of code, verse or a table, not of a paragraph.
  if (!endsSentence) return a.endX - a.x > 0.5 * (edge - a.x) || /^[\p{Ll}(]/u.test(b.text);
  const isIndented = b.x > a.x + 0.8 * b.size;
  return !isIndented && a.endX >= edge - 6 * a.size;
}

/** The usual distance between two lines, in units of the type's size. */
function leadingOf(lines: readonly PdfLine[]): number {
  const gaps = lines
    .slice(1)
    .map((line, i) => ({
      gap: (lines[i]!.y - line.y) / line.size,
      isNext: lines[i]!.page === line.page && Math.abs(lines[i]!.size - line.size) < 0.5,
    }))
    .filter(({ gap, isNext }) => isNext && gap > 0.5 && gap < 3)
    .map(({ gap }) => gap)
    .sort((a, b) => a - b);
  return gaps[Math.floor(gaps.length / 2)] ?? 1.2;
}

/** For every line, where the lines that begin near it on its page end on the right: the edge of its column. */
function rightEdgesOf(lines: readonly PdfLine[]): Map<PdfLine, number> {
  const edges = new Map<string, number>();
  const bucketsOf = ({ page, x }: PdfLine): string[] =>
    [-1, 0, 1].map((step) => `${page}:${Math.floor(x / COLUMN_START) + step}`);
  for (const line of lines) {
    const [, own] = bucketsOf(line);
    edges.set(own!, Math.max(edges.get(own!) ?? 0, line.endX));
  }
  return new Map(lines.map((line) => [line, Math.max(...bucketsOf(line).map((bucket) => edges.get(bucket) ?? 0))]));
}
