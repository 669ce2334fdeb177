import type { Block, DocumentMeta, PageSpan } from '../parsed-document.ts';
import { scanMarkdown } from '../structure/scan-markdown.ts';
import { scanPlainText } from '../structure/scan-plain-text.ts';
import { normalizeText } from '../text/normalize-text.ts';
import { readFrontMatter } from '../text/read-front-matter.ts';

/** What a reader of one format gives; everything after it is the same for all formats. */
export interface ReadText {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly meta: DocumentMeta;
  readonly pages: readonly PageSpan[] | null;
  /** What the reader itself dropped (running headers, navigation), by reason. */
  readonly dropped?: Readonly<Record<string, number>>;
}

/** Markdown: its text without the front matter, inline marks kept. */
export function readMarkdown(raw: string): ReadText {
  const whole = normalizeText(raw);
  const { meta, textStart } = readFrontMatter(whole);
  const text = whole.slice(textStart).replace(/^(?:[ \t]*\n)+/, '');
  const blocks = scanMarkdown(text);
  const title = blocks.find(({ kind, level }) => kind === 'heading' && level === 1)?.title;
  return { text, blocks, meta: { ...(title !== undefined && title !== '' && { title }), ...meta }, pages: null };
}

export function readPlainText(raw: string): ReadText {
  const text = normalizeText(raw);
  return { text, blocks: scanPlainText(text), meta: {}, pages: null };
}
