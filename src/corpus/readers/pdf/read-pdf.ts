import { getDocumentProxy } from 'unpdf';
import { ProdaError } from '../../../domain/index.ts';
import type { DocumentMeta, PageSpan } from '../../parsed-document.ts';
import { TextBuilder } from '../../structure/text-builder.ts';
import type { ReadText } from '../read-text.ts';
import { dropRunningLines } from './drop-running-lines.ts';
import { groupLines, type LineGroup } from './group-lines.ts';
import { Vocabulary } from './join-lines.ts';
import { inkOfPage, NO_INK } from './page-ink.ts';
import { linesOfPage, type PdfLine } from './page-lines.ts';
import { splitUnseen } from './split-unseen.ts';

const MOST_PAGES = 2_000;
/** How much larger than the body a heading is set. */
const HEADING_SIZE = 1.12;
const LONGEST_HEADING = 150;

/**
 * The text of a PDF as it is printed: lines joined to paragraphs, words cut at line ends mended, running headers, page
 * numbers and what nobody sees dropped, larger type read as headings. No script of the file runs (`eval` is off) and no font or map is fetched.
 */
export async function readPdf(bytes: Uint8Array, name: string): Promise<ReadText> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes), {
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    // Pictures are not read: none is decoded.
    maxImageSize: 1,
    enableXfa: false,
    stopAtErrors: false,
    verbosity: 0,
  }).catch((cause: Error) => {
    if (cause.name === 'PasswordException') throw new ProdaError('document/encrypted', { name }, { cause });
    throw new ProdaError('document/damaged', { name, detail: cause.message }, { cause });
  });
  if (pdf.numPages > MOST_PAGES)
    throw new ProdaError('document/resource-limit', { name, limit: `${MOST_PAGES} pages` });
  const lines: PdfLine[] = [];
  let hidden = 0;
  try {
    for (let n = 1; n <= pdf.numPages; n++) {
      const page = await pdf.getPage(n);
      const { items } = await page.getTextContent();
      const runs = items.flatMap((item) => ('str' in item ? [item] : []));
      const { seen, unseen } = splitUnseen(runs, await inkOfPage(page).catch(() => NO_INK), page.view);
      const { height } = page.getViewport({ scale: 1 });
      lines.push(...linesOfPage(seen, n, height));
      hidden += linesOfPage(unseen, n, height).length;
      page.cleanup();
    }
  } catch (cause) {
    throw new ProdaError(
      'document/damaged',
      { name, detail: cause instanceof Error ? cause.message : String(cause) },
      { cause },
    );
  }
  const meta = metaOf(
    await pdf.getMetadata().then(
      ({ info }) => ({ ...info }),
      () => ({}),
    ),
  );
  const { kept, dropped } = dropRunningLines(lines, bodySizeOf(lines) * HEADING_SIZE);
  const text = textOf(kept);
  const title = text.blocks.find(({ kind, level }) => kind === 'heading' && level === 1)?.title;
  return {
    ...text,
    meta: { ...(title !== undefined && { title }), ...meta },
    dropped: { ...dropped, ...(hidden > 0 && { 'hidden-text': hidden }) },
  };
}

function textOf(lines: readonly PdfLine[]): Pick<ReadText, 'text' | 'blocks' | 'pages'> {
  const vocabulary = new Vocabulary(lines.map(({ text }) => text));
  const body = bodySizeOf(lines);
  const groups = groupLines(lines, body * HEADING_SIZE);
  const sizes = [
    ...new Set(groups.filter((group) => isHeading(group, body)).map(({ lines: [first] }) => sizeOf(first!))),
  ].sort((a, b) => b - a);
  const builder = new TextBuilder();
  const starts = new Map<number, number>();
  for (const group of groups) {
    const marks: { page: number; at: number }[] = [];
    let text = '';
    for (const line of group.lines) {
      const joined = text === '' ? line.text : vocabulary.join(text, line.text);
      // The line's own words begin where the joined text has as many characters left as the line has.
      marks.push({ page: line.page, at: joined.length - line.text.length });
      text = joined;
    }
    const level = isHeading(group, body) ? Math.min(6, sizes.indexOf(sizeOf(group.lines[0]!)) + 1) : 0;
    const block =
      level > 0
        ? builder.push('heading', text, { level, title: text })
        : builder.push(group.isItem ? 'item' : 'paragraph', text);
    if (block === null) continue;
    for (const { page, at } of marks) if (!starts.has(page)) starts.set(page, block.start + at);
  }
  return { text: builder.text(), blocks: builder.blocks, pages: spansOf(starts, builder.end) };
}

function spansOf(starts: ReadonlyMap<number, number>, end: number): PageSpan[] {
  const pages = [...starts].sort(([, a], [, b]) => a - b);
  return pages.map(([page, start], i) => ({ page, start, end: pages[i + 1]?.[1] ?? end }));
}

/** The size that most characters are set in. */
function bodySizeOf(lines: readonly PdfLine[]): number {
  const characters = new Map<number, number>();
  for (const line of lines) characters.set(sizeOf(line), (characters.get(sizeOf(line)) ?? 0) + line.text.length);
  return [...characters].sort(([, a], [, b]) => b - a)[0]?.[0] ?? 0;
}

function sizeOf(line: PdfLine): number {
  return Math.round(line.size * 2) / 2;
}

function isHeading({ lines, isItem }: LineGroup, body: number): boolean {
  const length = lines.reduce((sum, { text }) => sum + text.length, 0);
  if (isItem && sizeOf(lines[0]!) <= body) return false;
  return length <= LONGEST_HEADING && sizeOf(lines[0]!) >= body * HEADING_SIZE && /\p{L}/u.test(lines[0]!.text);
}

function metaOf(info: Record<string, unknown>): DocumentMeta {
  const { Title: title, Author: author } = info;
  const isReal = (value: unknown): value is string =>
    typeof value === 'string' &&
    value.trim() !== '' &&
    !/^(?:untitled|microsoft word\b|.*\.(?:docx?|pdf|tex|indd)$)/i.test(value);
  return { ...(isReal(title) && { title }), ...(isReal(author) && { attribution: author }) };
}
