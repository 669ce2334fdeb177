import { Chunk, Document, LeftOut } from '../../domain/index.ts';
import type { FindDocumentsRow, GetChunkRow } from '../queries.generated.ts';

export function documentOf(row: FindDocumentsRow): Document {
  return Document.parse({ ...row, leftOut: LeftOut.array().parse(JSON.parse(row.leftOut)) });
}

export function chunkOf({ pages, ...row }: GetChunkRow): Chunk {
  return Chunk.parse(pages === null ? row : { ...row, pages });
}
