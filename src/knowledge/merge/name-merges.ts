import type { FindChainMergesRow } from '../queries.generated.ts';

/** The merges that stand in the way of something, as a person would undo them. */
export function nameMerges(merges: readonly FindChainMergesRow[]): string {
  const named = new Map(merges.map(({ id, term, mergedInto }) => [id, `${id} ("${term}") into ${mergedInto}`]));
  return `undo the merge of ${[...named.values()].slice(0, 5).join(', of ')} first`;
}
