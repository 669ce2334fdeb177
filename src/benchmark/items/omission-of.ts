import type { RelationType } from '../../domain/index.ts';
import type { BuildContext } from './build-context.ts';
import { countRefusal, type Edit } from './edit.ts';
import { areKin, isInfluence } from './links.ts';
import type { ChainNode, WindowStep } from './window.ts';

/**
 * Of the other types a shorter statement is often true too: what has a property that brings something about may be said to bring it about. Of 100
 * items read on 2026-11-28, eight accounts had such a second answer; none of those of these types did.
 */
const FALSE_WHEN_SHORTENED: ReadonlySet<RelationType> = new Set(['SPECIALIZATION', 'EQUIVALENCE']);

/**
 * TRUNC: the step over `middle` is left out, so that the far end of the stretch is claimed to stand in the relation itself. Null where the graph
 * holds or entails that, as it does for one transitive type all the way, where a path of influence makes it arguable, or where a sentence
 * mentions both.
 */
export function omissionOf(
  slot: ChainNode,
  middle: ChainNode,
  far: ChainNode,
  step: WindowStep,
  { allowed, claims, links, mentions, refusals }: BuildContext,
): Edit | null {
  if (!allowed.has('TRUNC') || !FALSE_WHEN_SHORTENED.has(step.relation.type)) return null;
  const { type, subject } = step.relation;
  const claimed =
    subject.id === slot.id
      ? { subjectId: slot.id, type, objectId: far.id }
      : { subjectId: far.id, type, objectId: slot.id };
  const refuse = (why: string) => countRefusal(refusals, `option: with a step left out ${why}`);
  if (claims.areNeighbors(slot.id, far.id)) return refuse('the ends are related');
  if (mentions.areTogether(slot.id, far.id)) return refuse('a sentence mentions both');
  if (isInfluence(links, type, claimed.subjectId, claimed.objectId)) return refuse('a path of influence joins both');
  if (areKin(links, middle.id, far.id)) return refuse('the claim is about a kind or part');
  const status = claims.statusOf(claimed);
  if (status !== 'absent' && status !== 'contradicted') return refuse(`the claim is ${status}`);
  return {
    edit: { operator: 'TRUNC', elementId: middle.id, substituteId: far.id },
    tier: 1,
    falsity: status,
    reason:
      status === 'contradicted'
        ? 'The step in between is left out, and the graph holds the reverse'
        : 'The step in between is left out; the graph does not join these two directly (open world)',
    substitute: { id: far.id, term: far.term, type: far.type },
    claimed,
  };
}
