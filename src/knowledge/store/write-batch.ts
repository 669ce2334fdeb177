import { ProdaError } from '../../domain/index.ts';
import type { Transaction } from '../../platform/graph/index.ts';
import { countOrphans, lockChains, lockConcepts, lockRelations } from '../queries.generated.ts';
import { holdSources } from './hold-sources.ts';
import type { BatchPlan } from './plan-batch.ts';
import { requireAlive } from './require-alive.ts';
import type { Resolution } from './resolution.ts';
import type { StoreNumbers } from './store-numbers.ts';
import { writeChains } from './write-chains.ts';
import { writeConcepts } from './write-concepts.ts';
import { writeEvidence, writeRelations } from './write-relations.ts';

export interface Written {
  readonly createdChains: ReadonlySet<string>;
  readonly concepts: number;
  readonly relations: number;
}

/**
 * Writes a batch in one transaction. Order of locks, the same in every writer of this stage: documents, chunks, concepts,
 * relations, chains, each in the order of ids. What is there is locked first, then what is missing is created; a race over
 * a new id ends at its constraint. `chunks`: the sources, when they are held already.
 */
export async function writeBatch(
  tx: Transaction,
  projectId: string,
  plan: BatchPlan,
  { resolution, chunks }: { resolution: Resolution; chunks: StoreNumbers | null },
): Promise<Written> {
  const sources = chunks ?? (await holdSources(tx, projectId, plan));
  const ids = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);
  // Sent together, done one after the other: the order of the locks, without waiting for each answer.
  const [heldConcepts, heldRelations, heldChains] = await Promise.all([
    tx.run(lockConcepts, { projectId, conceptIds: ids(plan.concepts) }),
    tx.run(lockRelations, { projectId, relationIds: ids(plan.relations) }),
    tx.run(lockChains, { projectId, chainIds: ids(plan.chains) }),
  ]);
  requireAlive(heldConcepts);
  requireAlive(heldRelations);
  requireAlive(heldChains);
  const concepts = await writeConcepts(tx, projectId, plan.concepts, heldConcepts, resolution);
  const relations = await writeRelations(tx, projectId, plan.relations, heldRelations, concepts.numbers);
  await writeEvidence(tx, projectId, plan.relations, relations, sources);
  const createdChains = await writeChains(tx, projectId, plan.chains, heldChains, concepts.numbers, relations);
  // What is new lies on a new chain, unless the chain was there: then all of it must have been.
  if (createdChains.size < plan.chains.length && concepts.created.length + relations.created.length > 0)
    await requireNoOrphans(tx, projectId, concepts.created, relations.created);
  return { createdChains, concepts: concepts.created.length, relations: relations.created.length };
}

async function requireNoOrphans(
  tx: Transaction,
  projectId: string,
  conceptIds: readonly string[],
  relationIds: readonly string[],
): Promise<void> {
  const left = await tx.run(countOrphans, { projectId, conceptIds, relationIds });
  const count = left.reduce((sum, row) => sum + row.count, 0);
  if (count > 0) throw new ProdaError('knowledge/orphan', { count });
}
