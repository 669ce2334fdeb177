import { ConceptId, conceptIdOf, type ProposedChain, RelationId } from '../../domain/index.ts';
import { ChangedMeanwhile, type Transaction } from '../../platform/graph/index.ts';
import { findAnyMerge, findMerged, findRelationsByClaim, lockConcepts } from '../queries.generated.ts';
import { holdSources } from './hold-sources.ts';
import { type BatchPlan, planBatch } from './plan-batch.ts';
import { requireAlive } from './require-alive.ts';
import { NO_MERGES, type Resolution } from './resolution.ts';
import type { StoreNumbers } from './store-numbers.ts';

export interface ReadyBatch {
  readonly plan: BatchPlan;
  readonly resolution: Resolution;
  /** The sources of the evidence, when they are held already. */
  readonly chunks: StoreNumbers | null;
}

/**
 * What merges of concepts did to the ids that a batch states, and the plan that follows. Concepts lead to what they were
 * merged into; a relation leads to the one that says the same now, whatever its id. Read under the locks of the concepts, so
 * that it holds until the commit. Most projects have no merge: then `stated`, the plan without any, is the plan.
 */
export async function readResolution(
  tx: Transaction,
  projectId: string,
  proposals: readonly ProposedChain[],
  stated: BatchPlan,
): Promise<ReadyBatch> {
  const [[any], chunks] = await Promise.all([tx.run(findAnyMerge, { projectId }), holdSources(tx, projectId, stated)]);
  if (any === undefined) return { plan: stated, resolution: NO_MERGES, chunks };
  const statedIds = new Set(
    proposals.flatMap(({ discipline, nodes }) => nodes.map(({ term, sense }) => conceptIdOf(discipline, term, sense))),
  );
  const readConcepts = async () => {
    const rows = await tx.run(findMerged, { projectId, ids: [...statedIds].sort() });
    return new Map(rows.map(({ id, mergedInto }) => [id, ConceptId.parse(mergedInto)]));
  };
  const concepts = await readConcepts();
  const plan = planBatch(proposals, { ...NO_MERGES, concepts });
  requireAlive(await tx.run(lockConcepts, { projectId, conceptIds: plan.concepts.map(({ id }) => id) }));
  const now = await readConcepts();
  if ([...now].join() !== [...concepts].join()) throw new ChangedMeanwhile('merged concepts');

  const rows = await tx.run(findRelationsByClaim, {
    projectId,
    claims: plan.relations.map(({ subjectId, type, objectId }, i) => ({ i, subjectId, type, objectId })),
  });
  const relations = new Map<string, RelationId>();
  for (const { i, id } of rows) {
    const stated = plan.relations[i]?.id;
    if (stated !== undefined && stated !== id) relations.set(stated, RelationId.parse(id));
  }
  const resolution = { concepts, relations };
  return { plan: planBatch(proposals, resolution), resolution, chunks: null };
}
