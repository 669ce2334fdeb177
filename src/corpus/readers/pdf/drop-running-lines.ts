import { LEADER_DOTS } from '../../quality/is-boilerplate.ts';
import type { PdfLine } from './page-lines.ts';

/** The strips at the head and the foot of a page in which running titles and page numbers stand. */
const EDGE = 0.12;
const REPEATED = 3;

/**
 * The lines without what is about the book: at the edge of a page, what stands on three pages or more with the same words
 * (numbers apart), is only a number, or ends or begins with the number of its page; anywhere, lines of a table of contents.
 * A line in type of `headingSize` or more is a title, wherever it stands.
 */
export function dropRunningLines(
  lines: readonly PdfLine[],
  headingSize: number,
): { kept: PdfLine[]; dropped: Record<string, number> } {
  const pagesOfKey = new Map<string, Set<number>>();
  const pagesOfOffset = new Map<number, Set<number>>();
  for (const line of lines) {
    if (!isAtEdge(line)) continue;
    add(pagesOfKey, edgeKey(line), line.page);
    for (const number of numbersOf(line)) add(pagesOfOffset, number - line.page, line.page);
  }
  const isRunning = (line: PdfLine): boolean =>
    isAtEdge(line) &&
    line.size < headingSize &&
    ((pagesOfKey.get(edgeKey(line))?.size ?? 0) >= REPEATED ||
      /^(?:head|foot) (?:page )?(?:#|[ivxlc]+)(?: (?:of|\/) #)?$/.test(edgeKey(line)) ||
      numbersOf(line).some((number) => (pagesOfOffset.get(number - line.page)?.size ?? 0) >= REPEATED));
  const running = new Set(lines.filter(isRunning));
  const contents = new Set(lines.filter((line) => !running.has(line) && LEADER_DOTS.test(line.text)));
  return {
    kept: lines.filter((line) => !running.has(line) && !contents.has(line)),
    dropped: {
      ...(running.size > 0 && { 'running-header': running.size }),
      ...(contents.size > 0 && { boilerplate: contents.size }),
    },
  };
}

function isAtEdge({ height }: PdfLine): boolean {
  return height <= EDGE || height >= 1 - EDGE;
}

function edgeKey({ height, text }: PdfLine): string {
  const words = text
    .toLowerCase()
    .replace(/\d+/g, '#')
    .replace(/[|–—-]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return `${height <= EDGE ? 'foot' : 'head'} ${words}`;
}

/** The number that a short line begins or ends with: printed page numbers run at one distance from the counted ones. */
function numbersOf({ text }: PdfLine): number[] {
  if (text.length > 90) return [];
  return [/^(\d{1,4})\s+\D/.exec(text)?.[1], /\D\s+(\d{1,4})$/.exec(text)?.[1]].flatMap((found) =>
    found === undefined ? [] : [Number(found)],
  );
}

function add<K>(pages: Map<K, Set<number>>, key: K, page: number): void {
  const known = pages.get(key);
  if (known === undefined) pages.set(key, new Set([page]));
  else known.add(page);
}
