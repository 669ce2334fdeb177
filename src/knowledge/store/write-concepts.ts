import { ChangedMeanwhile, type Transaction } from '../../platform/graph/index.ts';
import {
  createConcepts,
  findAnyMerge,
  findMerged,
  type LockConceptsRow,
  updateConcepts,
} from '../queries.generated.ts';
import { columnsOf } from './columns.ts';
import type { PlannedConcept } from './plan-batch.ts';
import { NO_MERGES, type Resolution } from './resolution.ts';
import { StoreNumbers } from './store-numbers.ts';

const COLUMNS = [
  'id',
  'term',
  'normalized',
  'sense',
  'type',
  'definition',
  'aliases',
  'aliasText',
  'discipline',
] as const;

/** Makes the concepts that are missing and adds to the held ones what they lack. */
export async function writeConcepts(
  tx: Transaction,
  projectId: string,
  concepts: readonly PlannedConcept[],
  locked: readonly LockConceptsRow[],
  resolution: Resolution,
): Promise<{ created: string[]; numbers: StoreNumbers }> {
  const held = new Map(locked.map((row) => [row.id, row]));
  const numbers = new StoreNumbers(locked);
  const missing = concepts
    .filter(({ id }) => !held.has(id))
    .map((concept) => ({ ...concept, aliasText: concept.aliases.join('\n') }));
  const created = missing.map(({ id }) => id);
  if (missing.length > 0) {
    // Sent together: the second statement sees what is committed when the first one holds the new ids.
    const [[made], merged] = await Promise.all([
      tx.run(createConcepts, { projectId, concepts: columnsOf(missing, COLUMNS) }),
      resolution === NO_MERGES ? tx.run(findAnyMerge, { projectId }) : tx.run(findMerged, { projectId, ids: created }),
    ]);
    numbers.addMade(missing, made);
    // A concept that a merge took away before this writer could hold it is not missing.
    if (merged.length > 0) throw new ChangedMeanwhile('merged concepts');
  }
  const richer = concepts.flatMap(({ id, type, definition, aliases }) => {
    const row = held.get(id);
    if (row === undefined) return [];
    const added = aliases.filter((alias) => !row.aliases.includes(alias));
    if (added.length === 0 && !(row.untyped && type !== null) && !(row.undefined && definition !== null)) return [];
    const all = [...row.aliases, ...added];
    return [{ id, type, definition, aliases: all, aliasText: all.join('\n') }];
  });
  if (richer.length > 0) await tx.run(updateConcepts, { projectId, concepts: richer });
  return { created, numbers };
}
