import { ProdaError } from '../../domain/index.ts';
import { ChangedMeanwhile, type Transaction } from '../../platform/graph/index.ts';
import { deleteDocument, lockDocument } from '../queries.generated.ts';

/**
 * Removes a document and its chunks inside a transaction that someone else began: the knowledge stage first removes what
 * only this document states, in the same transaction. While any relation still rests on a chunk this throws
 * document/in-use and nothing is removed. Throws document/missing.
 */
export async function deleteDocumentIn(
  tx: Transaction,
  projectId: string,
  documentId: string,
): Promise<{ chunks: number }> {
  const [held] = await tx.run(lockDocument, { projectId, documentId });
  if (held === undefined) throw new ProdaError('document/missing', { documentId });
  // Another deletion held it and went first: looking again finds nothing.
  if (!held.alive) throw new ChangedMeanwhile(documentId);
  if (held.relations > 0) throw new ProdaError('document/in-use', { documentId, relations: held.relations });
  await tx.run(deleteDocument, { projectId, documentId });
  return { chunks: held.chunks };
}
