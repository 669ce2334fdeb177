import type { ConceptId, RelationType } from '../../domain/index.ts';
import type { Candidate } from '../candidates/load-candidates.ts';
import type { BuildContext } from './build-context.ts';
import { countRefusal, type Edit } from './edit.ts';
import { falsityOf, IS } from './falsity-of.ts';
import { holdsTerm, spaced } from './holds-term.ts';
import { isGeneric } from './is-generic.ts';
import { isInfluence } from './links.ts';
import { rivalEdit, tellsApart } from './rival-edit.ts';
import { shareWords } from './terms-alike.ts';
import type { ChainNode, WindowStep } from './window.ts';

/** Everything differs from everything, and most things occur along with most things: such a claim is never false enough. */
const NEVER_FALSE: ReadonlySet<RelationType> = new Set(['CONTRAST', 'ASSOCIATION']);
export const canBeFalse = ({ relation }: WindowStep): boolean => !NEVER_FALSE.has(relation.type);

/** More than this for one end of one relation only costs time. */
const SUBSTITUTES_MAX = 16;

/** The place of a concept in a claim: the end of `step` that a substitute takes. */
export interface Place {
  readonly slot: ChainNode;
  readonly step: WindowStep;
  /** What the item is about: none of these is a substitute, nor what is named after one of them. */
  readonly nodes: readonly ChainNode[];
  readonly stem: string;
  /** Where the step is the second of a course: the concept that the course begins with, and whether the course runs away from it. */
  readonly course?: { readonly from: ChainNode; readonly onward: boolean; holds(candidate: Candidate): boolean };
}

/** Substitutes for one end of a relation that fit this stem, those that the graph refutes first: neither named in it nor true of the whole claim. */
export function substitutionsOf(place: Place, context: BuildContext): Edit[] {
  return canBeFalse(place.step) ? fitting(falseEndsOf(place.slot, place.step, context).all(), place, context) : [];
}

/** The same for SUBST_ADJ alone, which costs little: enough to tell whether a frame can use it. */
export function adjacentsOf(place: Place, context: BuildContext): Edit[] {
  return canBeFalse(place.step) ? fitting(falseEndsOf(place.slot, place.step, context).adjacent(), place, context) : [];
}

function fitting(edits: readonly Edit[], { step, nodes, stem, course }: Place, context: BuildContext): Edit[] {
  const said = spaced(stem);
  return edits.filter(({ substitute, falsity }) => {
    if (substitute === null || nodes.some(({ id }) => id === substitute.id) || holdsTerm(said, substitute.term))
      return false;
    if (falsity === 'absent' && nodes.some(({ term }) => shareWords(term, substitute.term))) return false;
    const reason = course === undefined ? null : refusalInCourse(substitute, step.relation.type, course, context);
    if (reason !== null) countRefusal(context.refusals, `option: ${reason}`);
    return reason === null;
  });
}

function refusalInCourse(
  substitute: Candidate,
  type: RelationType,
  { from, onward, holds }: NonNullable<Place['course']>,
  { claims, links, mentions }: BuildContext,
): string | null {
  if (holds(substitute)) return 'the course holds in the graph';
  if (claims.areNeighbors(substitute.id, from.id)) return 'the substitute is related to where the course begins';
  if (mentions.areTogether(substitute.id, from.id))
    return 'a sentence mentions the substitute and where the course begins';
  const [first, last] = onward ? [from.id, substitute.id] : [substitute.id, from.id];
  if (isInfluence(links, type, first, last))
    return 'a path of influence joins the substitute and where the course begins';
  return shareWords(substitute.term, from.term) ? 'the substitute shares words with where the course begins' : null;
}

/** False substitutes for one end of a relation, found when they are asked for. */
export interface FalseEnds {
  /** By SUBST_ADJ. */
  adjacent(): readonly Edit[];
  all(): readonly Edit[];
}

/**
 * Substitutes for one end of a relation, verified false one by one: SUBST_ADJ takes direct neighbors of the concept, those that it is told apart
 * from first, NEARMISS neighbors of the other end that the claim is refuted by, then near concepts (tier 1), concepts of the same document (2), or of
 * like words in the same discipline (3).
 */
function falseEndsOf(slot: ChainNode, { relation }: WindowStep, context: BuildContext): FalseEnds {
  const key = `${slot.id} ${relation.id}`;
  const known = context.substitutes.get(key);
  if (known !== undefined) return known;
  const { type, subject, object } = relation;
  const slotIsSubject = subject.id === slot.id;
  const fixed = slotIsSubject ? object : subject;
  const tried = new Set<ConceptId>([slot.id, fixed.id]);
  const isPossible = relation.evidence.modality === 'hedged' && !IS.has(type);
  const own = context.candidates.get(slot.id);
  const consider = (edits: Edit[], candidate: Candidate, operator: 'SUBST_ADJ' | 'NEARMISS', tier: 1 | 2 | 3): void => {
    if (edits.length >= SUBSTITUTES_MAX || tried.has(candidate.id)) return;
    tried.add(candidate.id);
    if (isGeneric(candidate)) return;
    const claimed = slotIsSubject
      ? { subjectId: candidate.id, type, objectId: fixed.id }
      : { subjectId: fixed.id, type, objectId: candidate.id };
    const verdict = falsityOf({ claimed, candidate, slot, fixed }, context);
    // What is only said to be possible is not false because nothing says it.
    if ('falsity' in verdict && verdict.falsity === 'absent' && isPossible)
      return void countRefusal(context.refusals, 'option: a hedged claim that nothing refutes');
    if ('refusal' in verdict) return void countRefusal(context.refusals, `option: ${verdict.refusal}`);
    const edit = { operator, elementId: slot.id, substituteId: candidate.id } as const;
    edits.push({ edit, tier, ...verdict, substitute: candidate, claimed });
  };
  const rivals = (edits: Edit[]): void => {
    // A question that does not ask which of the two it is leaves open that it is both.
    if (!tellsApart(slot, { relation })) return;
    for (const { relation: told, other } of context.links.get(slot.id) ?? []) {
      if (told.type !== 'CONTRAST' || tried.has(other) || isPossible) continue;
      const rival = told.subject.id === other ? told.subject : told.object;
      const edit = isGeneric(rival) ? null : rivalEdit(slot, rival, fixed, { relation }, context);
      if (edit === null) continue;
      tried.add(other);
      edits.push(edit);
    }
  };
  const adjacent = once(() => {
    const edits: Edit[] = [];
    if (!context.allowed.has('SUBST_ADJ')) return edits;
    rivals(edits);
    for (const candidate of own?.adjacent ?? []) consider(edits, candidate, 'SUBST_ADJ', 1);
    return edits;
  });
  const all = once(() => {
    const edits = [...adjacent()];
    if (context.allowed.has('NEARMISS')) {
      for (const candidate of context.candidates.get(fixed.id)?.adjacent ?? [])
        consider(edits, candidate, 'NEARMISS', 1);
      for (const candidate of own?.near ?? []) consider(edits, candidate, 'NEARMISS', 1);
      // Fallbacks are made when they are asked for.
      if (edits.length < SUBSTITUTES_MAX)
        for (const candidate of own?.peers ?? []) consider(edits, candidate, 'NEARMISS', 2);
      if (edits.length < SUBSTITUTES_MAX)
        for (const candidate of own?.alike ?? []) consider(edits, candidate, 'NEARMISS', 3);
    }
    return [
      ...edits.filter(({ falsity }) => falsity === 'contradicted'),
      ...edits.filter(({ falsity }) => falsity === 'absent'),
    ];
  });
  const found = { adjacent, all };
  context.substitutes.set(key, found);
  return found;
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
