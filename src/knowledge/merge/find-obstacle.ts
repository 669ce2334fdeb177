import type { Transaction } from '../../platform/graph/index.ts';
import {
  findChainMerges,
  findChainRelations,
  findMergesInto,
  findRelationsByClaim,
  getMergeRecord,
} from '../queries.generated.ts';
import type { BatchPlan } from '../store/plan-batch.ts';
import { isAsStated } from './is-as-stated.ts';
import { nameMerges } from './name-merges.ts';

type Reader = Pick<Transaction, 'run'>;

/**
 * Why chains cannot be stated again in another sense, or null. Stating again gives the ids of what the text says; a merge that changed the chains, or
 * a relation that they meet the concept by, would be taken apart by it. Such a merge is undone first and done again afterwards.
 */
export async function findObstacle(
  tx: Reader,
  projectId: string,
  chainIds: readonly string[],
  { fromId, intoId }: { readonly fromId: string; readonly intoId: string },
): Promise<string | null> {
  for (const conceptId of [fromId, intoId]) {
    const [merged] = await tx.run(getMergeRecord, { projectId, conceptId });
    if (merged !== undefined) return `${nameMerges([merged])}: it is one of the two senses`;
  }
  const [marks, relations] = await Promise.all([
    tx.run(findChainMerges, { projectId, chainIds }),
    tx.run(findChainRelations, { projectId, chainIds }),
  ]);
  const changed = relations.filter(
    (relation) =>
      relation.isMarked ||
      !isAsStated(relation) ||
      (relation.isPointedAt && [relation.subjectId, relation.objectId].includes(fromId)),
  );
  const merges = [...marks, ...changed.flatMap(({ merged }) => merged)];
  if (merges.length > 0) return `${nameMerges(merges)}: it changed chains of this split`;
  if (changed.length === 0) return null;
  const ids = changed.slice(0, 5).map(({ id }) => id);
  return `the relations ${ids.join(', ')} say something else than what they were stated as; remove their chains and read their texts again`;
}

/** Why what the chains would state cannot be stored under its own ids, or null: a relation that came through a merge says it already. */
export async function findTwin(tx: Reader, projectId: string, { relations }: BatchPlan): Promise<string | null> {
  const claims = relations.map(({ subjectId, type, objectId }, i) => ({ i, subjectId, type, objectId }));
  const rows = await tx.run(findRelationsByClaim, { projectId, claims });
  const twin = rows.find(({ i, id }) => relations[i]?.id !== id);
  if (twin === undefined) return null;
  const stated = relations[twin.i]!;
  const merged = await tx.run(findMergesInto, { projectId, conceptIds: [stated.subjectId, stated.objectId] });
  const says = `relation ${twin.id} says already what this split would state`;
  return merged.length === 0 ? `${says}; remove its chains first` : `${nameMerges(merged)}: through it, ${says}`;
}
