import type { ConceptId } from '../../domain/index.ts';
import type { StoredChain, StoredRelation } from '../../knowledge/index.ts';

/** Whether two concepts have one of something in common. */
export type Together = (a: ConceptId, b: ConceptId) => boolean;

/** Whether one chain holds both: what is told of one in a course may be told of the other. */
export const chainmatesOf = (chains: readonly Pick<StoredChain, 'nodes'>[]): Together =>
  togetherOf(chains.map(({ nodes }, i) => ({ place: String(i), ids: nodes.map(({ id }) => id) })));

/** A document of more relations is a book, not a text that speaks of all its matters in one breath. */
const SECTION_MAX = 60;

/**
 * Whether one chunk is the evidence for relations of both, so that they are told of in one breath. Where chunks are not known, a short document
 * stands for one.
 */
export const textmatesOf = (relations: Iterable<StoredRelation>): Together =>
  matesOf(relations, ({ evidence }) => evidence.chunkId ?? evidence.documentId);

/** The same for documents, short ones only. */
export const documentmatesOf = (relations: Iterable<StoredRelation>): Together =>
  matesOf(relations, ({ evidence }) => evidence.documentId);

function matesOf(relations: Iterable<StoredRelation>, placeOf: (relation: StoredRelation) => string): Together {
  const places = new Map<string, { place: string; ids: ConceptId[]; relations: number }>();
  for (const relation of relations) {
    const place = placeOf(relation);
    const held = places.get(place) ?? { place, ids: [], relations: 0 };
    held.ids.push(relation.subject.id, relation.object.id);
    held.relations++;
    places.set(place, held);
  }
  return togetherOf([...places.values()].filter(({ relations: held }) => held <= SECTION_MAX));
}

function togetherOf(places: readonly { readonly place: string; readonly ids: readonly ConceptId[] }[]): Together {
  const numbers = new Map<string, number>();
  const placesOf = new Map<ConceptId, Set<number>>();
  for (const { place, ids } of places) {
    const number = numbers.get(place) ?? numbers.size;
    numbers.set(place, number);
    for (const id of ids) {
      const own = placesOf.get(id);
      if (own === undefined) placesOf.set(id, new Set([number]));
      else own.add(number);
    }
  }
  return (a, b) => {
    const [one, other] = [placesOf.get(a), placesOf.get(b)];
    if (one === undefined || other === undefined) return false;
    const [few, many] = one.size < other.size ? [one, other] : [other, one];
    for (const place of few) if (many.has(place)) return true;
    return false;
  };
}
