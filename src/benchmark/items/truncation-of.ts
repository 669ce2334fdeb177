import { ALGEBRA, type RelationType } from '../../domain/index.ts';
import type { Candidate } from '../candidates/load-candidates.ts';
import type { BuildContext } from './build-context.ts';
import { countRefusal, type Edit } from './edit.ts';
import { holdsTerm, spaced } from './holds-term.ts';
import type { ChainNode, WindowStep } from './window.ts';

/** A thing is a kind of itself and the same as itself, so the step before is also an answer. */
const REFLEXIVE: ReadonlySet<RelationType> = new Set(['SPECIALIZATION', 'EQUIVALENCE']);

/** Any course along these can be taken in smaller steps, so that its middle is also its end. */
const DENSE: ReadonlySet<RelationType> = new Set(['CAUSAL', 'TRANSFORMATION', 'PRECEDES', 'PREREQUISITE', 'PART_OF']);
/** Two steps of one transitive type are asked for as a distance, which the first of them is not. */
const hasDistance = (near: WindowStep, far: WindowStep): boolean =>
  near.relation.type === far.relation.type &&
  ALGEBRA[near.relation.type].transitive &&
  near.relation.type !== 'PART_OF';

/** TRUNC: the concept before the far end is claimed as the far end; null where the graph makes that true. */
export function truncationOf(
  end: ChainNode,
  before: ChainNode,
  [near, last]: readonly [WindowStep, WindowStep],
  { stem, holds }: { stem: string; holds: (candidate: Candidate) => boolean },
  { allowed, refusals }: BuildContext,
): Edit | null {
  if (!allowed.has('TRUNC')) return null;
  if (REFLEXIVE.has(last.relation.type))
    return countRefusal(refusals, 'option: the step before the end is also a kind of itself');
  const isDense = [near, last].every(({ relation }) => DENSE.has(relation.type)) && near.direction === last.direction;
  if ((isDense || near.relation.type === last.relation.type) && !hasDistance(near, last))
    return countRefusal(refusals, 'option: the step before the end can be taken in two');
  if (near.relation.type === 'PART_OF' && DENSE.has(last.relation.type))
    return countRefusal(refusals, 'option: parts of one thing work on each other');
  if (holdsTerm(spaced(stem), before.term)) return null;
  if (holdsTerm(before.term, end.term) || holdsTerm(end.term, before.term))
    return countRefusal(refusals, 'option: intermediate and outcome share their words');
  if (holds(before)) return countRefusal(refusals, 'option: the course holds in the graph');
  return {
    edit: { operator: 'TRUNC', elementId: end.id, substituteId: before.id },
    tier: 1,
    falsity: 'contradicted',
    reason: 'It is the step before the end: the order that the chain fixes',
    substitute: { id: before.id, term: before.term, type: before.type },
    claimed: null,
  };
}
