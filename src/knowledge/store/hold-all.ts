import type { Transaction } from '../../platform/graph/index.ts';
import { lockChains, lockChunks, lockConcepts, lockDocuments, lockRelations } from '../queries.generated.ts';
import { requireHeld } from './require-alive.ts';

export interface Holdings {
  readonly documentIds: readonly string[];
  readonly chunkIds: readonly string[];
  readonly conceptIds: readonly string[];
  readonly relationIds: readonly string[];
  readonly chainIds: readonly string[];
}

/**
 * Locks in the order that every writer of this stage keeps: documents, chunks, concepts, relations, chains, each by id. What is
 * no longer there starts over.
 */
export async function holdAll(tx: Transaction, projectId: string, holdings: Holdings): Promise<void> {
  const { documentIds, chunkIds, conceptIds, relationIds, chainIds } = holdings;
  if (documentIds.length > 0) requireHeld(await tx.run(lockDocuments, { projectId, documentIds }), documentIds);
  if (chunkIds.length > 0) requireHeld(await tx.run(lockChunks, { projectId, chunkIds }), chunkIds);
  if (conceptIds.length > 0) requireHeld(await tx.run(lockConcepts, { projectId, conceptIds }), conceptIds);
  if (relationIds.length > 0) requireHeld(await tx.run(lockRelations, { projectId, relationIds }), relationIds);
  if (chainIds.length > 0) requireHeld(await tx.run(lockChains, { projectId, chainIds }), chainIds);
}
