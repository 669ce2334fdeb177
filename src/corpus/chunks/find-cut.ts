import { CHUNK_SIZE } from './chunk-size.ts';

/** The smallest part that a cut may leave whole: a block, or a sentence of a block too long for one chunk. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  /** The last piece of its block: the better place for a cut. */
  readonly endsBlock: boolean;
  /** It announces what follows ("in three phases:"), so no cut after it. */
  readonly announces: boolean;
}

/**
 * How many of the pieces from `first` on make the next chunk. Among the ends that fall into the size window, the one
 * whose piece has the smallest hash: a choice by content alone, so two versions of a text agree again soon after an edit.
 */
export function findCut(text: string, pieces: readonly Piece[], first: number): number {
  const { start } = pieces[first]!;
  if (pieces.at(-1)!.end - start <= CHUNK_SIZE.max) return pieces.length - first;
  let best: { count: number; rank: number } | undefined;
  let fallback = 1;
  for (let i = first; i < pieces.length && pieces[i]!.end - start <= CHUNK_SIZE.max; i++) {
    const piece = pieces[i]!;
    if (piece.announces) continue;
    fallback = i - first + 1;
    if (piece.end - start < CHUNK_SIZE.min) continue;
    const rank = hashOf(text, piece) + (piece.endsBlock ? 0 : 2 ** 32);
    if (best === undefined || rank < best.rank) best = { count: i - first + 1, rank };
  }
  return best?.count ?? fallback;
}

function hashOf(text: string, { start, end }: Piece): number {
  let hash = 0x811c9dc5;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  // FNV-1a keeps the order of its last characters in the high bits; mix before comparing.
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}
