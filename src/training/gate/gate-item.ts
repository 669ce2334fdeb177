import type { KeyedItem } from '../../domain/index.ts';
import type { GateItem } from './orthogonality-gate.ts';

/** The concepts that a relation joins. */
export interface Ends {
  readonly subject: { readonly id: string; readonly term: string };
  readonly object: { readonly id: string; readonly term: string };
}

/**
 * An item as the gate sees it. The ends of its composition are the concepts that exactly one of the required relations touches: what
 * follows from the relations together joins two of them that no single required relation joins.
 */
export function gateItemOf(item: KeyedItem, relations: ReadonlyMap<string, Ends>): GateItem {
  const required = item.requires.flatMap(({ kind, id }) => (kind === 'relation' ? (relations.get(id) ?? []) : []));
  const terms = required.flatMap(({ subject, object }) => [subject.term, object.term]);
  return { item, terms: [...new Set(terms)], ends: endsOf(required) };
}

/** The pairs of concepts that a composition of relations joins and no relation of it does; none for fewer than two relations. */
export function endsOf(relations: readonly Ends[]): [Ends['subject'], Ends['subject']][] {
  const touched = new Map<string, { concept: Ends['subject']; count: number }>();
  const joined = new Set<string>();
  for (const { subject, object } of relations) {
    joined.add(`${subject.id} ${object.id}`).add(`${object.id} ${subject.id}`);
    for (const concept of [subject, object])
      touched.set(concept.id, { concept, count: (touched.get(concept.id)?.count ?? 0) + 1 });
  }
  const ends = [...touched.values()].filter(({ count }) => count === 1).map(({ concept }) => concept);
  return ends.flatMap((a, i) =>
    ends
      .slice(i + 1)
      .filter((b) => !joined.has(`${a.id} ${b.id}`))
      .map((b): [Ends['subject'], Ends['subject']] => [a, b]),
  );
}
