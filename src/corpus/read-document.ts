import { buildParsedDocument } from './build-parsed-document.ts';
import type { DocumentFormat, DocumentMeta, ParsedDocument } from './parsed-document.ts';
import { type ReadText, readMarkdown, readPlainText } from './readers/read-text.ts';
import { charsetOfHtml } from './text/charset-of-html.ts';
import { decodeText } from './text/decode-text.ts';

/** A file whose format is known; the name is safe to show. Plain values only, so that it can go to another process. */
export interface FileToRead {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly format: DocumentFormat;
  readonly charset: string | null;
  readonly sha256: string;
  readonly meta: DocumentMeta;
  readonly defaults?: DocumentMeta;
}

/** Reads and judges one file, here and now; read-in-child.ts puts it under limits. */
export async function readDocument(file: FileToRead): Promise<ParsedDocument> {
  return buildParsedDocument(await READERS[file.format](file), file);
}

/** Each parser is loaded only where it is needed: a process that reads Word loads no PDF engine. */
const READERS: Record<DocumentFormat, (file: FileToRead) => ReadText | Promise<ReadText>> = {
  markdown: ({ bytes, name, charset }) => readMarkdown(decodeText(bytes, name, charset)),
  text: ({ bytes, name, charset }) => readPlainText(decodeText(bytes, name, charset)),
  html: async ({ bytes, name, charset }) => {
    const { readHtml } = await import('./readers/read-html.ts');
    return readHtml(decodeText(bytes, name, charset ?? charsetOfHtml(bytes)));
  },
  pdf: async ({ bytes, name }) => (await import('./readers/pdf/read-pdf.ts')).readPdf(bytes, name),
  docx: async ({ bytes, name }) => (await import('./readers/read-docx.ts')).readDocx(bytes, name),
  epub: async ({ bytes, name }) => (await import('./readers/read-epub.ts')).readEpub(bytes, name),
};
