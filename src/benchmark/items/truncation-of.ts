import type { RelationType } from '../../domain/index.ts';
import type { Candidate } from '../candidates/load-candidates.ts';
import type { BuildContext } from './build-context.ts';
import { countRefusal, type Edit } from './edit.ts';
import { holdsTerm, spaced } from './holds-term.ts';
import type { ChainNode, WindowStep } from './window.ts';

/** A thing is a kind of itself and the same as itself, so the step before is also an answer. */
const REFLEXIVE: ReadonlySet<RelationType> = new Set(['SPECIALIZATION', 'EQUIVALENCE']);

/** TRUNC: the concept before the far end is claimed as the far end; null where the graph makes that true. */
export function truncationOf(
  end: ChainNode,
  before: ChainNode,
  last: WindowStep,
  { stem, holds }: { stem: string; holds: (candidate: Candidate) => boolean },
  { allowed, refusals }: BuildContext,
): Edit | null {
  if (!allowed.has('TRUNC')) return null;
  if (REFLEXIVE.has(last.relation.type))
    return countRefusal(refusals, 'option: the step before the end is also a kind of itself');
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
