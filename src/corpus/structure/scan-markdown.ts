import type { Block, BlockKind } from '../parsed-document.ts';
import { isBlank, type Line, linesOf } from './lines-of.ts';

const ATX = /^ {0,3}(#{1,6})(?=[ \t]|$)/;
const FENCE = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/;
const RULE = /^ {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$/;
const SETEXT = /^ {0,3}(=+|-+)[ \t]*$/;
const QUOTE = /^ {0,3}>/;
const ITEM = /^( {0,3})([-+*]|\d{1,9}[.)])(?=[ \t]|$)/;
const DEFINITION = /^ {0,3}\[[^\]\n]{1,999}\]:/;
const HTML_BLOCK =
  /^ {0,3}<(?:!--|[?!]|\/?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|pre|script|search|section|source|style|summary|table|tbody|td|template|textarea|tfoot|th|thead|title|tr|track|ul)(?=[\s/>]|$))/i;
/** HTML that runs to its own end, over blank lines. */
const HTML_UNTIL: readonly [RegExp, string][] = [
  [/^ {0,3}<!--/, '-->'],
  [/^ {0,3}<\?/, '?>'],
  [/^ {0,3}<script(?=[\s>]|$)/i, '</script>'],
  [/^ {0,3}<style(?=[\s>]|$)/i, '</style>'],
  [/^ {0,3}<pre(?=[\s>]|$)/i, '</pre>'],
  [/^ {0,3}<textarea(?=[\s>]|$)/i, '</textarea>'],
];

/**
 * The blocks of a Markdown text at its top level (CommonMark 0.31, with pipe tables), in one pass over the lines, so that
 * hostile nesting costs no more than prose: 20 KB of `> ` take micromark 211 ms and a 250 KB nested list 4.6 s, this
 * 2 ms (bench/read-documents.ts). Inline marks are not read. test/corpus/scan-markdown.test.ts compares it with micromark.
 */
export function scanMarkdown(text: string): Block[] {
  const lines = linesOf(text);
  const blocks: Block[] = [];
  const push = (kind: BlockKind, first: Line, last: Line, level = 0, title = '') => {
    const start = first.start + leadOf(first.text);
    const end = last.start + last.text.trimEnd().length;
    if (end > start) blocks.push({ kind, start, end, level, title });
  };
  const at = (i: number): Line | undefined => lines[i];
  let i = 0;

  /** Whether line k begins something that ends a paragraph. */
  const interrupts = (k: number): boolean => {
    const { text: line } = lines[k]!;
    const first = line.trimStart()[0] ?? '';
    if (!'#`~-*_>+0123456789<'.includes(first)) return false;
    if (ATX.test(line) || FENCE.test(line) || RULE.test(line) || QUOTE.test(line) || HTML_BLOCK.test(line)) return true;
    const item = ITEM.exec(line);
    return item !== null && /^[-+*]$|^1[.)]$/.test(item[2]!) && line.slice(item[0].length).trim() !== '';
  };

  while (i < lines.length) {
    const line = lines[i]!;
    if (isBlank(line)) {
      i++;
      continue;
    }
    const heading = ATX.exec(line.text);
    if (heading !== null) {
      push('heading', line, line, heading[1]!.length, titleOf(line.text.slice(heading[0].length)));
      i++;
      continue;
    }
    const fence = FENCE.exec(line.text);
    if (fence !== null) {
      const last = endOfFence(lines, i, fence[1]!);
      push('code', line, lines[last]!);
      i = last + 1;
      continue;
    }
    if (RULE.test(line.text)) {
      i++;
      continue;
    }
    if (/^(?: {4}|\t)/.test(line.text)) {
      let last = i;
      for (let k = i + 1; k < lines.length; k++) {
        if (/^(?: {4}|\t)/.test(lines[k]!.text) && !isBlank(lines[k]!)) last = k;
        else if (!isBlank(lines[k]!)) break;
      }
      push('code', line, lines[last]!);
      i = last + 1;
      continue;
    }
    if (HTML_BLOCK.test(line.text)) {
      const last = endOfHtml(lines, i);
      push('markup', line, lines[last]!);
      i = last + 1;
      continue;
    }
    if (DEFINITION.test(line.text)) {
      push('markup', line, line);
      i++;
      continue;
    }
    const item = ITEM.exec(line.text);
    if (item !== null) {
      const last = endOfItem(lines, i, item, interrupts);
      push('item', line, lines[last]!);
      i = last + 1;
      continue;
    }
    const isQuote = QUOTE.test(line.text);
    let last = i;
    let setext = 0;
    for (let k = i + 1; at(k) !== undefined && !isBlank(lines[k]!); k++) {
      const underline = isQuote ? null : SETEXT.exec(lines[k]!.text);
      if (underline !== null) {
        setext = underline[1]![0] === '=' ? 1 : 2;
        last = k;
        break;
      }
      if (isQuote && QUOTE.test(lines[k]!.text)) last = k;
      else if (interrupts(k) || (isQuote && ITEM.test(lines[k]!.text))) break;
      else last = k;
    }
    const isTable = setext === 0 && last > i && isDelimiterRow(lines[i + 1]!.text) && line.text.includes('|');
    if (setext > 0) push('heading', line, lines[last]!, setext, titleOf(text.slice(line.start, lines[last - 1]!.end)));
    else push(isQuote ? 'quote' : isTable ? 'table' : 'paragraph', line, lines[last]!);
    i = last + 1;
  }
  return blocks;
}

function leadOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** `## A *title* ##` → `A title`. */
function titleOf(raw: string): string {
  let title = raw.trim();
  let hashes = title.length;
  while (hashes > 0 && title[hashes - 1] === '#') hashes--;
  if (hashes < title.length && (hashes === 0 || /\s/.test(title[hashes - 1]!))) title = title.slice(0, hashes);
  return title
    .replace(/[*`]|\b_|_\b/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function endOfFence(lines: readonly Line[], open: number, mark: string): number {
  for (let k = open + 1; k < lines.length; k++) {
    const line = lines[k]!.text.trimEnd();
    if (line.length - line.trimStart().length > 3) continue;
    const close = line.trimStart();
    if (close.length >= mark.length && close === mark[0]!.repeat(close.length)) return k;
  }
  return lines.length - 1;
}

function endOfHtml(lines: readonly Line[], open: number): number {
  const until = HTML_UNTIL.find(([begin]) => begin.test(lines[open]!.text))?.[1];
  for (let k = open; k < lines.length; k++) {
    if (
      until === undefined
        ? k + 1 < lines.length && isBlank(lines[k + 1]!)
        : lines[k]!.text.toLowerCase().includes(until)
    )
      return k;
  }
  return lines.length - 1;
}

/** An item ends where its indented content and the lines that merely continue its last paragraph end. */
function endOfItem(
  lines: readonly Line[],
  open: number,
  item: RegExpExecArray,
  interrupts: (k: number) => boolean,
): number {
  const afterMarker = lines[open]!.text.slice(item[0].length);
  const gap = leadOf(afterMarker);
  const indent = item[0].length + (afterMarker.trim() === '' || gap > 4 ? 1 : gap);
  let last = open;
  let afterBlank = false;
  for (let k = open + 1; k < lines.length; k++) {
    const line = lines[k]!;
    if (isBlank(line)) {
      // An item that begins with a blank line and has nothing yet holds nothing.
      if (k === open + 1 && afterMarker.trim() === '') return open;
      afterBlank = true;
      continue;
    }
    const belongs = columnsOf(line.text) >= indent;
    if (!belongs && (afterBlank || ITEM.test(line.text) || interrupts(k))) break;
    last = k;
    afterBlank = false;
  }
  return last;
}

/** Indentation in columns; a tab reaches the next multiple of four. */
function columnsOf(line: string): number {
  let columns = 0;
  for (const char of line) {
    if (char === ' ') columns++;
    else if (char === '\t') columns += 4 - (columns % 4);
    else break;
  }
  return columns;
}

function isDelimiterRow(line: string): boolean {
  return line.includes('-') && line.includes('|') && /^[\s|:-]+$/.test(line);
}
