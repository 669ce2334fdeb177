import type { Transaction } from '../../platform/graph/index.ts';
import { findEarlierConcepts, findRelationForms } from '../queries.generated.ts';
import type { RepairPlan, Undecided } from '../types.ts';
import { conceptsOf, isDisputed, isSaid, readOffChains, settleRelation } from './settle-relation.ts';

export type Rejoin = RepairPlan['rejoinRelations'][number];
export interface RelationMends {
  readonly rejoin: Rejoin[];
  readonly undecided: RepairPlan['undecidedRelations'];
  /** Concepts that the relations to be mended name in any form: where old projections may start. */
  readonly around: ReadonlyMap<string, readonly string[]>;
}

/** Of these relations, those whose forms disagree: what each of them says, where its id tells, and those of which it does not. */
export async function planRelations(
  tx: Pick<Transaction, 'run'>,
  projectId: string,
  relationIds: readonly string[],
  answer: Undecided,
): Promise<RelationMends> {
  const rows = relationIds.length === 0 ? [] : await tx.run(findRelationForms, { projectId, relationIds });
  const conceptIds = [...new Set(rows.flatMap(conceptsOf))].sort();
  const there = conceptIds.length === 0 ? [] : await tx.run(findEarlierConcepts, { projectId, conceptIds });
  const earlier = new Map(there.map(({ id, earlier: ids }) => [id, ids]));
  const mends = { rejoin: [] as Rejoin[], undecided: [] as RelationMends['undecided'], around: new Map() };
  for (const row of rows) {
    const { id } = row;
    const decided = settleRelation(row, earlier);
    // Where a concept is gone, so is the chain, and nothing is left to decide.
    const isUndecided = decided === null && isDisputed(row) && row.beside.length > 1;
    const offer = isUndecided ? readOffChains(row) : null;
    const form = decided ?? (answer === 'settle' ? offer : null);
    const was = { type: row.type, subjectIds: [...row.subjects], objectIds: [...row.objects] };
    if (form === null) {
      if (isUndecided) mends.undecided.push({ id, was, chainIds: [...row.chainIds], offer });
      continue;
    }
    if (isSaid(row, form) || !earlier.has(form.subjectId) || !earlier.has(form.objectId)) continue;
    mends.rejoin.push({ id, ...form, was });
    mends.around.set(
      row.id,
      conceptsOf(row).filter((id) => earlier.has(id)),
    );
  }
  return mends;
}
