import type { ConceptId, RelationType } from '../../domain/index.ts';
import type { StoredRelation } from '../../knowledge/index.ts';

/** A relation as one of its concepts sees it. */
export interface Link {
  readonly relation: StoredRelation;
  readonly other: ConceptId;
  readonly outgoing: boolean;
}
export type Links = ReadonlyMap<ConceptId, readonly Link[]>;

export function linksOf(relations: Iterable<StoredRelation>): Links {
  const links = new Map<ConceptId, Link[]>();
  const add = (id: ConceptId, link: Link) => {
    const list = links.get(id);
    if (list === undefined) links.set(id, [link]);
    else list.push(link);
  };
  for (const relation of relations) {
    add(relation.subject.id, { relation, other: relation.object.id, outgoing: true });
    add(relation.object.id, { relation, other: relation.subject.id, outgoing: false });
  }
  return links;
}

/** Types along which something works on: what works on a cause works on its effect. */
const INFLUENCE: ReadonlySet<RelationType> = new Set([
  'CAUSAL',
  'INHIBITS',
  'PREREQUISITE',
  'PRECEDES',
  'TRANSFORMATION',
  'FUNCTION',
]);
const KIN: ReadonlySet<RelationType> = new Set(['SPECIALIZATION', 'PART_OF', 'EQUIVALENCE']);
const PATH_MAX = 3;
/** Concepts with more links than this are hubs; a walk through one says nothing about its ends. */
const HUB = 60;

/**
 * Whether somebody could argue for a false claim although the algebra does not entail it: its ends are joined by a path of influence
 * (through kinds, parts and equals), as "A brings about C" is arguable where A is needed for B and B brings about C.
 */
export function isInfluence(links: Links, type: RelationType, from: ConceptId, to: ConceptId): boolean {
  return (
    INFLUENCE.has(type) &&
    reaches(links, from, to, ({ relation, outgoing }) => {
      if (KIN.has(relation.type)) return true;
      return outgoing && INFLUENCE.has(relation.type);
    })
  );
}

/** Neighbors of these types pull apart: what one brings about, the other as a rule does not. */
const APART: ReadonlySet<RelationType> = new Set(['CONTRAST', 'INHIBITS']);

/**
 * Whether one may act in the place of the other, so that a third thing that works on one, or that one works on, may be said to do so of the other
 * too: steps of one course, a property or part of the cause, what goes together with it. Read in samples of items, not derived.
 */
export function mayActFor(links: Links, type: RelationType, a: ConceptId, b: ConceptId): boolean {
  return (
    INFLUENCE.has(type) && (links.get(a) ?? []).some(({ other, relation }) => other === b && !APART.has(relation.type))
  );
}

/** Whether one is a kind or part of the other, or its equal, over a few steps up or down: what holds of one may hold of the other. */
export function areKin(links: Links, a: ConceptId, b: ConceptId): boolean {
  const upward = ({ relation, outgoing }: Link) =>
    KIN.has(relation.type) && (outgoing || relation.type === 'EQUIVALENCE');
  return reaches(links, a, b, upward) || reaches(links, b, a, upward);
}

function reaches(links: Links, from: ConceptId, to: ConceptId, follows: (link: Link) => boolean): boolean {
  const seen = new Set<ConceptId>([from]);
  let places: ConceptId[] = [from];
  for (let step = 0; step < PATH_MAX && places.length > 0; step++) {
    const next: ConceptId[] = [];
    for (const place of places) {
      const around = links.get(place) ?? [];
      if (around.length > HUB) continue;
      for (const link of around) {
        if (seen.has(link.other) || !follows(link)) continue;
        if (link.other === to) return true;
        seen.add(link.other);
        next.push(link.other);
      }
    }
    places = next;
  }
  return false;
}
