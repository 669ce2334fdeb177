import { type ConceptId, pushTo, type RelationType } from '../../domain/index.ts';
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
    pushTo(links, id, link);
  };
  for (const relation of relations) {
    add(relation.subject.id, { relation, other: relation.object.id, outgoing: true });
    add(relation.object.id, { relation, other: relation.subject.id, outgoing: false });
  }
  return links;
}

/** Types along which something works on: what works on a cause works on its effect. */
export const INFLUENCE: ReadonlySet<RelationType> = new Set([
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
const LENT: ReadonlySet<RelationType> = new Set([...INFLUENCE, 'EVIDENCE', 'PROPERTY']);

/**
 * Whether a neighbor may act in the place of a concept, so that what is said of one may be said of the other too: steps of one course, a property
 * or part of the cause, its outcome, what goes together with it. It may not where the two pull apart. Read in samples of items, not derived.
 */
export function mayActFor(links: Links, type: RelationType, a: ConceptId, b: ConceptId): boolean {
  return LENT.has(type) && (links.get(a) ?? []).some(({ other, relation }) => other === b && !APART.has(relation.type));
}

/** It has kinds: what is said of one of them may be said of it. */
export const isClass = (links: Links, id: ConceptId): boolean =>
  (links.get(id) ?? []).some(({ relation, outgoing }) => !outgoing && relation.type === 'SPECIALIZATION');

/** Whether they are related by anything but that one works against the other. */
export const isTiedTo = (links: Links, a: ConceptId, b: ConceptId): boolean =>
  (links.get(a) ?? []).some(({ other, relation }) => other === b && relation.type !== 'INHIBITS');

export const areApart = (links: Links, a: ConceptId, b: ConceptId): boolean =>
  (links.get(a) ?? []).some(({ other, relation }) => other === b && APART.has(relation.type));

/** Whether some concept other than `except` is a neighbor of both. */
export function shareNeighbor(links: Links, a: ConceptId, b: ConceptId, except: ConceptId): boolean {
  const around = new Set((links.get(a) ?? []).map(({ other }) => other));
  return (links.get(b) ?? []).some(({ other }) => other !== except && around.has(other));
}

/** Kinds or parts of one thing. */
export function shareKind(links: Links, a: ConceptId, b: ConceptId): boolean {
  const above = (id: ConceptId) =>
    (links.get(id) ?? []).filter(
      ({ relation, outgoing }) => outgoing && (relation.type === 'SPECIALIZATION' || relation.type === 'PART_OF'),
    );
  const shared = new Set(above(a).map(({ other }) => other));
  return above(b).some(({ other }) => shared.has(other));
}

/** Kinds or parts of one thing, or told apart from each other. */
export const areSiblings = (links: Links, a: ConceptId, b: ConceptId): boolean =>
  shareKind(links, a, b) ||
  (links.get(a) ?? []).some(({ other, relation }) => other === b && relation.type === 'CONTRAST');

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
