import type { Chunk } from '../../../domain/index.ts';

/** What a model reads at once. */
export interface ReadingWindow {
  readonly chunks: readonly Chunk[];
  readonly text: string;
}

/**
 * About 4,000 tokens: a section of a textbook as a rule, so that few chains are cut, and short enough to leave room for the
 * answer.
 */
export const WINDOW_CHARACTERS = 16_000;
/** What two neighboring windows share, so that a chain that runs over their border is seen whole by one of them. */
export const OVERLAP_CHARACTERS = 4_000;

/** A window may end where it is this full. */
const FULL = 0.7;

/**
 * Neighboring chunks, each window beginning in the last part of the one before. A chain read twice is one chain. Of the places where a window is full
 * enough, it ends before the chunk with the smallest id: ids come from words, so after an edit the windows soon end at the same places again, and what
 * they hold has been read and paid for.
 */
export function windowsOf(
  chunks: readonly Chunk[],
  characters = WINDOW_CHARACTERS,
  overlap = OVERLAP_CHARACTERS,
): ReadingWindow[] {
  const windows: ReadingWindow[] = [];
  let start = 0;
  while (start < chunks.length) {
    const end = endOf(chunks, start, characters);
    windows.push(windowOf(chunks.slice(start, end)));
    if (end === chunks.length) break;
    let next = end;
    for (let size = 0; next - 1 > start && size + chunks[next - 1]!.text.length <= overlap; next--)
      size += chunks[next - 1]!.text.length;
    start = next;
  }
  return windows;
}

function endOf(chunks: readonly Chunk[], start: number, characters: number): number {
  let [end, best, size] = [start, -1, 0];
  for (; end < chunks.length && (end === start || size + chunks[end]!.text.length <= characters); end++) {
    if (size >= characters * FULL && (best < 0 || chunks[end]!.id < chunks[best]!.id)) best = end;
    size += chunks[end]!.text.length;
  }
  if (end === chunks.length) return end;
  return best < 0 || chunks[end]!.id < chunks[best]!.id ? end : best;
}

/** For an answer that did not fit: the two halves of a window; none of one that cannot be split. */
export function halvesOf({ chunks }: ReadingWindow): ReadingWindow[] {
  if (chunks.length < 2) return [];
  const middle = Math.ceil(chunks.length / 2);
  return [windowOf(chunks.slice(0, middle)), windowOf(chunks.slice(middle))];
}

const windowOf = (chunks: readonly Chunk[]): ReadingWindow => ({
  chunks,
  text: chunks.map(({ text }) => text).join('\n\n'),
});
