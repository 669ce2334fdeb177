import { ALGEBRA, normalizeTerm, type Operator, shuffled } from '../../domain/index.ts';
import { type ReadClaim, readQuestion } from '../archetypes/index.ts';
import type { BuildContext } from './build-context.ts';
import { contentWordsOf } from './content-words.ts';
import { countRefusal, type Edit } from './edit.ts';
import { isOfGroup } from './falsity-of.ts';
import type { Frame } from './frame.ts';

/** One way to fill a frame, all checks passed; options in the order key, A, B, A and B. */
export interface Alternative {
  readonly frame: Frame;
  readonly edits: readonly [Edit, Edit];
  readonly texts: readonly string[];
  readonly words: readonly ReadonlySet<string>[];
}

/** Pairs of edits looked at, and kept, for one frame. */
const TRIES = 60;
const KEPT = 9;
/** Characters of a stem and of a key that are still read at once. */
const QUESTION_MAX = 320;
const OPTION_MAX = 240;

/**
 * A few fillings of a frame, as unlike each other in operators and lengths as the pools allow, so that a suite can be balanced by
 * choosing among them. Refused: options that do not read back as what they claim, equal options, and words of one relation that single out the key.
 */
export function alternativesOf(frame: Frame, context: BuildContext): Alternative[] {
  const { refusals } = context;
  if (frame.pools.some((pool) => pool.length === 0)) {
    countRefusal(refusals, 'item: no rewrite that is verified false');
    return [];
  }
  if (frame.question.length > QUESTION_MAX || frame.option(null, null).length > OPTION_MAX) {
    countRefusal(refusals, 'item: longer than people read at once');
    return [];
  }
  const key = readQuestion(frame.question, [frame.option(null, null)])?.[0];
  if (key === undefined || !saysTheSame(key, frame)) {
    countRefusal(refusals, 'item: the key does not read back as its relations');
    return [];
  }
  const [first, second] = frame.pools.map((pool, i) => mixed(pool, frame.own[i]!, frame, context)) as [Edit[], Edit[]];
  const taught = wordsTaught(frame, context);
  const found: Alternative[] = [];
  let tries = 0;
  for (let sum = 0; sum < first.length + second.length - 1; sum++) {
    for (let i = Math.max(0, sum - second.length + 1); i <= Math.min(sum, first.length - 1); i++) {
      if (found.length === KEPT || tries === TRIES) return found;
      tries++;
      const edits = [first[i]!, second[sum - i]!] as const;
      if (frame.clashes(...edits)) continue;
      const texts = [
        frame.option(null, null),
        frame.option(edits[0], null),
        frame.option(null, edits[1]),
        frame.option(...edits),
      ];
      const words = texts.map(contentWordsOf);
      if (singlesOutKey(taught, words)) {
        countRefusal(refusals, 'option: the words of one relation single out the key');
        continue;
      }
      const claims = readQuestion(frame.question, texts);
      if (claims?.every(({ length }) => length === key.length) !== true) {
        countRefusal(refusals, 'option: does not read back');
        continue;
      }
      if (new Set(claims.map((claim) => JSON.stringify(claim))).size < texts.length) {
        countRefusal(refusals, 'option: claims the same as another');
        continue;
      }
      found.push({ frame, edits, texts, words });
    }
  }
  if (found.length === 0) countRefusal(refusals, 'item: no pair of edits passes the checks');
  return found;
}

/** Operators, the one that graphs allow least first. */
const RARE_FIRST: readonly Operator[] = ['TRUNC', 'SUBST_ADJ', 'INVREL', 'NEARMISS'];

/**
 * Edits dealt in turn from groups of the same operator and the same side of the own length, each group by sort, tier and else in a drawn order: were
 * the best always first, a few terms would be wrong all over the suite.
 */
function mixed(pool: readonly Edit[], own: number, { window }: Frame, { random }: BuildContext): Edit[] {
  const groups = new Map<string, Edit[]>();
  const isStrange = ({ edit, substitute }: Edit) => {
    const slot = window.nodes.find(({ id }) => id === edit.elementId);
    return substitute !== null && slot !== undefined && !isOfGroup(substitute, slot);
  };
  const ranked = shuffled(pool, random).sort((a, b) => Number(isStrange(a)) - Number(isStrange(b)) || a.tier - b.tier);
  for (const edit of ranked) {
    const length = edit.substitute?.term.length ?? own;
    // What the graph refutes comes before what it only does not hold.
    const group = `${edit.edit.operator} ${edit.falsity} ${Math.sign(length - own)}`;
    groups.set(group, [...(groups.get(group) ?? []), edit]);
  }
  const order = [...groups]
    .sort(([a], [b]) => Number(a.includes('absent')) - Number(b.includes('absent')) || rarityOf(a) - rarityOf(b))
    .map(([, group]) => group);
  const dealt: Edit[] = [];
  for (let i = 0; dealt.length < pool.length; i++)
    for (const group of order) if (i < group.length) dealt.push(group[i]!);
  return dealt;
}

const rarityOf = (group: string): number => RARE_FIRST.findIndex((operator) => group.startsWith(operator));

/** What a record on one relation of a named concept says at least: the words of its two terms. */
function wordsTaught({ named, window }: Frame, { links }: BuildContext): Set<string>[] {
  const relations = new Map(window.steps.map(({ relation }) => [relation.id, relation]));
  for (const id of named) for (const { relation } of links.get(id) ?? []) relations.set(relation.id, relation);
  return [...relations.values()].map(({ subject, object }) => contentWordsOf(`${subject.term} ${object.term}`));
}

/**
 * Whether somebody who has seen nothing but the two terms of one true relation would pick the key by overlap of words, and win alone. A
 * sample that teaches that relation could not help giving the item away. `words[0]` are the key's.
 */
export function singlesOutKey(taught: readonly ReadonlySet<string>[], words: readonly ReadonlySet<string>[]): boolean {
  return taught.some((known) => {
    const scores = words.map((set) => {
      let shared = 0;
      for (const word of known) if (set.has(word)) shared++;
      return shared;
    });
    return scores.slice(1).every((score) => score < scores[0]!);
  });
}

/** Whether the claims read from the key are relations of the window, walked over its nodes. */
function saysTheSame(claims: readonly ReadClaim[], { archetype, window }: Frame): boolean {
  const terms = window.nodes.map(({ term }) => normalizeTerm(term));
  if (archetype === 'order') return claims.length === 3;
  const said = new Set(
    window.steps.flatMap(({ relation: { type, subject, object } }) => {
      const [a, b] = [normalizeTerm(subject.term), normalizeTerm(object.term)];
      return ALGEBRA[type].symmetric ? [`${a} ${type} ${b}`, `${b} ${type} ${a}`] : [`${a} ${type} ${b}`];
    }),
  );
  const steps = new Set(
    window.steps.map(
      ({ relation: { subject, object } }) => `${normalizeTerm(subject.term)} ${normalizeTerm(object.term)}`,
    ),
  );
  return (
    claims.length > 1 &&
    claims.every((claim) =>
      claim.kind === 'relation'
        ? said.has(`${claim.subject} ${claim.type} ${claim.object}`)
        : claim.kind === 'without'
          ? steps.has(`${claim.subject} ${claim.object}`)
          : terms.includes(claim.from) && terms.includes(claim.to),
    )
  );
}
