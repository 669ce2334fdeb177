import { ALGEBRA, type ConceptId, type Falsity, type OptionEdit, type RelationType } from '../../domain/index.ts';
import type { ClaimIndex } from '../../knowledge/index.ts';
import type { Candidate, Candidates } from '../candidates/load-candidates.ts';
import type { ChainNode, WindowStep } from './window.ts';

/** One rewrite of one part of the key, verified false. */
export interface Edit {
  readonly edit: OptionEdit;
  readonly tier: 1 | 2 | 3;
  readonly falsity: Falsity;
  readonly reason: string;
  /** The concept that takes the place of a slot's own; null: a relation was rewritten instead. */
  readonly substitute: Candidate | null;
  /** The relation as it is claimed, for rewrites of a relation. */
  readonly claimed: { readonly type: RelationType; readonly subjectId: ConceptId; readonly objectId: ConceptId } | null;
}
export type Refusals = Map<string, number>;
const refuse = (refusals: Refusals, reason: string): null => {
  refusals.set(reason, (refusals.get(reason) ?? 0) + 1);
  return null;
};

/** Words that one term holds of the other make the truth of a substitution doubtful. */
function overlaps(a: string, b: string): boolean {
  const [x, y] = [` ${a.toLowerCase()} `, ` ${b.toLowerCase()} `];
  return x.includes(y) || y.includes(x);
}

/**
 * Substitutes for the end `slot` of a relation whose other end is `fixed`, verified false one by one: SUBST_ADJ takes direct neighbors of the
 * slot's concept, NEARMISS near concepts (tier 1), or concepts of the same document (tier 2).
 */
export function substitutionsOf(
  slot: ChainNode,
  step: WindowStep,
  candidates: Candidates,
  context: {
    claims: ClaimIndex;
    exclude: ReadonlySet<ConceptId>;
    stem: string;
    holds?: (candidate: Candidate) => boolean;
  },
  refusals: Refusals,
): Edit[] {
  const { relation } = step;
  const slotIsSubject = relation.subject.id === slot.id;
  const fixedId = slotIsSubject ? relation.object.id : relation.subject.id;
  const edits: Edit[] = [];
  const used = new Set<ConceptId>();
  const consider = (candidate: Candidate, operator: 'SUBST_ADJ' | 'NEARMISS', tier: 1 | 2 | 3): void => {
    if (used.has(candidate.id) || candidate.id === slot.id || context.exclude.has(candidate.id)) return;
    if (overlaps(candidate.term, slot.term) || context.stem.toLowerCase().includes(candidate.term.toLowerCase()))
      return;
    if (context.claims.areNeighbors(candidate.id, fixedId))
      return void refuse(refusals, 'option: substitute is related to the fixed end');
    const claim = slotIsSubject
      ? { subjectId: candidate.id, type: relation.type, objectId: fixedId }
      : { subjectId: fixedId, type: relation.type, objectId: candidate.id };
    const status = context.claims.statusOf(claim);
    if (status !== 'absent' && status !== 'contradicted') return void refuse(refusals, `option: claim is ${status}`);
    if (context.holds?.(candidate) === true) return void refuse(refusals, 'option: course holds in the graph');
    used.add(candidate.id);
    edits.push({
      edit: { operator, elementId: slot.id, substituteId: candidate.id },
      tier,
      falsity: status,
      reason:
        status === 'contradicted'
          ? 'The graph holds the reverse or the opposite'
          : 'Not in the graph, not entailed by it, and no evidence sentence mentions both (open world)',
      substitute: candidate,
      claimed: claim,
    });
  };
  for (const candidate of candidates.adjacent) consider(candidate, 'SUBST_ADJ', 1);
  for (const candidate of candidates.near) consider(candidate, 'NEARMISS', 1);
  for (const candidate of candidates.peers) consider(candidate, 'NEARMISS', 2);
  return edits;
}

/** INVREL: the relation turned round, or its opposite; null where neither is verified false. */
export function inversionOf(
  step: WindowStep,
  claims: ClaimIndex,
  refusals: Refusals,
  chainFixesOrder: boolean,
): Edit | null {
  const { id, type, subject, object } = step.relation;
  const { symmetric, opposite } = ALGEBRA[type];
  const attempts: Edit['claimed'][] = [];
  if (!symmetric) attempts.push({ type, subjectId: object.id, objectId: subject.id });
  if (opposite !== null) attempts.push({ type: opposite, subjectId: subject.id, objectId: object.id });
  if (attempts.length === 0) return refuse(refusals, 'option: relation is symmetric and has no opposite');
  for (const claimed of attempts) {
    const status = claims.statusOf(claimed!);
    if (status !== 'absent' && status !== 'contradicted') {
      refuse(refusals, `option: reversal is ${status}`);
      continue;
    }
    const isReversal = claimed!.subjectId === object.id;
    const isFixed = status === 'contradicted' || (isReversal && chainFixesOrder);
    return {
      edit: { operator: 'INVREL', elementId: id, substituteId: null },
      tier: 1,
      falsity: isFixed ? 'contradicted' : 'absent',
      reason: isReversal
        ? isFixed
          ? 'The relation runs the other way, and the graph has no way back'
          : 'The relation runs the other way; its reverse is not in the graph (open world)'
        : 'The graph holds the opposite on the same pair',
      substitute: null,
      claimed,
    };
  }
  return null;
}

/** TRUNC: the concept before the outcome is claimed as the outcome; null where the graph makes that true. */
export function truncationOf(
  outcome: ChainNode,
  before: ChainNode,
  holds: (candidate: Candidate) => boolean,
  context: { stem: string },
  refusals: Refusals,
): Edit | null {
  if (context.stem.toLowerCase().includes(before.term.toLowerCase())) return null;
  if (overlaps(before.term, outcome.term))
    return refuse(refusals, 'option: intermediate and outcome share their words');
  if (holds(before)) return refuse(refusals, 'option: course holds in the graph');
  return {
    edit: { operator: 'TRUNC', elementId: outcome.id, substituteId: before.id },
    tier: 1,
    falsity: 'contradicted',
    reason: 'It is the step before the outcome: the order that the chain fixes',
    substitute: { id: before.id, term: before.term, type: before.type },
    claimed: null,
  };
}

/**
 * TRUNC: the step over `middle` is left out, so that the far end of the stretch is claimed to stand in the relation itself. Null where the graph holds
 * or entails that, as it does for one transitive type all the way.
 */
export function omissionOf(
  slot: ChainNode,
  middle: ChainNode,
  far: ChainNode,
  { relation }: WindowStep,
  { claims, refusals }: { claims: ClaimIndex; refusals: Refusals },
): Edit | null {
  const claimed =
    relation.subject.id === slot.id
      ? { subjectId: slot.id, type: relation.type, objectId: far.id }
      : { subjectId: far.id, type: relation.type, objectId: slot.id };
  const status = claims.statusOf(claimed);
  if (status !== 'absent' && status !== 'contradicted')
    return refuse(refusals, `option: with a step left out it is ${status}`);
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
