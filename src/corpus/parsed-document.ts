import type { LeftOut } from '../domain/index.ts';

/** What a person or a service hands in: one file. Everything in `meta` wins over what the file says of itself. */
export interface DocumentInput {
  readonly bytes: Uint8Array;
  /** The file's name, for messages, for the title of last resort and for its ending; never used as a path. */
  readonly name: string;
  /** As the client declared it, parameters included: `text/plain; charset=latin1`. */
  readonly mediaType?: string;
  readonly meta?: DocumentMeta;
  /** For a file that does not say its own. */
  readonly defaults?: Pick<DocumentMeta, 'discipline' | 'license'>;
}

export interface DocumentMeta {
  readonly title?: string;
  readonly discipline?: string;
  readonly license?: string;
  readonly attribution?: string;
  readonly sourceUri?: string;
}

export type DocumentFormat = 'markdown' | 'text' | 'html' | 'pdf' | 'docx' | 'epub';

/**
 * heading: a title line · paragraph, quote: prose · item: one item of a list, with what is nested in it · code, table:
 * kept where prose surrounds them · markup: comments, raw HTML, link definitions
 */
export type BlockKind = 'heading' | 'paragraph' | 'quote' | 'item' | 'code' | 'table' | 'markup';

/** Why a block is not read. */
export type LeftOutReason =
  | 'markup'
  | 'code'
  | 'reference-list'
  | 'boilerplate'
  | 'exercises'
  | 'garbled'
  | 'language'
  | 'near-duplicate'
  | 'too-short';

/** A part of the normalized text. Spans are UTF-16 code units, half-open; blocks are in order and do not overlap. */
export interface Block {
  readonly kind: BlockKind;
  readonly start: number;
  readonly end: number;
  /** 1–6 for a heading, 0 otherwise. */
  readonly level: number;
  /** A heading's words without marks, '' otherwise. */
  readonly title: string;
}

/** A block that has been judged: `leftOut` says why it is not read, or null. `headings` is the path above it. */
export interface JudgedBlock extends Block {
  readonly headings: readonly string[];
  readonly leftOut: LeftOutReason | null;
}

/** Where a page of a PDF lies in the normalized text. */
export interface PageSpan {
  readonly page: number;
  readonly start: number;
  readonly end: number;
}

/** A document read: its normalized text (NFC, LF, no byte order mark), its structure, and what is left out of it. */
export interface ParsedDocument {
  readonly format: DocumentFormat;
  readonly title: string;
  readonly discipline: string;
  readonly license: string | null;
  readonly attribution: string | null;
  readonly sourceUri: string | null;
  /** Of the raw bytes, hex. */
  readonly sha256: string;
  readonly text: string;
  readonly blocks: readonly JudgedBlock[];
  readonly pages: readonly PageSpan[] | null;
  readonly leftOut: readonly LeftOut[];
}
