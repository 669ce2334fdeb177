import type { KeyedItem } from '../../domain/index.ts';
import type { GateItem } from './orthogonality-gate.ts';

interface Ends {
  readonly subject: { readonly id: string; readonly term: string };
  readonly object: { readonly id: string; readonly term: string };
}

/**
 * An item as the gate sees it. The ends of its composition are the two concepts that exactly one of the required relations touches:
 * the conclusion of a path of relations joins them.
 */
export function gateItemOf(item: KeyedItem, relations: ReadonlyMap<string, Ends>): GateItem {
  const touched = new Map<string, { term: string; count: number }>();
  for (const { kind, id } of item.requires) {
    const relation = kind === 'relation' ? relations.get(id) : undefined;
    if (relation === undefined) continue;
    for (const end of [relation.subject, relation.object]) {
      touched.set(end.id, { term: end.term, count: (touched.get(end.id)?.count ?? 0) + 1 });
    }
  }
  const ends = [...touched].filter(([, { count }]) => count === 1).map(([id]) => id);
  return {
    item,
    terms: [...touched.values()].map(({ term }) => term),
    ends: ends.length === 2 ? [ends[0]!, ends[1]!] : null,
  };
}
