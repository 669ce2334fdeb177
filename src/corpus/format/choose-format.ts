import { ProdaError } from '../../domain/index.ts';
import type { DocumentFormat } from '../parsed-document.ts';
import { sniffFormat } from './sniff-format.ts';

const BY_MEDIA_TYPE: Readonly<Record<string, DocumentFormat>> = {
  'text/markdown': 'markdown',
  'text/x-markdown': 'markdown',
  'text/plain': 'text',
  'text/html': 'html',
  'application/xhtml+xml': 'html',
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/epub+zip': 'epub',
};
const BY_ENDING: Readonly<Record<string, DocumentFormat>> = {
  md: 'markdown',
  markdown: 'markdown',
  txt: 'text',
  text: 'text',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  pdf: 'pdf',
  docx: 'docx',
  epub: 'epub',
};
/** Endings and types of formats that are known and not read; a file under such a name is not what it says. */
const FOREIGN =
  /\.(?:docm?|dotx?|rtf|odt|pptx?|xlsx?|zip|png|jpe?g|gif|mp[34])$|^application\/(?:msword|zip|rtf)$|^image\//i;

/** Text that is data: read as prose it would be noise. */
const DATA =
  /\.(?:jsonl|ndjson|json|csv|tsv)$|^application\/(?:x-ndjson|jsonl|json)$|^text\/(?:csv|tab-separated-values)$/i;

/** The media types that a single document may have, for routes and their documentation. */
export const DOCUMENT_MEDIA_TYPES = Object.keys(BY_MEDIA_TYPE);

/** How a file is to be read. Throws document/unsupported, document/encrypted or document/type-mismatch (415). */
export function chooseFormat(bytes: Uint8Array, name: string, mediaType: string | null): DocumentFormat {
  const sniffed = sniffFormat(bytes);
  if (sniffed.kind === 'unsupported') {
    const { found } = sniffed;
    if (found.startsWith('an encrypted')) throw new ProdaError('document/encrypted', { name });
    throw new ProdaError('document/unsupported', {
      name,
      found,
      detail: 'hand in Markdown, text, HTML, PDF, DOCX or EPUB',
    });
  }
  const ending = /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const declared = [mediaType === null ? undefined : BY_MEDIA_TYPE[mediaType], BY_ENDING[ending]].filter(
    (format) => format !== undefined,
  );
  if (DATA.test(mediaType ?? '') || (DATA.test(name) && mediaType !== 'text/markdown' && mediaType !== 'text/plain'))
    throw new ProdaError('document/unsupported', {
      name,
      found: 'a file of data',
      detail: 'send many documents as application/x-ndjson, one a line',
    });
  const foreign = [mediaType ?? '', name].find((label) => FOREIGN.test(label));
  const odd = foreign ?? declared.find((format) => !fits(format, sniffed.kind));
  if (odd !== undefined)
    throw new ProdaError('document/type-mismatch', { name, declared: odd, found: NAMES[sniffed.kind] });
  if (sniffed.kind !== 'text') return sniffed.kind;
  return declared[0] ?? (looksLikeMarkdown(bytes) ? 'markdown' : 'text');
}

const NAMES = { text: 'text', html: 'HTML', pdf: 'PDF', docx: 'a Word document', epub: 'an EPUB' } as const;

function fits(declared: DocumentFormat, found: keyof typeof NAMES): boolean {
  return declared === found || (found === 'text' && (declared === 'markdown' || declared === 'html'));
}

/** A heading, front matter or bold words in the first 4 KB. */
function looksLikeMarkdown(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 4096)).toString('utf8');
  return /^#{1,6} \S|^---\n[\s\S]*?^---$|\*\*\S[^*\n]*\*\*/m.test(head.replace(/\r\n?/g, '\n'));
}
