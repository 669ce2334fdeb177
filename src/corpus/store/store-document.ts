import { type Chunk, documentIdOf } from '../../domain/index.ts';
import { type Graph, writeRetrying } from '../../platform/graph/index.ts';
import type { ParsedDocument } from '../parsed-document.ts';
import {
  findForeignChunks,
  linkPreviousVersion,
  mergeChunks,
  mergeDocument,
  moveChunks,
} from '../queries.generated.ts';

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
  // MERGE holds the key, so a document that is being deleted is waited for; a chunk that another version shares may go meanwhile.
  return writeRetrying(graph, 'corpus/store-document', async (tx) => {
    const [stored] = await tx.run(mergeDocument, { projectId, documentId, document });
    for (const batch of batchesOf(rows))
      await tx.run(mergeChunks, {
        projectId,
        documentId,
        chunks: batch.map(({ i, ...row }) => ({ ...row, position: i })),
      });
    // Only now is it sure who holds what: until merge-chunks has locked them, another version may still take them.
    const foreign = new Set((await tx.run(findForeignChunks, { projectId, documentId })).map(({ id }) => id));
    const shared = rows.filter(({ id }) => foreign.has(id)).map(({ text: _, ...row }) => row);
    for (const batch of batchesOf(shared)) await tx.run(moveChunks, { projectId, documentId, chunks: batch });
    if (stored?.isNew === true && sourceUri !== null) await tx.run(linkPreviousVersion, { projectId, documentId });
    return stored?.isNew === true;
  });
}

function batchesOf<T>(rows: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(rows.length / BATCH) }, (_, k) => rows.slice(k * BATCH, (k + 1) * BATCH));
}
