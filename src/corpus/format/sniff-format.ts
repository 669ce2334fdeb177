import type { DocumentFormat } from '../parsed-document.ts';

/** What bytes turn out to be. `text` may be Markdown or plain: the bytes cannot tell, so the declaration does. */
export type SniffedFormat =
  | { readonly kind: 'text' | Exclude<DocumentFormat, 'markdown' | 'text'> }
  | { readonly kind: 'unsupported'; readonly found: string };

const MAGIC: readonly (readonly [string, string])[] = [
  ['89504e47', 'a PNG image'],
  ['ffd8ff', 'a JPEG image'],
  ['47494638', 'a GIF image'],
  ['1f8b', 'a gzip archive'],
  ['28b52ffd', 'a Zstandard archive'],
  ['425a68', 'a bzip2 archive'],
  ['fd377a585a', 'an xz archive'],
  ['377abcaf', 'a 7z archive'],
  ['52617221', 'a RAR archive'],
  ['7f454c46', 'a program'],
  ['4d5a9000', 'a program'],
  ['cafebabe', 'a Java class'],
  ['4f676753', 'an Ogg stream'],
  ['494433', 'an MP3 file'],
  ['53514c69746520666f726d6174', 'an SQLite database'],
  ['7b5c727466', 'an RTF text'],
  ['252150532d', 'PostScript'],
];
const HTML = /^(?:\s|<!--[\s\S]{0,2000}?-->|<\?xml[^>]{0,200}>)*<(?:!doctype\s+html|html[\s>]|head[\s>]|body[\s>])/i;

/** Reads the first bytes (and an archive's names): the bytes choose the reader, whatever the name says. */
export function sniffFormat(bytes: Uint8Array): SniffedFormat {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const hex = buffer.subarray(0, 16).toString('hex');
  if (buffer.subarray(0, 1024).includes('%PDF-')) return { kind: 'pdf' };
  if (hex.startsWith('504b0304') || hex.startsWith('504b0506')) return sniffZip(buffer);
  if (hex.startsWith('d0cf11e0a1b11ae1')) {
    const isEncrypted = buffer.includes(Buffer.from('EncryptedPackage', 'utf16le'));
    return {
      kind: 'unsupported',
      found: isEncrypted ? 'an encrypted Office document' : 'an Office document of before 2007',
    };
  }
  const magic = MAGIC.find(([start]) => hex.startsWith(start));
  if (magic !== undefined) return { kind: 'unsupported', found: magic[1] };
  return { kind: HTML.test(headOf(buffer)) ? 'html' : 'text' };
}

function sniffZip(buffer: Buffer): SniffedFormat {
  if (buffer.subarray(30, 58).toString('latin1') === 'mimetypeapplication/epub+zip') return { kind: 'epub' };
  if (buffer.includes('META-INF/container.xml')) return { kind: 'epub' };
  if (buffer.includes('word/document.xml') || buffer.includes('[Content_Types].xml')) {
    if (buffer.includes('xl/workbook.xml')) return { kind: 'unsupported', found: 'a spreadsheet' };
    if (buffer.includes('ppt/presentation.xml')) return { kind: 'unsupported', found: 'a slide show' };
    return { kind: 'docx' };
  }
  return { kind: 'unsupported', found: 'a zip archive' };
}

/** The first characters, whatever the encoding: enough to see a tag. */
function headOf(buffer: Buffer): string {
  const head = buffer.subarray(0, 4096);
  if (head[0] === 0xff && head[1] === 0xfe) return head.toString('utf16le').slice(1);
  return head.toString('latin1').replace(/^ï»¿/, '');
}
