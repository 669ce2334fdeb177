import type { PdfLine } from './page-lines.ts';

const SENTENCE_END = /[.!?:]["'”’)\]]*$/;
const BULLET = /^(?:[•▪◦‣●■–*]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+\S/;

/** Lines that belong together: a paragraph, a list item or a heading. */
export interface LineGroup {
  readonly lines: PdfLine[];
  readonly isItem: boolean;
}

/** Finds where one paragraph ends and the next begins: by space, size, indentation, bullets and short last lines. */
export function groupLines(lines: readonly PdfLine[]): LineGroup[] {
  const leading = leadingOf(lines);
  const right = rightEdges(lines);
  const groups: LineGroup[] = [];
  let previous: PdfLine | undefined;
  for (const line of lines) {
    const group = groups.at(-1);
    const isItem = BULLET.test(line.text);
    if (group !== undefined && previous !== undefined && !isItem && belongs(previous, line, leading, right))
      group.lines.push(line);
    else groups.push({ lines: [line], isItem });
    previous = line;
  }
  return groups;
}

function belongs(a: PdfLine, b: PdfLine, leading: number, right: ReadonlyMap<number, number>): boolean {
  if (Math.abs(a.size - b.size) > 0.1 * Math.max(a.size, b.size)) return false;
  const endsSentence = SENTENCE_END.test(a.text);
  const drop = a.y - b.y;
  // Over the end of a page or a column a paragraph goes on in the middle of a sentence.
  if (a.page !== b.page || drop < 0) return !endsSentence && !/^\p{Lu}[\p{Lu}\s]+$/u.test(b.text);
  if (drop > Math.max(1.35 * leading, 1.1) * b.size) return false;
  if (!endsSentence) return true;
  const isIndented = b.x > a.x + 0.8 * b.size;
  const isShort = a.endX < (right.get(a.page) ?? a.endX) - 6 * a.size;
  return !isIndented && !isShort;
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

/** Where the lines of each page end on the right. */
function rightEdges(lines: readonly PdfLine[]): Map<number, number> {
  const edges = new Map<number, number>();
  for (const { page, endX } of lines) edges.set(page, Math.max(edges.get(page) ?? 0, endX));
  return edges;
}
