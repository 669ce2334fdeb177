import { type Chunk, documentIdOf } from '../../domain/index.ts';
import type { Graph, Transaction } from '../../platform/graph/index.ts';
import type { ParsedDocument } from '../parsed-document.ts';
import { linkPreviousVersion, mergeChunks, mergeDocument, moveChunks } from '../queries.generated.ts';

const BATCH = 1_000;

/**
 * Writes a document with its chunks in one transaction; whoever loses a race over the same bytes changes nothing. A chunk
 * that an earlier version of the same source holds moves to this one, with its evidence. Posting an earlier version again
 * takes them back: the version posted last is the one that is read. Gives whether the document was new.
 */
export function storeDocument(
  graph: Graph,
  projectId: string,
  parsed: ParsedDocument,
  chunks: readonly Chunk[],
): Promise<boolean> {
  const documentId = documentIdOf(parsed.sha256);
  const { title, discipline, license, attribution, sourceUri, sha256, text } = parsed;
  const leftOut = JSON.stringify(parsed.leftOut);
  const document = {
    title,
    discipline,
    license,
    attribution,
    sourceUri,
    sha256,
    leftOut,
    text,
    characters: text.length,
    chunks: chunks.length,
  };
  // Every writer locks in the order of ids, so that two of them never wait for each other.
  const rows = chunks
    .map(({ documentId: _, pages, ...chunk }) => ({ ...chunk, pages: pages ?? null }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  return graph.write('corpus/store-document', async (tx) => {
    const [stored] = await tx.run(mergeDocument, { projectId, documentId, document });
    for (let i = 0; i < rows.length; i += BATCH) await storeChunks(tx, projectId, documentId, rows.slice(i, i + BATCH));
    if (stored?.isNew === true && sourceUri !== null) await tx.run(linkPreviousVersion, { projectId, documentId });
    return stored?.isNew === true;
  });
}

type ChunkRow = Omit<Chunk, 'documentId' | 'pages'> & { pages: number[] | null };

async function storeChunks(
  tx: Transaction,
  projectId: string,
  documentId: string,
  rows: readonly ChunkRow[],
): Promise<void> {
  const stored = await tx.run(mergeChunks, { projectId, documentId, chunks: rows });
  const elsewhere = new Set(stored.filter((row) => row.documentId !== documentId).map(({ id }) => id));
  const shared = rows.filter(({ id }) => elsewhere.has(id)).map(({ text: _, ...row }) => row);
  if (shared.length > 0) await tx.run(moveChunks, { projectId, documentId, chunks: shared });
}
