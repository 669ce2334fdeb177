import { ALGEBRA, type ConceptId } from '../../domain/index.ts';
import { type Archetype, type Asking, OF_THAT, OPTIONS, STEMS, type Walk } from '../archetypes/index.ts';
import type { Candidate } from '../candidates/load-candidates.ts';
import type { BuildContext } from './build-context.ts';
import { countRefusal, type Edit } from './edit.ts';
import type { Frame } from './frame.ts';
import { holdsTerm, spaced } from './holds-term.ts';
import { isGeneric, isTooGeneral } from './is-generic.ts';
import { isMissedWithout } from './prevented.ts';
import { rivalEdit } from './rival-edit.ts';
import { askSide, isCauseBehind, isPrecondition, isStiff, roleOf, type Side, slotOf, unfit } from './side.ts';
import { adjacentsOf, substitutionsOf } from './substitutions-of.ts';
import { truncationOf } from './truncation-of.ts';
import type { ChainNode, Window, WindowStep } from './window.ts';

type Sides = readonly [Side, Side];

/** Pairs of terms around a named concept. A window of 2 to 4 steps gives each way to place that concept. */
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
    return [
      ...archetypesOf(sides, context).map((archetype) => () => pairFrame(archetype, window, sides, context)),
      ...contrastsOf(window, sides, context).map((told) => () => pairFrame('contrast', window, told, context)),
    ];
  });
}

const turn = (steps: readonly WindowStep[]): WindowStep[] =>
  steps
    .toReversed()
    .map(({ relation, direction }) => ({ relation, direction: direction === 'forward' ? 'backward' : 'forward' }));

/** The forms that two sides can be asked in. */
function archetypesOf(sides: Sides, context: BuildContext): Archetype[] {
  const kinds = sides.map(({ kind }) => kind);
  if (kinds.includes('between')) return ['middle'];
  if (sides.some(isCauseBehind)) return ['cause'];
  if (kinds.includes('far')) return ['course'];
  if (sides.some(isPrecondition)) return ['precondition'];
  return sides.every(({ steps }) => isMissedWithout(steps[0]!, context)) ? ['prevented', 'gaps'] : ['gaps'];
}

/** A concept is asked for that the graph tells apart from another: which of the two is it? One side at a time. */
function contrastsOf({ nodes }: Window, sides: Sides, { links }: BuildContext): Sides[] {
  const [first, second] = sides;
  if (second.kind === 'between') return [];
  const told = (side: Side): Side | null => {
    if (side.kind !== 'near') return null;
    const slot = slotOf(side);
    const link = (links.get(slot.id) ?? []).find(
      ({ relation, other }) => relation.type === 'CONTRAST' && nodes.every(({ id }) => id !== other),
    );
    if (link === undefined) return null;
    const { subject, object } = link.relation;
    return { ...side, rival: subject.id === slot.id ? object : subject };
  };
  const [left, right] = [told(first), told(second)];
  return [...(left === null ? [] : [[left, second] as const]), ...(right === null ? [] : [[first, right] as const])];
}

function pairFrame(archetype: Archetype, window: Window, sides: Sides, context: BuildContext): Frame | null {
  const { refusals, random, claims } = context;
  const [first, second] = sides;
  if (window.nodes.some((node) => isTooGeneral(node, context.links)))
    return countRefusal(refusals, 'item: a term is too general');
  const badly = sides.map(unfit).find((reason) => reason !== null);
  if (badly != null) return countRefusal(refusals, badly);
  if (first.kind === second.kind && roleOf(archetype, first) === roleOf(archetype, second))
    return countRefusal(refusals, 'item: both questions ask the same');
  const asking: Asking =
    (archetype === 'gaps' || archetype === 'middle') && sides.every(({ kind }) => kind !== 'far') && random() < 0.4
      ? 'statements'
      : 'questions';
  const style = Math.floor(random() * 60);
  const ordered = random() < 0.5 ? ([second, first] as const) : sides;
  const [one, two] = ordered.map((side, i) => askSide(archetype, asking, side, style + i, context));
  if (one == null || two == null) return countRefusal(refusals, 'item: no sentence for it that reads well');
  const question = STEMS.pair(asking, one, two, style);
  const slots = ordered.map(slotOf) as [ChainNode, ChainNode];
  const said = spaced(question);
  if (ordered.some((side) => side.rival === undefined && holdsTerm(said, slotOf(side).term)))
    return countRefusal(refusals, 'item: the stem holds a term of the key');
  if (claims.areNeighbors(slots[0].id, slots[1].id))
    return countRefusal(refusals, 'item: one relation joins both parts of the key');

  const placed = ordered.map((side) => placeOf(side, question, window.nodes, context));
  let pools: [Edit[], Edit[]] | null = null;
  const termOf = (slot: ChainNode, edit: Edit | null) => edit?.substitute ?? slot;
  return {
    archetype,
    window,
    hops: window.steps.length,
    question,
    isStiff:
      window.nodes.some(isGeneric) || ordered.some(isStiff) || [one, two].some((asked) => asked.includes(OF_THAT)),
    get pools() {
      pools ??= placed.map((place) => place.edits()) as [Edit[], Edit[]];
      return pools;
    },
    mayUse: (operator) =>
      operator === 'NEARMISS' ||
      (operator === 'TRUNC' && placed.some(({ truncation }) => truncation !== null)) ||
      (operator === 'SUBST_ADJ' && placed.some((place) => place.adjacents().length > 0)),
    own: [slots[0].term.length, slots[1].term.length],
    named: [slots[0].id, slots[1].id],
    option: (x, y) => OPTIONS.pair(termOf(slots[0], x), termOf(slots[1], y)),
    clashes: (x, y) => {
      const [left, right] = [x.substitute!.id, y.substitute!.id];
      return left === right || claims.areNeighbors(left, slots[1].id) || claims.areNeighbors(slots[0].id, right);
    },
  };
}

const walkOf = ({ relation, direction }: WindowStep): Walk => ({
  type: relation.type,
  forward: direction === 'forward',
});

interface Placed {
  /** Of a course: the step before its end, claimed as its end. */
  readonly truncation: Edit | null;
  adjacents(): Edit[];
  edits(): Edit[];
}

/** What can be put in the place that a side asks for. */
function placeOf(side: Side, stem: string, nodes: readonly ChainNode[], context: BuildContext): Placed {
  const { kind, center, outward, steps, rival } = side;
  const slot = slotOf(side);
  if (rival !== undefined) {
    const told = [rivalEdit(slot, rival, center, steps[0]!, context) ?? []].flat();
    return { truncation: null, adjacents: () => told, edits: () => told };
  }
  if (kind !== 'far') {
    // Between two, false where one of the two claims is.
    const places = (kind === 'near' ? steps.slice(0, 1) : steps).map((step) => ({ slot, step, nodes, stem }));
    return {
      truncation: null,
      adjacents: () => places.flatMap((place) => adjacentsOf(place, context)),
      edits: () => onePerSubstitute(places.flatMap((place) => substitutionsOf(place, context))),
    };
  }
  const [near, far] = steps as [WindowStep, WindowStep];
  const holds = (candidate: Candidate) =>
    (context.links.get(center.id) ?? []).some(
      ({ other }) =>
        other !== candidate.id &&
        isTrue(context, center.id, walkOf(near), other) &&
        isTrue(context, other, walkOf(far), candidate.id),
    );
  const truncation = truncationOf(slot, outward[0]!, [near, far], { stem, holds }, context);
  const course = { from: center, onward: far.direction === 'forward', holds };
  const place = { slot, step: far, nodes, stem, course };
  return {
    truncation,
    adjacents: () => adjacentsOf(place, context),
    edits: () => [...(truncation === null ? [] : [truncation]), ...substitutionsOf(place, context)],
  };
}

const onePerSubstitute = (edits: readonly Edit[]): Edit[] => [
  ...new Map(edits.toReversed().map((edit) => [edit.edit.substituteId, edit])).values(),
];

function isTrue({ claims }: BuildContext, from: ConceptId, { type, forward }: Walk, to: ConceptId): boolean {
  const turned = !forward && !ALGEBRA[type].symmetric;
  const status = claims.statusOf(
    turned ? { subjectId: to, type, objectId: from } : { subjectId: from, type, objectId: to },
  );
  return status === 'asserted' || status === 'entailed' || status === 'stated';
}
