import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { chunkDocument, parseDocument } from '../../src/corpus/index.ts';
import { type Chunk, type DocumentId, documentIdOf } from '../../src/domain/index.ts';

/** A document as every reader gets it: normalized text and chunks, made by the service's own parser. */
export interface LibraryDocument {
  readonly id: DocumentId;
  readonly title: string;
  readonly discipline: string;
  /** Path relative to the library, as knowledge files name it. */
  readonly sourceUri: string;
  readonly text: string;
  readonly chunks: readonly Chunk[];
  readonly words: number;
  readonly bytes: number;
  /** Terms listed under a heading "Key terms". */
  readonly keyTerms: readonly string[];
}

/**
 * Markdown files of a library, one folder a discipline, in order. `parity` picks every second file of a folder, so that
 * rules can be tuned on one half and judged on the other.
 */
export async function* loadLibrary(
  root: string,
  { discipline, parity }: { discipline: string | null; parity: 'odd' | 'even' | 'all' },
): AsyncGenerator<LibraryDocument> {
  for (const folder of readdirSync(root).sort()) {
    if (!statSync(join(root, folder)).isDirectory() || (discipline !== null && folder !== discipline)) continue;
    const files = readdirSync(join(root, folder))
      .filter((name) => name.endsWith('.md'))
      .sort();
    for (const [i, name] of files.entries()) {
      if (parity !== 'all' && (parity === 'odd') !== (i % 2 === 0)) continue;
      yield await loadDocument(root, join(root, folder, name), folder);
    }
  }
}

async function loadDocument(root: string, path: string, discipline: string): Promise<LibraryDocument> {
  const bytes = readFileSync(path);
  const sourceUri = relative(root, path);
  const parsed = await parseDocument({ name: basename(path), bytes, meta: { sourceUri, discipline } });
  return {
    id: documentIdOf(parsed.sha256),
    title: parsed.title,
    discipline,
    sourceUri,
    text: parsed.text,
    chunks: chunkDocument(parsed),
    words: parsed.text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length,
    bytes: bytes.byteLength,
    keyTerms: keyTermsOf(parsed.text),
  };
}

function keyTermsOf(text: string): string[] {
  const section = /^#{1,6} Key terms\s*$([\s\S]*?)(?=^#{1,6} |(?![\s\S]))/im.exec(text)?.[1] ?? '';
  // What stands in brackets behind a term is its short form, symbol or other name.
  return [...section.matchAll(/^\s*[-*] \*\*(.+?)\*\*\s*:/gm)].map((match) => match[1]!.replace(/\s*\(.*\)$/, ''));
}
