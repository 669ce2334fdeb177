import { ALGEBRA, RELATION_TYPES, type RelationType } from './relation-type.ts';

/** The types whose statements say this one too: itself, and those that entail it. */
const SAYING = Object.fromEntries(
  RELATION_TYPES.map((type) => [
    type,
    new Set(RELATION_TYPES.filter((other) => other === type || ALGEBRA[other].entails.includes(type))),
  ]),
) as unknown as Record<RelationType, ReadonlySet<RelationType>>;

/** What a kind inherits of what it is a kind of. */
const INHERITED: ReadonlySet<RelationType> = new Set(['PROPERTY', 'FUNCTION', 'CAUSAL']);

/** Whether a statement of type `via` says one of type `type`. */
export const says = (via: RelationType, type: RelationType): boolean => SAYING[type].has(via);

/**
 * One step of a derivation of `a type b` along statements, under the algebra: EQUIVALENCE is congruent on both ends, a kind inherits,
 * causing a kind of B is causing B, a transitive type runs on. `done`: the relation itself has been walked already. Gives the next
 * `done`; null: this step leads nowhere for such a claim.
 */
export function stepOfDerivation(type: RelationType, done: boolean, via: RelationType): boolean | null {
  if (says(via, type)) return done && !ALGEBRA[type].transitive ? null : true;
  if (via === 'EQUIVALENCE') return done;
  if (via !== 'SPECIALIZATION') return null;
  if (!done) return INHERITED.has(type) ? false : null;
  return type === 'CAUSAL' ? true : null;
}
