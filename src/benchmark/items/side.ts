import { ALGEBRA, type RelationType } from '../../domain/index.ts';
import {
  type Archetype,
  type Asking,
  askBehind,
  askBetween,
  askEnd,
  askFar,
  askFirst,
  askMissing,
  askRival,
  gapStatement,
} from '../archetypes/index.ts';
import type { Candidate } from '../candidates/load-candidates.ts';
import type { BuildContext } from './build-context.ts';
import { readsWell } from './reads-well.ts';
import { canBeFalse } from './substitutions-of.ts';
import type { ChainNode, WindowStep } from './window.ts';
import { wordedStep, wordedTerm } from './worded.ts';

/** One question of a pair, seen from the concept that both questions name: outward[0] is next to it. */
export interface Side {
  readonly kind: 'near' | 'far' | 'between';
  readonly center: ChainNode;
  readonly outward: readonly ChainNode[];
  readonly steps: readonly WindowStep[];
  /** Told apart from outward[0]: the question names both and asks which of them it is. */
  readonly rival?: Candidate;
}

/** The concept asked for: the far end, or the one between the named two. */
export const slotOf = ({ kind, outward }: Side): ChainNode => (kind === 'far' ? outward[1]! : outward[0]!);

/** Sides of one role ask the same; by what would be missing without what, types do not tell two questions apart. */
export const roleOf = (archetype: Archetype, { steps }: Side): string =>
  archetype === 'prevented' ? steps[0]!.direction : typedRoleOf(steps);
const typedRoleOf = (steps: Side['steps']): string =>
  steps
    .map(({ relation: { type }, direction }) => `${type} ${ALGEBRA[type].symmetric ? 'forward' : direction}`)
    .join(' ');

/** Types too loose, or too much like "is", to be walked through a concept that is not named. */
const NOT_WALKED: ReadonlySet<RelationType> = new Set(['CONTRAST', 'ASSOCIATION', 'EQUIVALENCE']);

/** Why a side makes no good question; null: it does. */
export function unfit({ kind, steps }: Side): string | null {
  const [near, far] = steps as [WindowStep, WindowStep | undefined];
  if (kind === 'near') return canBeFalse(near) ? null : 'item: a relation that nothing refutes';
  // What differs from something, or goes along with it, is said of too much to be one half of a question.
  if (kind === 'between') return canBeFalse(near) && canBeFalse(far!) ? null : 'item: a relation that nothing refutes';
  if (steps.some(({ relation }) => NOT_WALKED.has(relation.type))) return 'item: a course too loose to ask for';
  // "What brings about something that X brings about": nearly anything might.
  if (near.relation.type === far!.relation.type && near.direction !== far!.direction)
    return 'item: a course that turns back';
  return null;
}

/** A side as a sentence; null: its relations make none that reads well. */
export function askSide(
  archetype: Archetype,
  asking: Asking,
  side: Side,
  style: number,
  context: BuildContext,
): string | null {
  const { kind, outward, steps, rival } = side;
  const [near, far] = steps.map((step) => wordedStep(step, context));
  const center = wordedTerm(side.center, context);
  if (rival !== undefined) {
    const rivals = [wordedTerm(outward[0]!, context), wordedTerm(rival, context)];
    return askRival(near!, style % 2 === 0 ? rivals : rivals.toReversed(), style);
  }
  if (kind === 'between') return askBetween(asking, center, [near!, far!], wordedTerm(outward[1]!, context), style);
  if (kind === 'far')
    return archetype === 'cause' && isCauseBehind(side)
      ? askBehind(center, [near!, far!])
      : askFar(center, [near!, far!], style);
  if (archetype === 'prevented') return askMissing(near!);
  if (archetype === 'precondition' && isPrecondition(side)) return askFirst(near!);
  return asking === 'statements' ? gapStatement(near!, style) : askEnd(near!, style);
}

/** The side asks what its center needs. */
export const isPrecondition = ({ kind, steps: [near] }: Side): boolean =>
  kind === 'near' && near!.relation.type === 'PREREQUISITE' && near!.direction === 'backward';

/** The side asks for the cause of a cause. */
export const isCauseBehind = ({ kind, steps }: Side): boolean =>
  kind === 'far' && steps.every(({ relation, direction }) => relation.type === 'CAUSAL' && direction === 'backward');

/** It makes no sentence that people would write; a condition or a hedge in a sentence of two steps could belong to either. */
export const isStiff = ({ kind, steps }: Side): boolean =>
  // "a kind of one kind of …"
  (kind === 'far' && steps.every(({ relation }) => relation.type === 'SPECIALIZATION')) ||
  steps.some(
    ({ relation }) =>
      !readsWell(relation) ||
      (steps.length > 1 && (relation.evidence.condition !== null || relation.evidence.modality === 'hedged')),
  );
