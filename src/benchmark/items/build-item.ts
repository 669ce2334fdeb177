import { ALGEBRA, type KeyedItem, type OptionEdit, type Random, type RelationType } from '../../domain/index.ts';
import { type ClaimIndex, statementOf, stylesOf, termInSentence } from '../../knowledge/index.ts';
import { type Archetype, courseStatement, gapStatement, OPTIONS, STEMS } from '../archetypes.ts';
import type { Candidate, Candidates } from '../candidates/load-candidates.ts';
import { type Edit, inversionOf, omissionOf, type Refusals, substitutionsOf, truncationOf } from './edit.ts';
import { singlesOutKey } from './recall-check.ts';
import type { ChainNode, Window, WindowStep } from './window.ts';

/** An item before it has a place in a suite: options in the order key, A, B, A and B. */
export interface DraftItem {
  readonly archetype: Archetype;
  readonly window: Window;
  readonly question: string;
  readonly options: readonly DraftOption[];
  readonly explanation: string;
  readonly requires: KeyedItem['requires'];
}
export interface DraftOption {
  readonly text: string;
  readonly edits: readonly Edit[];
}
export interface BuildContext {
  readonly claims: ClaimIndex;
  readonly candidates: ReadonlyMap<string, Candidates>;
  readonly random: Random;
  readonly refusals: Refusals;
  /** How often each operator was used so far; the rarer one is preferred. */
  readonly used: Map<OptionEdit['operator'], number>;
  readonly allowed: ReadonlySet<OptionEdit['operator']>;
}

const NONE: Candidates = { adjacent: [], near: [], peers: [] };
/** Pairs of edits tried before an item is given up. */
const TRIES = 40;
/** Causes, changes and times run in an order. */
const ORDERED: ReadonlySet<RelationType> = new Set(['CAUSAL', 'TRANSFORMATION', 'PRECEDES']);

/** One item of this form, or null with the reasons counted. */
export function buildItem(archetype: Archetype, window: Window, context: BuildContext): DraftItem | null {
  return BUILDERS[archetype](window, context);
}

const BUILDERS: Record<Archetype, (window: Window, context: BuildContext) => DraftItem | null> = {
  gaps: buildGaps,
  course: buildCourse,
  account: buildAccount,
  order: buildOrder,
};

/** (1) a statement with a gap at the stretch's beginning, (2) one with a gap at its end; the middle concept is given. */
function buildGaps(window: Window, context: BuildContext): DraftItem | null {
  if (window.steps.length !== 2) return null;
  const [left, middle, right] = window.nodes as [ChainNode, ChainNode, ChainNode];
  const [first, second] = window.steps as [WindowStep, WindowStep];
  const statements = [gapOf(first, left, context.random), gapOf(second, right, context.random)] as const;
  // Two gaps of the same kind beside the same concept could be filled either way round.
  const role = ({ relation }: WindowStep, slot: ChainNode) =>
    `${relation.type} ${ALGEBRA[relation.type].symmetric || relation.subject.id === slot.id}`;
  if (role(first, left) === role(second, right)) return skip(context, 'item: both gaps ask the same');
  const question = STEMS.gaps(...statements);
  return pairItem(
    'gaps',
    window,
    question,
    { slot: left, step: first },
    { slot: right, step: second },
    middle,
    [],
    context,
  );
}

/** As gaps, but the second gap lies two relations on, over a concept that is not named; TRUNC claims that concept as the end. */
function buildCourse(window: Window, context: BuildContext): DraftItem | null {
  if (window.steps.length !== 3) return null;
  const [left, start, hidden, end] = window.nodes as [ChainNode, ChainNode, ChainNode, ChainNode];
  const [first, second, third] = window.steps as [WindowStep, WindowStep, WindowStep];
  const walk = [walkOf(second), walkOf(third)] as const;
  const question = STEMS.course(gapOf(first, left, context.random), courseStatement(start, walk[0], walk[1]));
  const holds = (candidate: { id: ChainNode['id'] }) =>
    context.claims
      .neighborsOf(start.id)
      .some(
        (via) =>
          via !== candidate.id &&
          isTrue(context, start.id, walk[0], via) &&
          isTrue(context, via, walk[1], candidate.id),
      );
  const truncation = context.allowed.has('TRUNC')
    ? truncationOf(end, hidden, holds, { stem: question }, context.refusals)
    : null;
  return pairItem(
    'course',
    window,
    question,
    { slot: left, step: first },
    { slot: end, step: third, holds },
    start,
    truncation === null ? [] : [truncation],
    context,
  );
}

interface Slot {
  readonly slot: ChainNode;
  readonly step: WindowStep;
  readonly holds?: (candidate: Candidate) => boolean;
}

/** Options are pairs of terms: key, A, B, A and B. */
function pairItem(
  archetype: Archetype,
  window: Window,
  question: string,
  a: Slot,
  b: Slot,
  given: ChainNode,
  extra: readonly Edit[],
  context: BuildContext,
): DraftItem | null {
  const lower = question.toLowerCase();
  if ([a.slot, b.slot].some(({ term }) => lower.includes(term.toLowerCase())))
    return skip(context, 'item: the stem holds a term of the key');
  if (context.claims.areNeighbors(a.slot.id, b.slot.id))
    return skip(context, 'item: one relation joins both parts of the key');
  const exclude = new Set(window.nodes.map(({ id }) => id));
  const editsOf = ({ slot, step, holds }: Slot) =>
    substitutionsOf(
      slot,
      step,
      context.candidates.get(slot.id) ?? NONE,
      { claims: context.claims, exclude, stem: question, ...(holds && { holds }) },
      context.refusals,
    ).filter(({ edit }) => context.allowed.has(edit.operator));
  const pools = [editsOf(a), [...extra, ...editsOf(b)]] as const;
  const build = ([x, y]: readonly [Edit, Edit]): DraftOption[] | null => {
    const [left, right] = [x.substitute!, y.substitute!];
    if (
      left.id === right.id ||
      context.claims.areNeighbors(left.id, b.slot.id) ||
      context.claims.areNeighbors(a.slot.id, right.id)
    )
      return null;
    const text = (p: { term: string }, q: { term: string }) => OPTIONS.pair(p, q);
    return [
      { text: text(a.slot, b.slot), edits: [] },
      { text: text(left, b.slot), edits: [x] },
      { text: text(a.slot, right), edits: [y] },
      { text: text(left, right), edits: [x, y] },
    ];
  };
  const options = pickPair(pools, [a.slot.term, b.slot.term], build, window, context);
  if (options === null) return null;
  return draft(archetype, window, question, options, given);
}

/** Two whole statements; each is turned round or has its far end replaced. */
function buildAccount(window: Window, context: BuildContext): DraftItem | null {
  if (window.steps.length !== 2) return null;
  const [left, middle, right] = window.nodes as [ChainNode, ChainNode, ChainNode];
  const [first, second] = window.steps as [WindowStep, WindowStep];
  if (context.claims.areNeighbors(left.id, right.id))
    return skip(context, 'item: one relation joins both parts of the key');
  const question = STEMS.account(termInSentence(middle));
  const styles = [styleOf(first, context.random), styleOf(second, context.random)] as const;
  const exclude = new Set(window.nodes.map(({ id }) => id));
  const shortened = context.random() < 0.5 ? left : right;
  const editsOf = (slot: ChainNode, step: WindowStep): Edit[] => {
    const inversion = context.allowed.has('INVREL')
      ? inversionOf(step, context.claims, context.refusals, ORDERED.has(step.relation.type))
      : null;
    const substitutions = substitutionsOf(
      slot,
      step,
      context.candidates.get(slot.id) ?? NONE,
      { claims: context.claims, exclude, stem: question },
      context.refusals,
    ).filter(({ edit }) => context.allowed.has(edit.operator));
    // Left out on both sides, the concept that the account is about would not be in it.
    const omission =
      context.allowed.has('TRUNC') && slot === shortened
        ? omissionOf(slot, middle, slot === left ? right : left, step, context)
        : null;
    return [inversion, omission, ...substitutions].filter((edit) => edit !== null);
  };
  const terms = new Map<string, { term: string; type: string | null }>(window.nodes.map((node) => [node.id, node]));
  const say = (step: WindowStep, edit: Edit | null, style: number): string => {
    const { type, subject, object, evidence } = step.relation;
    const { condition } = evidence;
    if (edit?.claimed == null) return statementOf({ type, subject, object, condition }, style);
    const named = (id: string) => terms.get(id) ?? edit.substitute ?? { term: id, type: null };
    return statementOf(
      {
        type: edit.claimed.type,
        subject: named(edit.claimed.subjectId),
        object: named(edit.claimed.objectId),
        condition,
      },
      style,
    );
  };
  const build = ([x, y]: readonly [Edit, Edit]): DraftOption[] | null => {
    const text = (p: Edit | null, q: Edit | null) =>
      OPTIONS.account(say(first, p, styles[0]), say(second, q, styles[1]));
    return [
      { text: text(null, null), edits: [] },
      { text: text(x, null), edits: [x] },
      { text: text(null, y), edits: [y] },
      { text: text(x, y), edits: [x, y] },
    ];
  };
  const options = pickPair(
    [editsOf(left, first), editsOf(right, second)],
    [left.term, right.term],
    build,
    window,
    context,
  );
  return options === null ? null : draft('account', window, question, options, middle);
}

/** Four concepts in an order; A swaps the first two, B the last two: each is one relation turned round. */
function buildOrder(window: Window, context: BuildContext): DraftItem | null {
  if (window.steps.length !== 3 || !context.allowed.has('INVREL')) return null;
  const forward = window.steps.every(({ direction }) => direction === 'forward');
  const backward = window.steps.every(({ direction }) => direction === 'backward');
  if ((!forward && !backward) || !window.steps.every(({ relation }) => ORDERED.has(relation.type))) return null;
  const nodes = forward ? window.nodes : [...window.nodes].reverse();
  const steps = forward ? window.steps : [...window.steps].reverse();
  const [a, b, c, d] = nodes as [ChainNode, ChainNode, ChainNode, ChainNode];
  const swaps = [swapOf(steps[0]!, a, b, context), swapOf(steps[2]!, c, d, context)];
  if (swaps[0] == null || swaps[1] == null) return null;
  const question = STEMS.order([...nodes].map(({ term }) => term).sort((x, y) => x.localeCompare(y, 'en')));
  const text = (order: readonly ChainNode[]) => OPTIONS.order(order.map(({ term }) => term));
  const options: DraftOption[] = [
    { text: text([a, b, c, d]), edits: [] },
    { text: text([b, a, c, d]), edits: [swaps[0]] },
    { text: text([a, b, d, c]), edits: [swaps[1]] },
    { text: text([b, a, d, c]), edits: [swaps[0], swaps[1]] },
  ];
  note(context, options);
  return draft('order', window, question, options, null);
}

function swapOf(
  step: WindowStep,
  earlier: ChainNode,
  later: ChainNode,
  { claims, refusals }: BuildContext,
): Edit | null {
  const claimed = { type: 'PRECEDES', subjectId: later.id, objectId: earlier.id } as const;
  const status = claims.statusOf(claimed);
  if (status !== 'contradicted') {
    refusals.set(`option: swapped order is ${status}`, (refusals.get(`option: swapped order is ${status}`) ?? 0) + 1);
    return null;
  }
  return {
    edit: { operator: 'INVREL', elementId: step.relation.id, substituteId: null },
    tier: 1,
    falsity: 'contradicted',
    reason: 'The chain fixes the order of these two',
    substitute: null,
    claimed,
  };
}

/**
 * A pair of edits on different relations. Which of the two true parts is longer than its rewrite is drawn first, so that over a suite the
 * key is the longest option no more often than chance; rarer operators are preferred; a pair that lets one relation's words single out the key is passed over.
 */
function pickPair(
  pools: readonly [readonly Edit[], readonly Edit[]],
  own: readonly [string, string],
  build: (pair: readonly [Edit, Edit]) => DraftOption[] | null,
  window: Window,
  context: BuildContext,
): DraftOption[] | null {
  if (pools[0].length === 0 || pools[1].length === 0)
    return skip(context, 'item: no substitute that is verified false');
  const ranked = pools.map((pool, i) => rank(pool, own[i]!, context));
  const pairs: [Edit, Edit][] = [];
  for (let sum = 0; pairs.length < TRIES && sum < ranked[0]!.length + ranked[1]!.length; sum++) {
    for (let i = Math.max(0, sum - ranked[1]!.length + 1); i <= Math.min(sum, ranked[0]!.length - 1); i++)
      pairs.push([ranked[0]![i]!, ranked[1]![sum - i]!]);
  }
  for (const pair of pairs) {
    const options = build(pair);
    if (options === null || new Set(options.map(({ text }) => text.toLowerCase())).size < 4) continue;
    if (
      singlesOutKey(
        window,
        options.map(({ text }) => text),
      )
    ) {
      context.refusals.set(
        'option: the words of one relation single out the key',
        (context.refusals.get('option: the words of one relation single out the key') ?? 0) + 1,
      );
      continue;
    }
    note(context, options);
    return options;
  }
  return skip(context, 'item: no pair of edits passes the checks');
}

/** Wanted length first (drawn), then the operator used least, then the tier, then the candidates' own rank. */
function rank(pool: readonly Edit[], own: string, { random, used }: BuildContext): Edit[] {
  const wantsLonger = random() < 0.5;
  const scored = pool.map((edit, i) => {
    const length = edit.substitute?.term.length ?? own.length;
    const far = Math.abs(length - own.length) / Math.max(own.length, 8);
    const wrongSide = edit.substitute !== null && length > own.length !== wantsLonger ? 1 : 0;
    return {
      edit,
      score: (used.get(edit.edit.operator) ?? 0) * 0.02 + wrongSide * 1.5 + far * 0.8 + edit.tier * 0.5 + i * 0.01,
    };
  });
  const least = Math.min(...[...used.values(), 0]);
  return scored
    .map(({ edit, score }) => ({ edit, score: score - least * 0.02 }))
    .sort((x, y) => x.score - y.score)
    .map(({ edit }) => edit);
}

function note({ used }: BuildContext, options: readonly DraftOption[]): void {
  options.forEach(({ edits }, i) => {
    const counted = i === 3 ? edits[used.size % 2] : edits[0];
    if (counted !== undefined) used.set(counted.edit.operator, (used.get(counted.edit.operator) ?? 0) + 1);
  });
}

function draft(
  archetype: Archetype,
  window: Window,
  question: string,
  options: readonly DraftOption[],
  given: ChainNode | null,
): DraftItem {
  const explanation = window.steps
    .map(
      ({ relation }) =>
        `${statementOf({ ...relation, condition: relation.evidence.condition })} (“${relation.evidence.quote
          .replace(/[*_`]+/g, '')
          .replace(/\s+/g, ' ')
          .trim()}”)`,
    )
    .join('; ');
  const concepts = window.nodes.filter(({ id }) => id !== given?.id || window.nodes.length > 2);
  return {
    archetype,
    window,
    question,
    options,
    explanation: `${explanation}.`,
    requires: [
      ...window.steps.map(({ relation }) => ({ kind: 'relation' as const, id: relation.id })),
      ...concepts.map(({ id }) => ({ kind: 'concept' as const, id })),
    ],
  };
}

function gapOf(step: WindowStep, slot: ChainNode, random: Random): string {
  const { type, subject, object, evidence } = step.relation;
  return gapStatement(
    { type, subject, object, condition: evidence.condition },
    subject.id === slot.id ? 'subject' : 'object',
    styleOf(step, random),
  );
}
const styleOf = ({ relation }: WindowStep, random: Random): number => Math.floor(random() * stylesOf(relation.type));
const walkOf = ({ relation, direction }: WindowStep) => ({ type: relation.type, forward: direction === 'forward' });
const isTrue = (
  { claims }: BuildContext,
  from: ChainNode['id'],
  { type, forward }: { type: RelationType; forward: boolean },
  to: ChainNode['id'],
): boolean => {
  const status = claims.statusOf(
    forward ? { subjectId: from, type, objectId: to } : { subjectId: to, type, objectId: from },
  );
  return status === 'asserted' || status === 'entailed' || status === 'stated';
};
const skip = ({ refusals }: BuildContext, reason: string): null => {
  refusals.set(reason, (refusals.get(reason) ?? 0) + 1);
  return null;
};
