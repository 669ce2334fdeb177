import { ProdaError } from '../../domain/index.ts';
import type { Transaction } from '../../platform/graph/index.ts';
import { countOrphans, deleteChains, deleteLooseConcepts, deleteLooseRelations } from '../queries.generated.ts';
import type { Held } from './hold-members.ts';

/** Removes held chains and what then lies on no chain: relations first, then concepts. Checks before the commit. */
export async function removeChains(tx: Transaction, projectId: string, held: Held): Promise<void> {
  const { chainIds, conceptIds, relationIds } = held;
  if (chainIds.length === 0) return;
  await tx.run(deleteChains, { projectId, chainIds });
  await tx.run(deleteLooseRelations, { projectId, relationIds });
  await tx.run(deleteLooseConcepts, { projectId, conceptIds });
  const left = await tx.run(countOrphans, { projectId, conceptIds, relationIds });
  const count = left.reduce((sum, row) => sum + row.count, 0);
  if (count > 0) throw new ProdaError('knowledge/orphan', { count });
}
