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

  const closures = new Map<string, Set<ConceptId>>();
  const asked = new Map<string, number>();
  let held = 0;
  const closureOf = (key: string, compute: () => Set<ConceptId>): Set<ConceptId> => {
    let closure = closures.get(key);
    if (closure === undefined) {
      closure = compute();
      held += closure.size + 1;
      if (held > HELD_MAX) {
        closures.clear();
        asked.clear();
        held = closure.size + 1;
      }
      closures.set(key, closure);
    }
    return closure;
  };
  const derives = (subjectId: ConceptId, type: RelationType, objectId: ConceptId): boolean => {
    const fromSubject = `${type}>${subjectId}`;
    const fromObject = `${type}<${objectId}`;
    const [a, b] = [(asked.get(fromSubject) ?? 0) + 1, (asked.get(fromObject) ?? 0) + 1];
    asked.set(fromSubject, a);
    asked.set(fromObject, b);
    return a >= b
      ? closureOf(fromSubject, () => objectsOf(subjectId, type)).has(objectId)
      : closureOf(fromObject, () => subjectsOf(objectId, type)).has(subjectId);
  };
  return {
    isEntailed: ({ subjectId, type, objectId }) =>
      derives(subjectId, type, objectId) || (ALGEBRA[type].symmetric && derives(objectId, type, subjectId)),
  };
}
