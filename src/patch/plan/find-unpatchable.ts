import type { Sample } from '../../domain/index.ts';
import type { GapTarget } from './collect-targets.ts';

/**
 * The failures of a gap that a patch leaves as they are: no sample teaches the relation that is missing, neither a new one nor one that
 * was there, or the concept got no sample at all. Told instead of retried: the gate that refused it refuses it in every round.
 */
export function findUnpatchable(
  { kind, id, itemIds }: Pick<GapTarget, 'kind' | 'id' | 'itemIds'>,
  { samples, refused }: { readonly samples: readonly Pick<Sample, 'teaches'>[]; readonly refused: readonly string[] },
  taught: ReadonlySet<string>,
): { itemId: string; reason: string }[] {
  const reached =
    kind === 'relation'
      ? taught.has(id) || samples.some(({ teaches }) => teaches.some((taughtBy) => taughtBy.id === id))
      : samples.length > 0;
  if (reached) return [];
  const reason = refused.length > 0 ? 'every-sample-gives-an-item-away' : 'nothing-to-say-about-it';
  return itemIds.map((itemId) => ({ itemId, reason }));
}
