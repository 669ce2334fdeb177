import { isUtf8 } from 'node:buffer';
import { ProdaError } from '../../domain/index.ts';
import { findInvalidUtf8 } from './find-invalid-utf8.ts';

/**
 * Bytes to characters. A byte order mark decides, then the declared charset, else the text must be UTF-8. Throws
 * document/not-utf8 with the offset of the first bad byte, document/charset-unknown, or document/not-text for noise.
 */
export function decodeText(bytes: Uint8Array, name: string, charset: string | null): string {
  const label = markOf(bytes) ?? charset?.toLowerCase() ?? 'utf-8';
  const text = /^(?:utf-?8|us-ascii|ascii)$/.test(label) ? decodeUtf8(bytes, name) : decodeAs(bytes, name, label);
  const controls = countControls(text);
  // A stray control character is a leftover of typesetting and is dropped later; noise is full of them.
  if (text.includes('\0') || controls > Math.max(2, text.length / 500))
    throw new ProdaError('document/not-text', { name, detail: 'it is full of control characters' });
  return text;
}

function markOf(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  return null;
}

function decodeUtf8(bytes: Uint8Array, name: string): string {
  if (!isUtf8(bytes)) {
    // Bytes of an image or an archive are told apart from text in another encoding by their control characters.
    const controls = bytes.reduce((count, byte) => count + (isControl(byte) ? 1 : 0), 0);
    if (controls > bytes.length / 50)
      throw new ProdaError('document/not-text', { name, detail: 'it holds binary data' });
    throw new ProdaError('document/not-utf8', { name, offset: findInvalidUtf8(bytes) });
  }
  return new TextDecoder('utf-8').decode(bytes);
}

function decodeAs(bytes: Uint8Array, name: string, label: string): string {
  const decoder = decoderOf(label, name);
  try {
    return decoder.decode(bytes);
  } catch (cause) {
    throw new ProdaError('document/not-text', { name, detail: `its bytes are not ${label}` }, { cause });
  }
}

function decoderOf(label: string, name: string) {
  try {
    return new TextDecoder(label, { fatal: true });
  } catch (cause) {
    throw new ProdaError('document/charset-unknown', { name, charset: label }, { cause });
  }
}

function countControls(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) if (isControl(text.charCodeAt(i))) count++;
  return count;
}

function isControl(code: number): boolean {
  return (code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0c && code !== 0x0d) || code === 0x7f;
}
