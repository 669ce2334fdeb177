import type { ConceptId, RelationType } from '../../domain/index.ts';
import type { Candidate } from '../candidates/load-candidates.ts';
import type { BuildContext } from './build-context.ts';
import { contentWordsOf } from './content-words.ts';
import { countRefusal, type Edit } from './edit.ts';
import { holdsTerm, spaced } from './holds-term.ts';
import { isGeneric } from './is-generic.ts';
import { areKin, isInfluence, mayActFor } from './links.ts';
import type { ChainNode, WindowStep } from './window.ts';

/** Everything differs from everything, and most things occur along with most things: such a claim is never false enough. */
const NEVER_FALSE: ReadonlySet<RelationType> = new Set(['CONTRAST', 'ASSOCIATION']);
export const canBeFalse = ({ relation }: WindowStep): boolean => !NEVER_FALSE.has(relation.type);

/** "state court", "state supreme court": what is said of one is often said of the other. Same head word, or all words of one in the other. */
function isAkin(a: string, b: string): boolean {
  const [x, y] = [contentWordsOf(a), contentWordsOf(b)];
  const within = (one: ReadonlySet<string>, other: ReadonlySet<string>) => [...one].every((word) => other.has(word));
  return headOf(x) === headOf(y) || within(x, y) || within(y, x);
}
const headOf = (words: ReadonlySet<string>): string | undefined => [...words].at(-1);

/** More than this for one end of one relation only costs time. */
const SUBSTITUTES_MAX = 16;

/** The place of a concept in a claim: the end of `step` that a substitute takes. */
export interface Place {
  readonly slot: ChainNode;
  readonly step: WindowStep;
  /** What the stem names or must not name: never a substitute. */
  readonly exclude: ReadonlySet<ConceptId>;
  readonly stem: string;
  /** The whole claim holds in the graph with this concept in the place. */
  readonly holds?: (candidate: Candidate) => boolean;
}

/** Substitutes for one end of a relation that fit this stem: neither named in it nor true of the whole claim. */
export function substitutionsOf({ slot, step, exclude, stem, holds }: Place, context: BuildContext): Edit[] {
  if (!canBeFalse(step)) return [];
  const said = spaced(stem);
  return falseEnds(slot, step, context).filter(({ substitute }) => {
    if (substitute === null || exclude.has(substitute.id) || holdsTerm(said, substitute.term)) return false;
    if (holds?.(substitute) !== true) return true;
    countRefusal(context.refusals, 'option: the course holds in the graph');
    return false;
  });
}

/**
 * Substitutes for one end of a relation, verified false one by one: SUBST_ADJ takes direct neighbors of the concept, NEARMISS near concepts
 * (tier 1), concepts of the same type in the same document (2), or of like words in the same discipline (3).
 */
function falseEnds(slot: ChainNode, { relation }: WindowStep, context: BuildContext): readonly Edit[] {
  const key = `${slot.id} ${relation.id}`;
  const known = context.substitutes.get(key);
  if (known !== undefined) return known;
  const { claims, links, mentions, refusals } = context;
  const { type, subject, object } = relation;
  const slotIsSubject = subject.id === slot.id;
  const fixed = slotIsSubject ? object : subject;
  const edits: Edit[] = [];
  const tried = new Set<ConceptId>([slot.id, fixed.id]);

  /** Cheap checks first; null: verified false. */
  const refusalOf = (candidate: Candidate, claimed: NonNullable<Edit['claimed']>): string | null => {
    if (claims.areNeighbors(candidate.id, fixed.id)) return 'the substitute is related to the fixed end';
    if (mentions.areTogether(candidate.id, fixed.id)) return 'a sentence of the corpus mentions both';
    if (mayActFor(links, type, candidate.id, slot.id)) return 'the substitute may act in the place of the key';
    if (isInfluence(links, type, claimed.subjectId, claimed.objectId)) return 'a path of influence joins both';
    if (areKin(links, candidate.id, slot.id)) return 'the substitute is a kind or part of the key, or the reverse';
    const status = claims.statusOf(claimed);
    return status === 'absent' || status === 'contradicted' ? null : `the claim is ${status}`;
  };
  const consider = (candidate: Candidate, operator: 'SUBST_ADJ' | 'NEARMISS', tier: 1 | 2 | 3): void => {
    if (edits.length >= SUBSTITUTES_MAX || tried.has(candidate.id) || !context.allowed.has(operator)) return;
    tried.add(candidate.id);
    if (isGeneric(candidate) || isAkin(candidate.term, slot.term) || isAkin(candidate.term, fixed.term)) return;
    const claimed = slotIsSubject
      ? { subjectId: candidate.id, type, objectId: fixed.id }
      : { subjectId: fixed.id, type, objectId: candidate.id };
    const refusal = refusalOf(candidate, claimed);
    if (refusal !== null) return void countRefusal(refusals, `option: ${refusal}`);
    const falsity = claims.statusOf(claimed) === 'contradicted' ? 'contradicted' : 'absent';
    edits.push({
      edit: { operator, elementId: slot.id, substituteId: candidate.id },
      tier,
      falsity,
      reason:
        falsity === 'contradicted'
          ? 'The graph holds the reverse or the opposite'
          : 'Not in the graph, not entailed by it, no path of influence, and no sentence mentions both (open world)',
      substitute: candidate,
      claimed,
    });
  };
  const { adjacent = [], near = [], peers = [], alike = [] } = context.candidates.get(slot.id) ?? {};
  for (const candidate of adjacent) consider(candidate, 'SUBST_ADJ', 1);
  for (const candidate of near) consider(candidate, 'NEARMISS', 1);
  for (const candidate of peers) consider(candidate, 'NEARMISS', 2);
  for (const candidate of alike) consider(candidate, 'NEARMISS', 3);
  context.substitutes.set(key, edits);
  return edits;
}
