import { createHash } from 'node:crypto';
import { ProdaError } from '../domain/index.ts';
import { buildParsedDocument } from './build-parsed-document.ts';
import { chooseFormat } from './format/choose-format.ts';
import { safeName } from './format/safe-name.ts';
import { readMarkdown, readPlainText } from './parse-text.ts';
import type { DocumentInput, ParsedDocument } from './parsed-document.ts';
import { decodeText } from './text/decode-text.ts';

/** Bytes of one file. */
export const LARGEST_FILE = 50 * 1024 * 1024;

/**
 * Reads one file: its bytes choose the reader. Throws document/… (empty, not-text, not-utf8, type-mismatch, unsupported,
 * too-large, encrypted, damaged, resource-limit …), each naming the file.
 */
export async function parseDocument(input: DocumentInput): Promise<ParsedDocument> {
  const name = safeName(input.name);
  const { bytes } = input;
  if (bytes.byteLength === 0) throw new ProdaError('document/empty', { name });
  if (bytes.byteLength > LARGEST_FILE)
    throw new ProdaError('document/too-large', { name, limit: LARGEST_FILE, unit: 'bytes' });
  const { mediaType, charset } = parseMediaType(input.mediaType);
  const format = chooseFormat(bytes, name, mediaType);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const from = { format, name, sha256, meta: input.meta ?? {} };
  const text = decodeText(bytes, name, charset);
  return buildParsedDocument(format === 'markdown' ? readMarkdown(text) : readPlainText(text), from);
}

function parseMediaType(value: string | undefined): { mediaType: string | null; charset: string | null } {
  const [mediaType = '', ...parameters] = (value ?? '').split(';').map((part) => part.trim());
  const charset = parameters.find((parameter) => /^charset=/i.test(parameter))?.slice('charset='.length);
  return {
    mediaType: mediaType === '' ? null : mediaType.toLowerCase(),
    charset: charset?.replace(/^"|"$/g, '') || null,
  };
}
