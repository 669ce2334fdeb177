import type { JudgedBlock } from '../parsed-document.ts';
import { findSentenceEnds } from '../text/find-sentence-ends.ts';
import { CHUNK_SIZE, LONGEST_SENTENCE } from './chunk-size.ts';
import type { Piece } from './find-cut.ts';

const ITEM_MARK = /^(?:[-+*•]|\d{1,3}[.)])\s/;

/** A run of blocks as pieces; only a block longer than a chunk may be is taken apart, at its sentences. */
export function piecesOf(text: string, run: readonly JudgedBlock[]): Piece[] {
  return run.flatMap((block, i) => {
    const next = run[i + 1];
    const follows = next !== undefined && next.kind !== 'paragraph';
    const announces =
      follows && block.kind === 'paragraph' && /[:：]["*_)]*$/.test(text.slice(block.end - 8, block.end));
    if (block.end - block.start <= CHUNK_SIZE.max)
      return [{ start: block.start, end: block.end, endsBlock: true, announces }];
    const ends = endsWithin(text.slice(block.start, block.end), block.kind);
    return ends.map((end, k) => {
      const from = block.start + (ends[k - 1] ?? 0);
      const start = from + leadOf(text.slice(from, block.start + end));
      return {
        start,
        end: block.start + end,
        endsBlock: k === ends.length - 1,
        announces: announces && k === ends.length - 1,
      };
    });
  });
}

/** Where a long block may be cut: code and tables at lines, prose at sentences and at the lines of a list inside it. */
function endsWithin(part: string, kind: JudgedBlock['kind']): number[] {
  const ends =
    kind === 'code' || kind === 'table'
      ? [...part.matchAll(/\n/g)].map(({ index }) => index)
      : [...findSentenceEnds(part), ...listLineEnds(part)];
  const whole = [...new Set([...ends, part.length])].sort((a, b) => a - b);
  const sorted = whole.flatMap((end, k) => [...cutsWithin(part, whole[k - 1] ?? 0, end), end]);
  return sorted.filter((end, k) => part.slice(sorted[k - 1] ?? 0, end).trim() !== '');
}

/** Where a stretch without an end is cut all the same: at its last white space before the limit, or within what has none. */
function cutsWithin(part: string, from: number, end: number): number[] {
  const cuts: number[] = [];
  for (let at = from; end - at > LONGEST_SENTENCE; at = cuts.at(-1)!) {
    let cut = at + LONGEST_SENTENCE;
    while (cut > at && !/\s/.test(part[cut]!)) cut--;
    while (cut > at && /\s/.test(part[cut - 1]!)) cut--;
    if (cut === at) cut = at + LONGEST_SENTENCE;
    // Never between the two halves of a character.
    if (/[\uDC00-\uDFFF]/.test(part[cut]!)) cut--;
    cuts.push(cut);
  }
  return cuts;
}

/** Ends of lines before a blank line or an item of a list. White space is taken a run at a time: many blank lines cost no more than one. */
function listLineEnds(part: string): number[] {
  const ends: number[] = [];
  for (const { 0: gap, index } of part.matchAll(/\n\s*/g)) {
    const last = gap.lastIndexOf('\n');
    for (let at = 0; at < last; at = gap.indexOf('\n', at + 1)) ends.push(index + at);
    const after = index + gap.length;
    if (ITEM_MARK.test(part.slice(after, after + 5))) ends.push(index + last);
  }
  return ends;
}

function leadOf(part: string): number {
  return part.length - part.trimStart().length;
}
