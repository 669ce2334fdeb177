import { type Chunk, documentIdOf, idOf } from '../../domain/index.ts';
import type { JudgedBlock, ParsedDocument } from '../parsed-document.ts';
import { findCut } from './find-cut.ts';
import { piecesOf } from './pieces-of.ts';

/**
 * The parts of a document that are read at once, in order. Each is one stretch of the normalized text under one path of
 * headings; none cuts a sentence, unless one goes on for 8,000 characters; between two of them lie only headings, white space and what was left out. A chunk is
 * named after its source and its words, so what an edit does not touch keeps its id in the next version.
 */
export function chunkDocument(parsed: ParsedDocument): Chunk[] {
  const documentId = documentIdOf(parsed.sha256);
  const lineage = parsed.sourceUri ?? documentId;
  const seen = new Map<string, number>();
  const chunks: Chunk[] = [];
  for (const run of runsOf(parsed.blocks)) {
    const pieces = piecesOf(parsed.text, run);
    for (let first = 0; first < pieces.length; ) {
      const count = findCut(parsed.text, pieces, first);
      const { start } = pieces[first]!;
      const { end } = pieces[first + count - 1]!;
      const text = parsed.text.slice(start, end);
      const copies = seen.get(text) ?? 0;
      seen.set(text, copies + 1);
      const pages = pagesOf(parsed, start, end);
      chunks.push({
        id: idOf('chk', lineage, text, copies),
        documentId,
        i: chunks.length,
        start,
        end,
        headings: [...run[0]!.headings],
        text,
        ...(pages !== null && { pages }),
      });
      first += count;
    }
  }
  return chunks;
}

/** Neighboring blocks that are read, under the same heading. */
function runsOf(blocks: readonly JudgedBlock[]): JudgedBlock[][] {
  const runs: JudgedBlock[][] = [];
  let run: JudgedBlock[] = [];
  for (const block of blocks) {
    const isRead = block.kind !== 'heading' && block.leftOut === null;
    if (isRead && (run.length === 0 || block.headings === run[0]!.headings)) {
      run.push(block);
      continue;
    }
    if (run.length > 0) runs.push(run);
    run = isRead ? [block] : [];
  }
  if (run.length > 0) runs.push(run);
  return runs;
}

/** The pages that a span touches, in a document that has pages. */
function pagesOf({ pages }: ParsedDocument, start: number, end: number): number[] | null {
  return pages === null ? null : pages.filter((page) => page.start < end && start < page.end).map(({ page }) => page);
}
