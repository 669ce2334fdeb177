import { ALGEBRA, type ConceptId, pushTo, type RelationType, stepOfDerivation } from '../../domain/index.ts';

/** A relation as far as derivations walk it. */
export interface Edge {
  readonly subjectId: ConceptId;
  readonly type: RelationType;
  readonly objectId: ConceptId;
}
export interface Entailment {
  /** Whether the algebra derives the edge from those that are held; symmetric types in either direction. */
  isEntailed(edge: Edge): boolean;
}

/** A derivation of more steps than this convinces nobody. */
const STEPS_MAX = 8;
/** Ends held in memory over all closures; beyond it they are forgotten and computed again. */
const HELD_MAX = 2_000_000;

/**
 * What the algebra entails: for one end of a claim and its type all other ends, computed once and kept, since claims are checked in bunches that
 * share an end. The end asked for more often is the one whose closure is looked up.
 */
export function createEntailment(edges: Iterable<Edge>): Entailment {
  const onward = new Map<ConceptId, { via: RelationType; to: ConceptId }[]>();
  const backward = new Map<ConceptId, { via: RelationType; to: ConceptId }[]>();
  for (const { subjectId, type, objectId } of edges) {
    pushTo(onward, subjectId, { via: type, to: objectId });
    pushTo(backward, objectId, { via: type, to: subjectId });
    if (!ALGEBRA[type].symmetric) continue;
    pushTo(onward, objectId, { via: type, to: subjectId });
    pushTo(backward, subjectId, { via: type, to: objectId });
  }

  /** Objects that a subject reaches. `done`: the relation itself has been walked. */
  const objectsOf = (subjectId: ConceptId, type: RelationType): Set<ConceptId> => {
    const reached = [new Set<ConceptId>([subjectId]), new Set<ConceptId>()] as const;
    let places: { at: ConceptId; done: boolean }[] = [{ at: subjectId, done: false }];
    for (let step = 0; step < STEPS_MAX && places.length > 0; step++) {
      const next: typeof places = [];
      for (const { at, done } of places) {
        for (const { via, to } of onward.get(at) ?? []) {
          const after = stepOfDerivation(type, done, via);
          if (after === null || reached[Number(after)]!.has(to)) continue;
          reached[Number(after)]!.add(to);
          next.push({ at: to, done: after });
        }
      }
      places = next;
    }
    return reached[1];
  };
  /** Subjects that reach an object: the same walk from its end. */
  const subjectsOf = (objectId: ConceptId, type: RelationType): Set<ConceptId> => {
    const reached = [new Set<ConceptId>(), new Set<ConceptId>([objectId])] as const;
    let places: { at: ConceptId; done: boolean }[] = [{ at: objectId, done: true }];
    for (let step = 0; step < STEPS_MAX && places.length > 0; step++) {
      const next: typeof places = [];
      for (const { at, done } of places) {
        for (const { via, to } of backward.get(at) ?? []) {
          for (const before of [false, true]) {
            if (stepOfDerivation(type, before, via) !== done || reached[Number(before)]!.has(to)) continue;
            reached[Number(before)]!.add(to);
            next.push({ at: to, done: before });
          }
        }
      }
      places = next;
    }
    return reached[0];
  };

  /** By type and end: how often it was asked for, and its closure once that is known. */
  type Ends = Map<ConceptId, { asked: number; closure: Set<ConceptId> | null }>;
  const known = new Map<RelationType, { subjects: Ends; objects: Ends }>();
  let held = 0;
  const askedFor = (ends: Ends, id: ConceptId) => {
    let end = ends.get(id);
    if (end === undefined) {
      end = { asked: 0, closure: null };
      ends.set(id, end);
    }
    end.asked++;
    return end;
  };
  const hold = (closure: Set<ConceptId>): Set<ConceptId> => {
    held += closure.size + 1;
    if (held > HELD_MAX) {
      known.clear();
      held = closure.size + 1;
    }
    return closure;
  };
  const derives = (subjectId: ConceptId, type: RelationType, objectId: ConceptId): boolean => {
    let ends = known.get(type);
    if (ends === undefined) {
      ends = { subjects: new Map(), objects: new Map() };
      known.set(type, ends);
    }
    const [subject, object] = [askedFor(ends.subjects, subjectId), askedFor(ends.objects, objectId)];
    if (subject.asked >= object.asked) {
      subject.closure ??= hold(objectsOf(subjectId, type));
      return subject.closure.has(objectId);
    }
    object.closure ??= hold(subjectsOf(objectId, type));
    return object.closure.has(subjectId);
  };
  return {
    isEntailed: ({ subjectId, type, objectId }) =>
      derives(subjectId, type, objectId) || (ALGEBRA[type].symmetric && derives(objectId, type, subjectId)),
  };
}
