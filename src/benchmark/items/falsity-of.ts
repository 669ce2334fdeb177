import { ALGEBRA, type Falsity, type RelationType } from '../../domain/index.ts';
import type { Claim, ClaimStatus } from '../../knowledge/index.ts';
import type { Candidate } from '../candidates/load-candidates.ts';
import type { BuildContext } from './build-context.ts';
import {
  areApart,
  areKin,
  areSiblings,
  INFLUENCE,
  isClass,
  isInfluence,
  isTiedTo,
  mayActFor,
  shareNeighbor,
} from './links.ts';
import { isBroad, isPlain, shareWords } from './terms-alike.ts';

/** A claim that a substitute makes of the end that stays. */
export interface SubstituteClaim {
  readonly claimed: Claim;
  readonly candidate: Candidate;
  readonly slot: Candidate;
  readonly fixed: Candidate;
}
/** What makes it false, or why it cannot be used. */
export type Verdict = { readonly falsity: Falsity; readonly reason: string } | { readonly refusal: string };

/** Types by which one thing works on, serves or shows another: far more such pairs are true than any graph holds. */
const LOOSE: ReadonlySet<RelationType> = new Set([...INFLUENCE, 'EVIDENCE']);
/** Texts state few of the features, uses, signs and needs of what they speak of. */
const OFTEN_UNSAID: ReadonlySet<RelationType> = new Set(['PROPERTY', 'FUNCTION', 'EVIDENCE', 'PREREQUISITE']);
/** What kinds of one thing often have in common. */
const SHARED_BY_SIBLINGS: ReadonlySet<RelationType> = new Set([
  'PROPERTY',
  'FUNCTION',
  'CAUSAL',
  'INHIBITS',
  'PART_OF',
]);
/** Two of these often work on each other both ways. */
const MUTUAL = new Set<string | null>(['quantity', 'property', 'state', 'principle', null]);
const areMutual = (a: Candidate, b: Candidate): boolean => MUTUAL.has(a.type) && MUTUAL.has(b.type);

/**
 * Whether a substitute makes a false claim. Contradicted: the graph holds the reverse of an asymmetric relation or the opposite, and nothing
 * else, between the two; then their being related is what refutes it. Absent (open world): refused wherever somebody who knows the field could
 * argue for it. Each rule answers a class of second answers that readers of items found.
 */
export function falsityOf(claim: SubstituteClaim, context: BuildContext): Verdict {
  const { claims, links } = context;
  const { claimed, candidate, slot, fixed } = claim;
  const areRelated = claims.areNeighbors(candidate.id, fixed.id);
  const suspicion = areRelated ? null : suspicionOf(claim, context);
  if (suspicion !== null) return { refusal: suspicion };
  const status = claims.statusOf(claimed);
  if (status !== 'absent' && status !== 'contradicted') return { refusal: `the claim is ${status}` };
  if (isInfluence(links, claimed.type, claimed.subjectId, claimed.objectId))
    return { refusal: 'a path of influence joins both' };
  if (areRelated) return refutedBy(claim, status, context);
  if (areKin(links, candidate.id, slot.id) || areKin(links, candidate.id, fixed.id))
    return { refusal: 'the substitute is a kind or part of the key or of the fixed end, or the reverse' };
  // Whatever happens comes before or after whatever else happens, so that no text needs to say it.
  if (status === 'absent' && claimed.type === 'PRECEDES') return { refusal: 'time may order the two so all the same' };
  return status === 'contradicted'
    ? { falsity: 'contradicted', reason: 'The graph entails the reverse' }
    : {
        falsity: 'absent',
        reason:
          'Not in the graph, not entailed by it, no path of influence, and no sentence mentions both (open world)',
      };
}

/** What makes a claim of two concepts that nothing relates arguable, without a derivation; those that cost least to see come first. */
function suspicionOf({ claimed, candidate, slot, fixed }: SubstituteClaim, context: BuildContext): string | null {
  const { links, mentions } = context;
  const { type } = claimed;
  if (!canStandFor(candidate, slot, type)) return 'the substitute is of another sort than the key';
  if (LOOSE.has(type) || type === 'PROPERTY') {
    if (context.areTextmates(candidate.id, fixed.id) || mentions.areNear(candidate.id, fixed.id))
      return 'one text speaks of both';
    if (OFTEN_UNSAID.has(type) && context.areDocumentmates(candidate.id, fixed.id))
      return 'one document speaks of both';
    if (isBroad(candidate) || isClass(links, candidate.id) || (type === 'PROPERTY' && isPlain(candidate)))
      return 'the substitute is too broad to be plainly wrong';
  }
  if (shareWords(candidate.term, slot.term) || shareWords(candidate.term, fixed.term))
    return 'the substitute shares words with the key or the fixed end';
  if (mentions.areTogether(candidate.id, fixed.id)) return 'a sentence of the corpus mentions both';
  if (context.areChainmates(candidate.id, fixed.id)) return 'a chain holds both';
  // Of one sort, it may well be such a kind, or have the property as well.
  const isSubject = claimed.subjectId === candidate.id;
  // A kind's members are told apart from each other, so that only what works against the key is surely none of them.
  if (type === 'SPECIALIZATION' && isTiedTo(links, candidate.id, slot.id))
    return 'the substitute goes with the key, and may be called after its kind';
  const isOfSort = type === 'SPECIALIZATION' || (type === 'PROPERTY' && isSubject && candidate.type === slot.type);
  if (isOfSort && !(isSubject && areApart(links, candidate.id, slot.id))) {
    if (type === 'PROPERTY' || isPlain(candidate) || isClass(links, candidate.id))
      return 'the substitute is of the sort that the claim is about';
    const isNear = mentions.areNear(candidate.id, fixed.id) || context.areTextmates(candidate.id, fixed.id);
    if (isNear && candidate.type === slot.type) return 'one text speaks of both';
  }
  if (mayActFor(links, type, candidate.id, slot.id)) return 'the substitute may act in the place of the key';
  if (SHARED_BY_SIBLINGS.has(type) && areSiblings(links, candidate.id, slot.id))
    return 'the substitute and the key are of one kind';
  return shareNeighbor(links, candidate.id, fixed.id, slot.id)
    ? 'the substitute and the fixed end share a neighbor'
    : null;
}

/** What can stand in the place of what without giving itself away. */
const GROUPS: Record<string, string> = {
  object: 'thing',
  substance: 'thing',
  organism: 'thing',
  artifact: 'thing',
  document: 'thing',
  agent: 'agent',
  place: 'thing',
  process: 'happening',
  event: 'happening',
  method: 'happening',
  period: 'happening',
  state: 'abstract',
  property: 'abstract',
  quantity: 'abstract',
  principle: 'abstract',
};
const groupOf = ({ type }: Candidate): string | null => (type === null ? null : (GROUPS[type] ?? null));
export const isOfGroup = (a: Candidate, b: Candidate): boolean =>
  groupOf(a) === null || groupOf(b) === null || groupOf(a) === groupOf(b);

/** For what something is, or is part of, the group says it all; elsewhere only a person or a body is out of place among things. */
export const IS: ReadonlySet<RelationType> = new Set(['SPECIALIZATION', 'PART_OF', 'EQUIVALENCE']);
const canStandFor = (candidate: Candidate, slot: Candidate, type: RelationType): boolean =>
  isOfGroup(candidate, slot) || (!IS.has(type) && groupOf(candidate) !== 'agent' && groupOf(slot) !== 'agent');

/** The two are related: false only where all that relates them refutes the claim. */
function refutedBy(
  { claimed, candidate, fixed }: SubstituteClaim,
  status: ClaimStatus,
  context: BuildContext,
): Verdict {
  const { type } = claimed;
  const { opposite, asymmetric } = ALGEBRA[type];
  const refuted = { refusal: 'the substitute is related to the fixed end' };
  const between = (context.links.get(candidate.id) ?? []).filter(({ other }) => other === fixed.id);
  const isReverse = between.every(
    ({ relation }) => relation.subject.id === claimed.objectId && (relation.type === type || !asymmetric),
  );
  if (status === 'contradicted') {
    const isOpposite = between.every(
      ({ relation }) => relation.type === opposite && relation.subject.id === claimed.subjectId,
    );
    if (isOpposite) return { falsity: 'contradicted', reason: 'The graph holds the opposite of the two' };
    return isReverse && between.every(({ relation }) => relation.type === type)
      ? { falsity: 'contradicted', reason: 'The graph holds the reverse of the two' }
      : refuted;
  }
  // An effect is not the cause, where the graph has no way back and the two are not of a sort that works both ways.
  const isEffect =
    (type === 'CAUSAL' || type === 'TRANSFORMATION') &&
    isReverse &&
    between.every(({ relation }) => relation.type === type);
  return isEffect && !areMutual(candidate, fixed)
    ? {
        falsity: 'absent',
        reason: 'The relation of the two runs the other way; its reverse is not in the graph (open world)',
      }
    : refuted;
}
