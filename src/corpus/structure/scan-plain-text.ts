import type { Block } from '../parsed-document.ts';
import { isBlank, type Line, linesOf } from './lines-of.ts';

const BULLET = /^\s*(?:[-*•‣◦–]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s+\S/;
const UNDERLINE = /^\s*(=+|-+|\*+|~+)\s*$/;

/**
 * The blocks of a text without markup: parts between blank lines; or lines, where each is long enough to be a paragraph
 * of its own. A short line alone is a heading if it is numbered, in capitals, underlined, or named as a part of a book.
 */
export function scanPlainText(text: string): Block[] {
  const lines = linesOf(text);
  const blocks: Block[] = [];
  for (let i = 0; i < lines.length; i++) {
    if (isBlank(lines[i]!)) continue;
    let last = i;
    while (last + 1 < lines.length && !isBlank(lines[last + 1]!)) last++;
    pushPart(blocks, lines.slice(i, last + 1));
    i = last;
  }
  return blocks;
}

/** Lines without a blank one between them: titles with an underline, then the rest. */
function pushPart(blocks: Block[], part: readonly Line[]): void {
  let at = 0;
  for (; at + 1 < part.length; at += 2) {
    const [title, underline] = [part[at]!, part[at + 1]!];
    if (!UNDERLINE.test(underline.text) || title.text.trim().length > 100) break;
    blocks.push({
      ...spanOf(title, underline),
      kind: 'heading',
      level: underline.text.includes('=') ? 1 : 2,
      title: title.text.trim(),
    });
  }
  if (at < part.length) pushLines(blocks, part.slice(at));
}

function pushLines(blocks: Block[], lines: readonly Line[]): void {
  const [first] = lines;
  const heading = headingOf(first!.text);
  if (lines.length === 1 && heading !== null) {
    blocks.push({ ...spanOf(first!, first!), kind: 'heading', ...heading });
    return;
  }
  const bullets = lines.filter((line) => BULLET.test(line.text)).length;
  const isList = bullets >= 2 && BULLET.test(first!.text);
  const isLinewise = lines.length > 1 && lines.reduce((sum, line) => sum + line.text.length, 0) / lines.length > 200;
  const starts = lines.flatMap((line, k) => (k === 0 || isLinewise || (isList && BULLET.test(line.text)) ? [k] : []));
  starts.forEach((k, n) => {
    const last = (starts[n + 1] ?? lines.length) - 1;
    blocks.push({ ...spanOf(lines[k]!, lines[last]!), kind: isList ? 'item' : 'paragraph', level: 0, title: '' });
  });
}

function spanOf(first: Line, last: Line): { start: number; end: number } {
  return {
    start: first.start + first.text.length - first.text.trimStart().length,
    end: last.start + last.text.trimEnd().length,
  };
}

function headingOf(line: string): { level: number; title: string } | null {
  const title = line.trim();
  if (title.length > 80 || /[.!?:;,]$/.test(title) || !/\p{L}/u.test(title)) return null;
  if (/^(?:chapter|part|book|unit|appendix)\s+[\dIVXLC]+\b/i.test(title)) return { level: 1, title };
  const number = /^(\d{1,3}(?:\.\d{1,3})*)\.?\s+\p{Lu}/u.exec(title);
  if (number !== null) return { level: Math.min(6, number[1]!.split('.').length + 1), title };
  if (/^(?:section|lesson)\s+\d/i.test(title)) return { level: 2, title };
  if (!/\p{Ll}/u.test(title) && title.split(/\s+/).length <= 12) return { level: 2, title };
  if (/^(?:summary|key terms|glossary|introduction|conclusion|references|bibliography)$/i.test(title))
    return { level: 2, title };
  return null;
}
