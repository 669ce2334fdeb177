import { ProdaError } from '../../domain/index.ts';
import type { Transaction } from '../../platform/graph/index.ts';
import { lockChunks, lockDocuments } from '../queries.generated.ts';
import type { PlannedRelation } from './plan-batch.ts';
import { requireAlive } from './require-alive.ts';
import { StoreNumbers } from './store-numbers.ts';

/** Locks where the evidence of a batch goes, and says which chunks these are. Throws document/missing, chunk/missing. */
export async function holdSources(
  tx: Transaction,
  projectId: string,
  { relations }: { readonly relations: readonly Pick<PlannedRelation, 'evidence'>[] },
): Promise<StoreNumbers> {
  const [chunkIds, documentIds] = [new Set<string>(), new Set<string>()];
  for (const { evidence } of relations)
    for (const { chunkId, documentId } of evidence.values())
      if (chunkId === null) documentIds.add(documentId);
      else chunkIds.add(chunkId);
  // A document whose chunks are held cannot go away; only one that holds evidence itself needs a lock of its own.
  if (documentIds.size > 0) {
    const held = requireAlive(await tx.run(lockDocuments, { projectId, documentIds: sorted(documentIds) }));
    requireAll(documentIds, held, (documentId) => new ProdaError('document/missing', { documentId }));
  }
  if (chunkIds.size === 0) return new StoreNumbers();
  const held = requireAlive(await tx.run(lockChunks, { projectId, chunkIds: sorted(chunkIds) }));
  requireAll(chunkIds, held, (chunkId) => new ProdaError('chunk/missing', { chunkId }));
  // A chunk may have moved on to a newer version of its document.
  const documentOf = new Map(held.map(({ id, documentId }) => [id, documentId]));
  for (const { evidence } of relations)
    for (const place of evidence.values())
      if (place.chunkId !== null) place.documentId = documentOf.get(place.chunkId) ?? place.documentId;
  return new StoreNumbers(held);
}

function requireAll(
  ids: ReadonlySet<string>,
  held: readonly { id: string }[],
  errorOf: (id: string) => ProdaError,
): void {
  if (held.length === ids.size) return;
  const there = new Set(held.map(({ id }) => id));
  for (const id of ids) if (!there.has(id)) throw errorOf(id);
}

const sorted = (values: ReadonlySet<string>): string[] => [...values].sort();
