import { z } from 'zod';
import { ChunkId, DocumentId, idOf } from './ids.ts';

export const LeftOut = z.object({ reason: z.string(), count: z.int() });
export type LeftOut = z.infer<typeof LeftOut>;

/** A work we may read. `text` (the normalized text that all spans refer to) is served apart. */
export const Document = z.object({
  id: DocumentId,
  title: z.string(),
  discipline: z.string(),
  license: z.string().nullable(),
  attribution: z.string().nullable(),
  sourceUri: z.string().nullable(),
  /** Null: a record that a knowledge file left, whose bytes were never here. */
  sha256: z.string().nullable(),
  chunks: z.int(),
  characters: z.int(),
  leftOut: z.array(LeftOut),
});
export type Document = z.infer<typeof Document>;

/** The part of a document read at once. Spans are UTF-16 code units, half-open, in the document's normalized text. */
export const Chunk = z.object({
  id: ChunkId,
  documentId: DocumentId,
  i: z.int(),
  start: z.int(),
  end: z.int(),
  headings: z.array(z.string()),
  text: z.string(),
  /** Pages that the chunk touches, for a format that has pages (PDF). */
  pages: z.array(z.int()).optional(),
});
export type Chunk = z.infer<typeof Chunk>;

/** A document is its raw bytes (SHA-256, hex): the same file twice is one document. */
export function documentIdOf(sha256: string): DocumentId {
  return idOf('doc', sha256);
}
