import type { Chunk, ChunkId } from '../../../domain/index.ts';
import type { Statement } from './statement.ts';
import type { PlainBlock } from './text/block.ts';
import type { Sentence } from './text/token.ts';

/** Longer sentences are quoted from the clause on that holds both terms. */
const QUOTE_MAX = 320;

/** Where in the document's text a statement is quoted: its sentence, or the part of a long one that holds it. */
export function locateStatement(
  statement: Statement,
  sentence: Sentence,
  block: PlainBlock,
  chunks: readonly Chunk[],
  text: string,
): { chunkId: ChunkId; start: number; end: number } | null {
  let from = Math.min(sentence.start, statement.start);
  let to = Math.max(sentence.end, statement.end);
  if (to - from > QUOTE_MAX) {
    from = clauseStart(block.plain, statement.start, from);
    to = clauseEnd(block.plain, statement.end, to);
  }
  const start = backOverMarks(text, block.map[from]!, block.start);
  const end = forwardOverMarks(text, block.map[to - 1]! + 1, block.end);
  const chunk = chunkAt(chunks, start);
  return chunk !== null && end <= chunk.end ? { chunkId: chunk.id, start, end } : null;
}

/** A quote takes the emphasis marks around it along, so that it reads as Markdown. */
function backOverMarks(text: string, at: number, limit: number): number {
  let start = at;
  while (start > limit && /[*_`]/.test(text[start - 1]!)) start -= 1;
  return start;
}
function forwardOverMarks(text: string, at: number, limit: number): number {
  let end = at;
  while (end < limit && /[*_`]/.test(text[end]!)) end += 1;
  return end;
}

/** Back to the last comma, semicolon or bracket, but never out of the sentence. */
function clauseStart(plain: string, at: number, limit: number): number {
  for (let i = at - 1; i > limit; i--) if (/[,;:(—]/.test(plain[i]!) && plain[i + 1] === ' ') return i + 2;
  return limit;
}
function clauseEnd(plain: string, at: number, limit: number): number {
  for (let i = at; i < limit; i++) if (/[,;)—]/.test(plain[i]!)) return i;
  return limit;
}

/** The chunk that holds an offset; chunks are in order and do not overlap. */
function chunkAt(chunks: readonly Chunk[], offset: number): Chunk | null {
  let low = 0;
  let high = chunks.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const chunk = chunks[middle]!;
    if (offset < chunk.start) high = middle - 1;
    else if (offset >= chunk.end) low = middle + 1;
    else return chunk;
  }
  return null;
}
