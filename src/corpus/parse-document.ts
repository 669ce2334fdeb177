import { createHash } from 'node:crypto';
import { ProdaError } from '../domain/index.ts';
import { readInChild } from './child/read-in-child.ts';
import { chooseFormat } from './format/choose-format.ts';
import { safeName } from './format/safe-name.ts';
import type { DocumentInput, ParsedDocument } from './parsed-document.ts';
import { readDocument } from './read-document.ts';

/**
 * Text up to this size is read in this process: it takes well under 100 ms whatever it holds, a process of its own takes
 * several times that. All else, and every format with a parser behind it, is read in a child under limits.
 */
const LARGEST_INLINE = 256 * 1024;

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
  const file = { bytes, name, format, charset, sha256, meta: input.meta ?? {}, defaults: input.defaults ?? {} };
  const isCheap = (format === 'markdown' || format === 'text') && bytes.byteLength <= LARGEST_INLINE;
  return isCheap ? readDocument(file) : readInChild(file);
}

function parseMediaType(value: string | undefined): { mediaType: string | null; charset: string | null } {
  const [mediaType = '', ...parameters] = (value ?? '').split(';').map((part) => part.trim());
  const charset = parameters.find((parameter) => /^charset=/i.test(parameter))?.slice('charset='.length);
  return {
    mediaType: mediaType === '' ? null : mediaType.toLowerCase(),
    charset: charset?.replace(/^"|"$/g, '') || null,
  };
}
