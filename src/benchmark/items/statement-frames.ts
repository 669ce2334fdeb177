import { clauseOf, termInSentence } from '../../knowledge/index.ts';
import { itemPhrases, OPTIONS, STEMS } from '../archetypes/index.ts';
import type { BuildContext } from './build-context.ts';
import { countRefusal, type Edit } from './edit.ts';
import type { Frame } from './frame.ts';
import { inversionsOf } from './inversions-of.ts';
import { isGeneric, isTooGeneral } from './is-generic.ts';
import { omissionOf } from './omission-of.ts';
import { readsWell } from './reads-well.ts';
import { adjacentsOf, substitutionsOf } from './substitutions-of.ts';
import type { ChainNode, Window, WindowStep } from './window.ts';
import { wordedTerm } from './worded.ts';

/** account and roles: options of two statements, of neighboring steps or of the first and third of three. */
export function statementFrames(window: Window, context: BuildContext): (() => Frame | null)[] {
  if (window.steps.length > 3) return [];
  return [() => rolesFrame(window, context), () => accountFrame(window, context)];
}

const isStiff = (...steps: readonly WindowStep[]): boolean => steps.some(({ relation }) => !readsWell(relation));

const endsOf = ({ nodes, steps }: Window) => {
  const last = steps.length - 1;
  return {
    first: steps[0]!,
    second: steps[last]!,
    left: nodes[0]!,
    right: nodes.at(-1)!,
    shared: last === 1 ? [nodes[1]!] : [nodes[1]!, nodes[2]!],
  };
};

/** The stem names the concepts; only relations are rewritten. */
function rolesFrame(window: Window, context: BuildContext): Frame | null {
  const { first, second } = endsOf(window);
  if (window.nodes.some((node) => isTooGeneral(node, context.links)))
    return countRefusal(context.refusals, 'item: a term is too general');
  const pools = [inversionsOf(first, window, context), inversionsOf(second, window, context)] as const;
  const say = sayer(window.nodes, context);
  const plain = [say(first, null), say(second, null)] as const;
  if (plain.includes('')) return countRefusal(context.refusals, 'item: no sentence for it that reads well');
  return {
    archetype: 'roles',
    window,
    hops: window.steps.length,
    question: STEMS.roles(window.nodes.map((node) => termInSentence(wordedTerm(node, context)))),
    isStiff: window.nodes.some(isGeneric) || isStiff(first, second),
    pools,
    mayUse: (operator) => operator === 'INVREL',
    own: [plain[0].length, plain[1].length],
    named: [],
    option: (x, y) => OPTIONS.account(say(first, x), say(second, y)),
    clashes: () => false,
  };
}

/**
 * Whole statements; each is turned round, set to its opposite, or has one of its ends replaced. Replaced in both, the concept that the account
 * is about would not be in it.
 */
function accountFrame(window: Window, context: BuildContext): Frame | null {
  const { first, second, left, right, shared } = endsOf(window);
  const { claims, refusals } = context;
  if (window.nodes.some((node) => isTooGeneral(node, context.links)))
    return countRefusal(refusals, 'item: a term is too general');
  if (claims.areNeighbors(left.id, right.id))
    return countRefusal(refusals, 'item: one relation joins both parts of the key');
  const question = STEMS.account(shared.map((node) => termInSentence(wordedTerm(node, context))));
  const shortened = window.steps.length === 2 ? (context.random() < 0.5 ? left : right) : null;
  const omissions = (slot: ChainNode, step: WindowStep): Edit[] =>
    slot === shortened ? [omissionOf(slot, shared[0]!, slot === left ? right : left, step, context) ?? []].flat() : [];
  // The inner end is named by the other statement too, so that a neighbor in its place singles nothing out.
  const innerNeighbors = (inner: ChainNode, step: WindowStep): Edit[] =>
    adjacentsOf({ slot: inner, step, nodes: window.nodes, stem: question }, context);
  const firstOmissions = omissions(left, first);
  const secondOmissions = omissions(right, second);
  const hasInversions = () => [first, second].some((step) => inversionsOf(step, window, context).length > 0);
  const hasAdjacents = () =>
    [[left, shared[0]!, first] as const, [right, shared.at(-1)!, second] as const].some(
      ([slot, inner, step]) =>
        innerNeighbors(inner, step).length > 0 ||
        adjacentsOf({ slot, step, nodes: window.nodes, stem: question }, context).length > 0,
    );
  const poolOf = (slot: ChainNode, inner: ChainNode, step: WindowStep) => [
    ...(slot === left ? firstOmissions : secondOmissions),
    ...inversionsOf(step, window, context),
    ...substitutionsOf({ slot, step, nodes: window.nodes, stem: question }, context),
    ...innerNeighbors(inner, step),
  ];
  const say = sayer(window.nodes, context);
  const plain = [say(first, null), say(second, null)] as const;
  if (plain.includes('')) return countRefusal(refusals, 'item: no sentence for it that reads well');
  let pools: [Edit[], Edit[]] | null = null;
  return {
    archetype: 'account',
    window,
    hops: window.steps.length,
    question,
    isStiff: window.nodes.some(isGeneric) || isStiff(first, second),
    get pools() {
      pools ??= [poolOf(left, shared[0]!, first), poolOf(right, shared.at(-1)!, second)];
      return pools;
    },
    mayUse: (operator) =>
      operator === 'NEARMISS' ||
      (operator === 'TRUNC' && firstOmissions.length + secondOmissions.length > 0) ||
      (operator === 'INVREL' && hasInversions()) ||
      (operator === 'SUBST_ADJ' && hasAdjacents()),
    own: [plain[0].length, plain[1].length],
    named: window.nodes.map(({ id }) => id),
    option: (x, y) => OPTIONS.account(say(first, x), say(second, y)),
    clashes: (x, y) => {
      // Both relations turned round are what roles asks for.
      if (x.substitute === null && y.substitute === null) return true;
      const isInner = ({ edit }: Edit) => shared.some(({ id }) => id === edit.elementId);
      if (isInner(x) && isInner(y)) return true;
      const endOf = (edit: Edit, own: ChainNode) =>
        edit.substitute === null || isInner(edit) ? own.id : edit.substitute.id;
      const ends = [endOf(x, left), endOf(y, right)] as const;
      return ends[0] === ends[1] || claims.areNeighbors(ends[0], ends[1]);
    },
  };
}

/** Says a step, or what an edit makes of it, each time in the same of its styles; '' where the condition fits no sentence. */
function sayer(nodes: readonly ChainNode[], context: BuildContext) {
  const drawn = Math.floor(context.random() * 60);
  const byId = new Map(nodes.map((node) => [node.id as string, node]));
  return ({ relation }: WindowStep, edit: Edit | null): string => {
    const { type, subjectId, objectId } = edit?.claimed ?? {
      type: relation.type,
      subjectId: relation.subject.id,
      objectId: relation.object.id,
    };
    const named = (id: string) => wordedTerm(byId.get(id) ?? edit!.substitute!, context);
    const { modality, condition } = relation.evidence;
    // A condition between two statements would belong to either.
    if (condition !== null) return '';
    // An opposite is said in the same way round as what it is the opposite of, and what is turned round in the same words.
    const ends = { subject: relation.subject.type, object: relation.object.type };
    const turned = itemPhrases(type, ends, drawn % 3 === 0 ? 'object' : 'subject');
    const phrases = turned.length > 0 ? turned : itemPhrases(type, ends, 'subject');
    return (
      clauseOf(
        { type, subject: named(subjectId), object: named(objectId), modality },
        phrases[drawn % phrases.length]!,
      ) ?? ''
    );
  };
}
