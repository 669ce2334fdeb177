import type { RelationType } from '../../domain/index.ts';
import type { Candidate } from '../candidates/load-candidates.ts';
import type { BuildContext } from './build-context.ts';
import { countRefusal, type Edit } from './edit.ts';
import { areKin, isInfluence, shareKind } from './links.ts';
import { shareWords } from './terms-alike.ts';
import type { ChainNode, WindowStep } from './window.ts';

/** What is told apart is often of one kind, and often a part of one thing. */
const SHARED: ReadonlySet<RelationType> = new Set([
  'SPECIALIZATION',
  'PART_OF',
  'EQUIVALENCE',
  'CONTRAST',
  'ASSOCIATION',
]);

/** What tells two things apart whatever the question: a feature of one of them, or that something is of one of two kinds. */
export const tellsApart = (slot: Pick<ChainNode, 'id'>, { relation }: Pick<WindowStep, 'relation'>): boolean =>
  relation.type === 'PROPERTY' || (relation.type === 'SPECIALIZATION' && relation.object.id === slot.id);

/**
 * SUBST_ADJ along CONTRAST: the rival takes the concept's place. Meant for a question that names both and asks which of them it is; any other
 * question is for what `tellsApart` alone. Null where the graph relates the rival to the same end, or where the words of the end name one of the two.
 */
export function rivalEdit(
  slot: ChainNode,
  rival: Candidate,
  end: Candidate,
  { relation }: Pick<WindowStep, 'relation'>,
  { allowed, claims, links, mentions, refusals }: BuildContext,
): Edit | null {
  if (!allowed.has('SUBST_ADJ')) return null;
  const { type, subject } = relation;
  const refuse = (why: string) => countRefusal(refusals, `option: of two told apart ${why}`);
  const isTold = tellsApart(slot, { relation });
  if (SHARED.has(type) && !isTold) return refuse('both may be of one kind');
  // What is told apart is often told apart as two means against one thing.
  if (type === 'INHIBITS' && subject.id === slot.id) return refuse('both may work against it');
  const claimed =
    subject.id === slot.id
      ? { subjectId: rival.id, type, objectId: end.id }
      : { subjectId: end.id, type, objectId: rival.id };
  const status = claims.statusOf(claimed);
  if (status === 'asserted' || status === 'entailed') return refuse(`the claim is ${status}`);
  if (claims.areNeighbors(rival.id, end.id)) return refuse('the other is related to the end, too');
  if (isInfluence(links, type, claimed.subjectId, claimed.objectId))
    return refuse('a path of influence leads from the other');
  if (!isTold && mentions.areTogether(rival.id, end.id)) return refuse('the other is mentioned with the end, too');
  if (!isTold && shareKind(links, rival.id, slot.id)) return refuse('both are of one kind');
  if (areKin(links, rival.id, slot.id) || areKin(links, rival.id, end.id))
    return refuse('one is a kind or part of the other');
  if (shareWords(end.term, slot.term) || shareWords(end.term, rival.term)) return refuse('the end is named after one');
  return {
    edit: { operator: 'SUBST_ADJ', elementId: slot.id, substituteId: rival.id },
    tier: 1,
    falsity: status === 'contradicted' ? 'contradicted' : 'absent',
    reason: 'The two are told apart, and the graph has this of one of them only (open world)',
    substitute: { id: rival.id, term: rival.term, type: rival.type },
    claimed,
  };
}
