import type { PdfLine } from './page-lines.ts';

/** The strips at the head and the foot of a page in which running titles and page numbers stand. */
const EDGE = 0.12;
const REPEATED = 3;

/**
 * The lines without running headers, footers and page numbers: what stands at the edge of three pages or more with the
 * same words (numbers apart), or is only a number there.
 */
export function dropRunningLines(lines: readonly PdfLine[]): { kept: PdfLine[]; dropped: number } {
  const pages = new Map<string, Set<number>>();
  for (const line of lines) {
    const key = edgeKey(line);
    if (key !== null) pages.set(key, (pages.get(key) ?? new Set()).add(line.page));
  }
  const kept = lines.filter((line) => {
    const key = edgeKey(line);
    if (key === null) return true;
    return (
      (pages.get(key)?.size ?? 0) < REPEATED && !/^(?:head|foot) (?:page )?(?:#|[ivxlc]+)(?: (?:of|\/) #)?$/.test(key)
    );
  });
  return { kept, dropped: lines.length - kept.length };
}

function edgeKey({ height, text }: PdfLine): string | null {
  if (height > EDGE && height < 1 - EDGE) return null;
  const words = text
    .toLowerCase()
    .replace(/\d+/g, '#')
    .replace(/[|–—-]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return `${height <= EDGE ? 'foot' : 'head'} ${words}`;
}
