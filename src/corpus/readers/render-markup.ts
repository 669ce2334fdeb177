import { Parser } from 'htmlparser2';
import type { BlockKind } from '../parsed-document.ts';
import { TextBuilder } from '../structure/text-builder.ts';
import { InlineText } from './inline-text.ts';

/** What a page shows, as text with blocks, and what it says of itself in its head. */
export interface RenderedMarkup {
  readonly builder: TextBuilder;
  /** `title`, `author`, `license`, `lang`, by these names. */
  readonly head: Readonly<Record<string, string>>;
  /** Parts that a reader of the page would not see. */
  readonly hidden: number;
  /** Characters shown outside of links: what is left of a page when its navigation is disregarded. */
  readonly unlinked: number;
}

const SKIPPED = new Set(
  'script style noscript template svg canvas audio video iframe object embed form button select textarea input nav footer annotation annotation-xml rp rt map'.split(
    ' ',
  ),
);
const BLOCKS = new Set(
  'address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer header hgroup hr li main ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);
const HIDDEN_STYLE = /display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])|opacity\s*:\s*0(?![.\d])/i;
/** From a sentence to its note and back, as Word, Wikipedia and Markdown tools write it. */
const NOTE_LINK = /^#(?:_?ftn|fn|footnote|endnote|cite_note|cite_ref|noteref)/i;
/** A table with a cell longer than this lays out a page; it holds no data. */
const LONGEST_CELL = 400;

/**
 * HTML or XHTML as text: headings, paragraphs, lists, definitions, tables, code. A stream of tags, without a tree, so a
 * million nested elements cost no stack. No script runs and nothing is fetched: addresses are not even read.
 */
export function renderMarkup(markup: string, options: { builder?: TextBuilder; xml?: boolean } = {}): RenderedMarkup {
  const reader = new MarkupReader(options.builder ?? new TextBuilder());
  const parser = new Parser(
    {
      onopentag: (tag, attributes) => reader.open(tag.toLowerCase(), attributes),
      ontext: (text) => reader.text(text),
      onclosetag: (tag) => reader.close(tag.toLowerCase()),
    },
    { decodeEntities: true, xmlMode: options.xml === true, recognizeSelfClosing: true },
  );
  parser.write(markup);
  parser.end();
  reader.flush();
  return { builder: reader.builder, head: reader.head, hidden: reader.hidden, unlinked: reader.unlinked };
}

class MarkupReader {
  readonly builder: TextBuilder;
  readonly head: Record<string, string> = {};
  hidden = 0;
  unlinked = 0;
  private links = 0;
  private readonly inline = new InlineText();
  private skipping = 0;
  private inTitle = false;
  private preformatted = 0;
  private level = 0;
  private quoted = 0;
  private readonly lists: { ordered: boolean; n: number }[] = [];
  private marker: string | null = null;
  private term: string | null = null;
  private isTerm = false;
  private tables = 0;
  private rows: string[][] = [];

  constructor(builder: TextBuilder) {
    this.builder = builder;
  }

  open(tag: string, attributes: Record<string, string>): void {
    if (this.skipping > 0) {
      this.skipping++;
      return;
    }
    this.readHead(tag, attributes);
    if (SKIPPED.has(tag) || this.isHidden(attributes)) {
      this.skipping = 1;
      return;
    }
    if (tag === 'title' || tag === 'head') this.inTitle = tag === 'title';
    else if (tag === 'br') this.inline.append('\n', true);
    else if (tag === 'math' && attributes.alttext !== undefined) {
      this.inline.append(attributes.alttext, false);
      this.skipping = 1;
    } else if (/^h[1-6]$/.test(tag)) {
      this.flush();
      this.level = Number(tag[1]);
    } else if (BLOCKS.has(tag)) this.openBlock(tag);
    else if (tag === 'a') this.links++;
    else if (this.preformatted === 0) this.inline.openMark(tag);
  }

  text(text: string): void {
    if (this.skipping > 0) return;
    if (this.inTitle) this.head.title = (this.head.title ?? '') + text;
    else {
      if (this.links === 0) this.unlinked += text.trim().length;
      this.inline.append(text, this.preformatted > 0);
    }
  }

  close(tag: string): void {
    if (this.skipping > 0) {
      this.skipping--;
      return;
    }
    if (tag === 'title') this.inTitle = false;
    else if (/^h[1-6]$/.test(tag)) {
      this.flush();
      this.level = 0;
    } else if (BLOCKS.has(tag)) this.closeBlock(tag);
    else if (tag === 'a') this.links = Math.max(0, this.links - 1);
    else if (this.preformatted === 0) this.inline.closeMark(tag);
  }

  /** Ends the block that is being collected. */
  flush(): void {
    const keepsLines = this.preformatted > 0;
    const words = this.inline.take(keepsLines);
    if (words === '') return;
    if (this.tables > 0) {
      const row = this.rows.at(-1);
      const cell = row?.pop();
      if (row !== undefined) row.push(cell === undefined || cell === '' ? words : `${cell} ${words}`);
      else this.rows.push([words]);
      return;
    }
    if (this.isTerm) {
      this.term = this.term === null ? words : `${this.term}, ${words}`;
      return;
    }
    if (this.level > 0) {
      const title = words.replace(/[*`]/g, '').replace(/\s+/g, ' ');
      this.builder.push('heading', `${'#'.repeat(this.level)} ${title}`, { level: this.level, title });
      return;
    }
    if (this.term !== null) {
      this.builder.push('item', `- **${this.term.replaceAll('*', '')}**: ${words}`);
      this.term = null;
      return;
    }
    const isItem = this.lists.length > 0;
    const kind: BlockKind = keepsLines ? 'code' : isItem ? 'item' : this.quoted > 0 ? 'quote' : 'paragraph';
    this.builder.push(
      kind,
      kind === 'code' ? `\`\`\`\n${words}\n\`\`\`` : kind === 'item' ? `${this.marker ?? ' '} ${words}` : words,
    );
    this.marker = null;
  }

  private openBlock(tag: string): void {
    this.flush();
    if (tag === 'pre') this.preformatted++;
    else if (tag === 'blockquote') this.quoted++;
    else if (tag === 'ul' || tag === 'ol') this.lists.push({ ordered: tag === 'ol', n: 0 });
    else if (tag === 'li') {
      const list = this.lists.at(-1);
      if (list !== undefined) this.marker = list.ordered ? `${++list.n}.` : '-';
    } else if (tag === 'dt') this.isTerm = true;
    else if (tag === 'table') this.tables++;
    else if (tag === 'tr' && this.tables === 1) this.rows.push([]);
    else if ((tag === 'td' || tag === 'th') && this.tables === 1) this.rows.at(-1)?.push('');
  }

  private closeBlock(tag: string): void {
    this.flush();
    if (tag === 'pre') this.preformatted = Math.max(0, this.preformatted - 1);
    else if (tag === 'blockquote') this.quoted = Math.max(0, this.quoted - 1);
    else if (tag === 'ul' || tag === 'ol') this.lists.pop();
    else if (tag === 'dt') this.isTerm = false;
    else if (tag === 'dl') this.term = null;
    else if (tag === 'table' && this.tables > 0 && --this.tables === 0) this.closeTable();
  }

  private closeTable(): void {
    const rows = this.rows.filter((row) => row.some((cell) => cell !== ''));
    this.rows = [];
    if (rows.flat().some((cell) => cell.length > LONGEST_CELL))
      for (const cell of rows.flat()) this.builder.push('paragraph', cell);
    else
      this.builder.push(
        'table',
        rows.map((row) => row.map((cell) => cell.replace(/\s+/g, ' ')).join(' | ')).join('\n'),
      );
  }

  private isHidden(attributes: Record<string, string>): boolean {
    const isHidden = 'hidden' in attributes || HIDDEN_STYLE.test((attributes.style ?? '').slice(0, 2_000));
    if (isHidden) this.hidden++;
    // What only screen readers skip may be shown; a note's number is not part of a sentence.
    const isNoteMark =
      attributes.role === 'doc-noteref' ||
      attributes['epub:type'] === 'noteref' ||
      NOTE_LINK.test(attributes.href?.slice(0, 40) ?? '');
    return isHidden || isNoteMark;
  }

  private readHead(tag: string, attributes: Record<string, string>): void {
    const keep = (key: string, value: string | undefined): void => {
      if (value !== undefined && value.trim() !== '') this.head[key] ??= value.trim();
    };
    if (tag === 'html') keep('lang', attributes.lang ?? attributes['xml:lang']);
    if (tag === 'link' && attributes.rel === 'license') keep('license', attributes.href);
    if (tag === 'meta') {
      const name = (attributes.name ?? attributes.property ?? '').toLowerCase();
      if (/^(?:dc\.|dcterms\.)?(?:author|creator)$|^citation_author$/.test(name)) keep('author', attributes.content);
      if (/^(?:dc\.|dcterms\.)?(?:license|rights)$/.test(name)) keep('license', attributes.content);
      if (/^(?:dc\.title|dcterms\.title|og:title|citation_title)$/.test(name)) keep('headline', attributes.content);
    }
  }
}
