import type { LeftOut } from '../domain/index.ts';
import { ProdaError } from '../domain/index.ts';
import type { DocumentFormat, DocumentMeta, ParsedDocument } from './parsed-document.ts';
import { judgeBlocks } from './quality/judge-blocks.ts';
import type { ReadText } from './readers/read-text.ts';
import { nestBlocks } from './structure/nest-blocks.ts';

/** Characters of normalized text that one document may hand on. */
export const LONGEST_TEXT = 20_000_000;

/** From what a reader of any format gives to a judged document. What the client says wins over what the file says, and that over the defaults. */
export function buildParsedDocument(
  read: ReadText,
  from: { format: DocumentFormat; name: string; sha256: string; meta: DocumentMeta; defaults?: DocumentMeta },
): ParsedDocument {
  const { name } = from;
  if (read.text.trim() === '') throw new ProdaError('document/empty', { name });
  if (read.text.length > LONGEST_TEXT)
    throw new ProdaError('document/too-large', { name, limit: LONGEST_TEXT, unit: 'characters of text' });
  const meta = { ...from.defaults, ...read.meta, ...from.meta };
  const blocks = judgeBlocks(read.text, nestBlocks(read.blocks));
  const counts = new Map<string, number>(Object.entries(read.dropped ?? {}));
  for (const { leftOut } of blocks) if (leftOut !== null) counts.set(leftOut, (counts.get(leftOut) ?? 0) + 1);
  const leftOut: LeftOut[] = [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([reason, count]) => ({ reason, count }));
  return {
    format: from.format,
    title: oneLine(meta.title) ?? name.replace(/\.[a-z0-9]{1,8}$/i, ''),
    discipline: oneLine(meta.discipline) ?? 'general',
    license: oneLine(meta.license),
    attribution: oneLine(meta.attribution),
    sourceUri: oneLine(meta.sourceUri),
    sha256: from.sha256,
    text: read.text,
    blocks,
    pages: read.pages,
    leftOut,
  };
}

/** As titles, licences and sources are stored: one line of at most 2,000 characters, or null. */
export function oneLine(value: string | undefined): string | null {
  const line =
    value
      ?.normalize('NFC')
      .replace(/[\s\p{Cc}\p{Surrogate}]+/gu, ' ')
      .trim()
      .slice(0, 2_000)
      .replace(/\p{Surrogate}$/u, '') ?? '';
  return line === '' ? null : line;
}
