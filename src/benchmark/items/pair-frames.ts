import type { ConceptId, RelationType } from '../../domain/index.ts';
import { ALGEBRA } from '../../domain/index.ts';
import {
  type Archetype,
  type Asking,
  askBetween,
  askEnd,
  askFar,
  OPTIONS,
  STEMS,
  type Walk,
  type WordedStep,
} from '../archetypes.ts';
import type { Candidate } from '../candidates/load-candidates.ts';
import type { BuildContext } from './build-context.ts';
import { countRefusal, type Edit } from './edit.ts';
import type { Frame } from './frame.ts';
import { holdsTerm, spaced } from './holds-term.ts';
import { isGeneric } from './is-generic.ts';
import { canBeFalse, substitutionsOf } from './substitutions-of.ts';
import { truncationOf } from './truncation-of.ts';
import type { ChainNode, Window, WindowStep } from './window.ts';

/** One question of a pair, seen from the concept that both questions name: outward[0] is next to it. */
interface Side {
  readonly kind: 'near' | 'far' | 'between';
  readonly center: ChainNode;
  readonly outward: readonly ChainNode[];
  readonly steps: readonly WindowStep[];
}

/** Types too loose, or too much like "is", to be walked through a concept that is not named. */
const NOT_WALKED: ReadonlySet<RelationType> = new Set(['CONTRAST', 'ASSOCIATION', 'EQUIVALENCE']);

/** gaps, course and middle: pairs of terms around a named concept. A window of 2 to 4 steps gives each way to place that concept. */
export function pairFrames(window: Window, context: BuildContext): (() => Frame | null)[] {
  const { steps, nodes } = window;
  const shapes: [Side['kind'], Side['kind']][] =
    steps.length === 2
      ? [['near', 'near']]
      : steps.length === 3
        ? [
            ['near', 'far'],
            ['near', 'between'],
          ]
        : [
            ['far', 'far'],
            ['between', 'far'],
          ];
  return shapes.flatMap(([left, right]) => {
    const at = left === 'near' ? 1 : 2;
    // The mirror image of two sides alike is the window walked from its other end.
    if (left === right && nodes[0]!.id > nodes.at(-1)!.id) return [];
    const sides = [
      { kind: left, center: nodes[at]!, outward: nodes.slice(0, at).toReversed(), steps: turn(steps.slice(0, at)) },
      { kind: right, center: nodes[at]!, outward: nodes.slice(at + 1), steps: steps.slice(at) },
    ] as const;
    return [() => pairFrame(window, sides, context)];
  });
}

const turn = (steps: readonly WindowStep[]): WindowStep[] =>
  steps
    .toReversed()
    .map(({ relation, direction }) => ({ relation, direction: direction === 'forward' ? 'backward' : 'forward' }));

function pairFrame(window: Window, sides: readonly [Side, Side], context: BuildContext): Frame | null {
  const { refusals, random, claims } = context;
  const [first, second] = sides;
  if (window.nodes.some(isGeneric)) return countRefusal(refusals, 'item: a term is too general');
  const badly = sides.map(unfit).find((reason) => reason !== null);
  if (badly != null) return countRefusal(refusals, badly);
  if (first.kind === second.kind && roleOf(first) === roleOf(second))
    return countRefusal(refusals, 'item: both questions ask the same');
  const asking: Asking = random() < 0.4 ? 'statements' : 'questions';
  const style = Math.floor(random() * 60);
  const swapped = random() < 0.5;
  const ordered = swapped ? ([second, first] as const) : sides;
  const question = STEMS.pair(asking, ask(asking, ordered[0], style), ask(asking, ordered[1], style + 1));
  const slots = ordered.map(slotOf) as [ChainNode, ChainNode];
  const said = spaced(question);
  if (slots.some(({ term }) => holdsTerm(said, term)))
    return countRefusal(refusals, 'item: the stem holds a term of the key');
  if (claims.areNeighbors(slots[0].id, slots[1].id))
    return countRefusal(refusals, 'item: one relation joins both parts of the key');

  const exclude = new Set<ConceptId>(window.nodes.map(({ id }) => id));
  const pools = ordered.map((side) => editsOf(side, question, exclude, context)) as [Edit[], Edit[]];
  const termOf = (slot: ChainNode, edit: Edit | null) => edit?.substitute ?? slot;
  return {
    archetype: archetypeOf(first.kind, second.kind),
    window,
    hops: window.steps.length,
    question,
    pools,
    own: [slots[0].term.length, slots[1].term.length],
    named: [slots[0].id, slots[1].id],
    option: (x, y) => OPTIONS.pair(termOf(slots[0], x), termOf(slots[1], y)),
    clashes: (x, y) => {
      const [left, right] = [x.substitute!.id, y.substitute!.id];
      return left === right || claims.areNeighbors(left, slots[1].id) || claims.areNeighbors(slots[0].id, right);
    },
  };
}

const archetypeOf = (a: Side['kind'], b: Side['kind']): Archetype =>
  a === 'between' || b === 'between' ? 'middle' : a === 'far' || b === 'far' ? 'course' : 'gaps';

/** The concept asked for: the far end, or the one between the named two. */
const slotOf = ({ kind, outward }: Side): ChainNode => (kind === 'far' ? outward[1]! : outward[0]!);
const roleOf = ({ steps }: Side): string =>
  steps
    .map(({ relation: { type }, direction }) => `${type} ${ALGEBRA[type].symmetric ? 'forward' : direction}`)
    .join(' ');
const walkOf = ({ relation, direction }: WindowStep): Walk => ({
  type: relation.type,
  forward: direction === 'forward',
});
const worded = (step: WindowStep): WordedStep & Walk => {
  const { subject, object, evidence } = step.relation;
  return { subject, object, modality: evidence.modality, condition: evidence.condition, ...walkOf(step) };
};

/** Why a side makes no good question; null: it does. */
function unfit({ kind, steps }: Side): string | null {
  const [near, far] = steps as [WindowStep, WindowStep | undefined];
  if (kind === 'near') return canBeFalse(near) ? null : 'item: a relation that nothing refutes';
  if (kind === 'between') return canBeFalse(near) || canBeFalse(far!) ? null : 'item: a relation that nothing refutes';
  if (steps.some(({ relation }) => NOT_WALKED.has(relation.type))) return 'item: a course too loose to ask for';
  // "What brings about something that X brings about": nearly anything might.
  if (near.relation.type === far!.relation.type && near.direction !== far!.direction)
    return 'item: a course that turns back';
  return null;
}

function ask(asking: Asking, { kind, center, outward, steps }: Side, style: number): string {
  const [near, far] = steps.map(worded) as [WordedStep & Walk, (WordedStep & Walk)?];
  if (kind === 'near') return askEnd(asking, near, near.forward ? 'object' : 'subject', style);
  if (kind === 'far') return askFar(asking, center, [near, far!], style);
  return askBetween(asking, center, [near, far!], outward[1]!, style);
}

function editsOf(side: Side, stem: string, exclude: ReadonlySet<ConceptId>, context: BuildContext): Edit[] {
  const { kind, center, outward, steps } = side;
  const slot = slotOf(side);
  if (kind === 'near') return substitutionsOf({ slot, step: steps[0]!, exclude, stem }, context);
  if (kind === 'between') {
    // False where one of the two claims is; the one that nothing refutes does not count.
    const step = steps.find(canBeFalse)!;
    return substitutionsOf({ slot, step, exclude, stem }, context);
  }
  const [near, far] = steps as [WindowStep, WindowStep];
  const holds = (candidate: Candidate) =>
    (context.links.get(center.id) ?? []).some(
      ({ other }) =>
        other !== candidate.id &&
        isTrue(context, center.id, walkOf(near), other) &&
        isTrue(context, other, walkOf(far), candidate.id),
    );
  const truncation = truncationOf(slot, outward[0]!, far, { stem, holds }, context);
  const substitutions = substitutionsOf({ slot, step: far, exclude, stem, holds }, context);
  return truncation === null ? substitutions : [truncation, ...substitutions];
}

function isTrue({ claims }: BuildContext, from: ConceptId, { type, forward }: Walk, to: ConceptId): boolean {
  const turned = !forward && !ALGEBRA[type].symmetric;
  const status = claims.statusOf(
    turned ? { subjectId: to, type, objectId: from } : { subjectId: from, type, objectId: to },
  );
  return status === 'asserted' || status === 'entailed' || status === 'stated';
}
