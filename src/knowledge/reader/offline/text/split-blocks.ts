import type { Block } from './block.ts';

const HEADING = /^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$/;
const ITEM = /^\s*(?:[-*+]|\d{1,3}[.)])\s+/;
const FENCE = /^\s*(?:```|~~~)/;
const SKIPPED = /^\s*(?:\||<|!\[|(?:[-*_=]\s*){3,}$)/;
const QUOTE_MARK = /^\s*>\s?/;

/**
 * Headings, paragraphs and list items of a Markdown or plain text, in order. Front matter, code, tables and HTML are
 * left out: they hold no sentences. A line of its own that follows an item without a blank line belongs to the item.
 */
export function splitBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  const path: { level: number; title: string }[] = [];
  let open: { kind: 'paragraph' | 'item'; start: number; end: number } | null = null;
  let fenced = false;
  const close = () => {
    if (open !== null) blocks.push({ ...open, headings: path.map(({ title }) => title) });
    open = null;
  };

  for (const { line, start } of linesOf(text, endOfFrontMatter(text))) {
    const end = start + line.length;
    if (FENCE.test(line)) {
      close();
      fenced = !fenced;
      continue;
    }
    if (fenced) continue;
    const heading = HEADING.exec(line);
    if (heading !== null) {
      close();
      const level = heading[1]!.length;
      while (path.length > 0 && path[path.length - 1]!.level >= level) path.pop();
      const title = heading[2]!.replace(/[*_`]+/g, '');
      path.push({ level, title });
      const from = start + line.indexOf(heading[2]!);
      blocks.push({
        kind: 'heading',
        start: from,
        end: from + heading[2]!.length,
        headings: path.map((above) => above.title),
      });
      continue;
    }
    const item = ITEM.exec(line);
    if (line.trim() === '' || (SKIPPED.test(line) && item === null)) {
      close();
      continue;
    }
    if (item !== null) {
      close();
      open = { kind: 'item', start: start + item[0].length, end };
      continue;
    }
    const mark = QUOTE_MARK.exec(line)?.[0].length ?? 0;
    if (open === null) open = { kind: 'paragraph', start: start + mark, end };
    else open.end = end;
  }
  close();
  return blocks;
}

function endOfFrontMatter(text: string): number {
  if (!/^---\r?\n/.test(text)) return 0;
  const close = /\n---[ \t]*(?:\r?\n|$)/g;
  close.lastIndex = 3;
  return close.exec(text) === null ? 0 : close.lastIndex;
}

function* linesOf(text: string, from: number): Generator<{ line: string; start: number }> {
  for (let start = from; start <= text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    yield { line: text.slice(start, end), start };
    start = end + 1;
  }
}
