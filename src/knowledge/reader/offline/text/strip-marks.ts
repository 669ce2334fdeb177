import type { Block, PlainBlock } from './block.ts';

/**
 * The words of a block as a reader sees them, with the way back to where each of them stands. Emphasis, code ticks,
 * link targets, block-quote marks and runs that are no words go; runs of white space become one space.
 */
export function stripMarks(text: string, block: Block): PlainBlock {
  const out: string[] = [];
  const map: number[] = [];
  const bold: [number, number][] = [];
  const code: [number, number][] = [];
  let boldFrom = -1;
  let codeFrom = -1;
  let i = block.start;
  const put = (at: number) => {
    const character = text[at]!;
    if (/\s/.test(character)) {
      if (out.length > 0 && out[out.length - 1] !== ' ') {
        out.push(' ');
        map.push(at);
      }
      return;
    }
    out.push(character);
    map.push(at);
  };

  while (i < block.end) {
    const two = text.slice(i, i + 2);
    const one = text[i]!;
    if (one === '\\' && /[\\`*_{}[\]()#+\-.!>]/.test(text[i + 1] ?? '')) {
      put(i + 1);
      i += 2;
    } else if (two === '**' || two === '__') {
      if (boldFrom === -1) boldFrom = out.length;
      else {
        bold.push([boldFrom, out.length]);
        boldFrom = -1;
      }
      i += 2;
    } else if (one === '`') {
      if (codeFrom === -1) codeFrom = out.length;
      else {
        code.push([codeFrom, out.length]);
        codeFrom = -1;
      }
      i += 1;
    } else if (one === '*' || (one === '_' && isEdge(text, i))) {
      i += 1;
    } else if (one === '[' && linkEnd(text, i, block.end) !== null) {
      const { label, end } = linkEnd(text, i, block.end)!;
      for (let at = i + 1; at < label; at++) if (!/[*_`]/.test(text[at]!)) put(at);
      i = end;
    } else if (one === '>' && /\n\s*$/.test(text.slice(Math.max(block.start, i - 4), i))) {
      i += 1;
    } else {
      put(i);
      i += 1;
    }
  }
  while (out[out.length - 1] === ' ') {
    out.pop();
    map.pop();
  }
  map.push(map.length > 0 ? map[map.length - 1]! + 1 : block.start);
  return { ...block, plain: withoutRuns(out.join('')), map: Int32Array.from(map), bold, code };
}

/**
 * What nobody wrote as a word ends the sentence instead: in an address or a sequence of 300 characters and more no pattern finds
 * anything, and those that look for its end try every place in it. Places stay.
 */
const withoutRuns = (plain: string): string => plain.replace(/\S{300,}/g, (run) => `.${' '.repeat(run.length - 1)}`);

/** An underscore is emphasis only at the edge of a word: `snake_case` keeps it. */
function isEdge(text: string, at: number): boolean {
  return !(/[\p{L}\p{N}]/u.test(text[at - 1] ?? ' ') && /[\p{L}\p{N}]/u.test(text[at + 1] ?? ' '));
}

const LINK = /\[([^[\]\n]{0,300})\]\([^()\s]{0,500}(?:\s"[^"]{0,200}")?\)/y;

function linkEnd(text: string, at: number, limit: number): { label: number; end: number } | null {
  LINK.lastIndex = at;
  const match = LINK.exec(text);
  if (match === null || LINK.lastIndex > limit) return null;
  return { label: at + 1 + match[1]!.length, end: LINK.lastIndex };
}
