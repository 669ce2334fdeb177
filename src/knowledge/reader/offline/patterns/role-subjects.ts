import { type Frame, NOUN_FRAMES } from '../lexicon/frames.ts';
import {
  isAdjectival,
  isFiniteVerb,
  type Nominal,
  nominalFrom,
  nominalsFrom,
  skipAdverbs,
} from '../phrases/nominal.ts';
import type { SentenceReading } from '../sentence-reading.ts';
import type { Mention } from '../terms/mention.ts';
import { purposeOf } from './purpose-of.ts';

const SERVES: Frame = { type: 'FUNCTION', turned: false, weak: false };
const PURPOSE = /^(?:function|role|purpose|job|task|goal|aim|use)s?$/;
/** Nouns of the lexicon in the plural, and those that only a list makes telling. */
const MORE: Record<string, Frame> = {
  'effect of': { type: 'CAUSAL', turned: true, weak: false },
  'effect on': { type: 'CAUSAL', turned: true, weak: true },
  'requirement for': { type: 'PREREQUISITE', turned: false, weak: false },
  'factor in': { type: 'CAUSAL', turned: false, weak: false },
  'factor of': { type: 'CAUSAL', turned: false, weak: false },
  'reason for': { type: 'CAUSAL', turned: false, weak: false },
  'property of': { type: 'PROPERTY', turned: true, weak: false },
  'feature of': { type: 'PROPERTY', turned: true, weak: false },
  'characteristic of': { type: 'PROPERTY', turned: true, weak: false },
  'symptom of': { type: 'EVIDENCE', turned: false, weak: false },
  'sign of': { type: 'EVIDENCE', turned: false, weak: false },
};

/**
 * "The main cause of inflation is money growth", "Symptoms of malaria include fever", "The function of the heart is to pump
 * blood": the subject names the role, the predicate what fills it.
 */
export function readRoleSubjects(reading: SentenceReading): void {
  const { phrases, tokens } = reading;
  for (let v = 1; v < phrases.length; v++) {
    const verb = phrases[v]!;
    if (verb.kind !== 'vg' || !isFiniteVerb(verb) || verb.negated) continue;
    const isNaming = verb.voice === 'copula' || (verb.base === 'include' && verb.voice === 'active');
    if (!isNaming) continue;
    const role = roleBefore(reading, v);
    if (role === null) continue;
    const where = { v, verb: reading.text(phrases[role.at]!.from, verb.to), rule: 'role-is' };
    const at = skipAdverbs(phrases, v + 1);
    const next = phrases[at];
    if (role.purpose) {
      if (next?.kind === 'vg' && (next.form === 'infinitive' || next.form === 'gerund')) {
        const purpose = purposeOf(reading, at);
        if (purpose !== null) reading.state(SERVES, role.of, purpose, where);
      }
      continue;
    }
    if (next?.kind !== 'np' || /^(?:that|this|these|those|it|what|how|why|one)$/.test(tokens[next.from]!.lower))
      continue;
    // "a component of the capsule is a factor that …": described, not named.
    if (/^(?:a|an)$/.test(tokens[next.from]!.lower) && role.frame.type !== 'CAUSAL') continue;
    const { list, next: after } = nominalsFrom(phrases, tokens, at);
    // "the effect of the dose is proportional to …": what it is like, not what it is.
    const only = list.length === 1 ? list[0]! : null;
    if (only !== null && only.to - only.from === 1 && isAdjectival(tokens, only)) continue;
    const follower = phrases[after];
    if (follower?.kind === 'vg' && (follower.form === 'finite' || follower.form === 'gerund')) continue;
    reading.state(role.frame, reading.termsOf(list), role.of, where);
  }
}

type Role = { at: number; of: readonly Mention[] } & ({ purpose: true } | { purpose: false; frame: Frame });

/** "the NOUN of X" right before the verb, where the noun is one of the lexicon. */
function roleBefore(reading: SentenceReading, v: number): Role | null {
  const { phrases, tokens } = reading;
  let end = v - 1;
  while (phrases[end]?.kind === 'adv') end -= 1;
  const own = possessed(reading, end);
  if (own !== null) return own;
  for (let at = end - 2; at >= 0 && at >= end - 6; at--) {
    const noun = phrases[at]!;
    const preposition = phrases[at + 1];
    if (noun.kind !== 'np' || preposition?.kind !== 'prep') continue;
    const head = tokens[noun.head]!.lower;
    const single = head.replace(/(?<=[^s])s$/, '');
    const frame = MORE[`${single} ${preposition.word}`] ?? NOUN_FRAMES.get(`${single} ${preposition.word}`);
    const purpose = PURPOSE.test(head) && preposition.word === 'of';
    // "Conditions of the skin include …": ailments, nothing that the skin needs.
    if (/^conditions?$/.test(head) && preposition.word === 'of') return null;
    if ((frame === undefined || frame.type === 'SPECIALIZATION' || frame.type === 'CONTRAST') && !purpose) continue;
    const before = phrases[at - 1];
    if (before !== undefined && before.kind !== 'punct' && before.kind !== 'sub' && before.kind !== 'adv') continue;
    const of = nominalFrom(phrases, tokens, at + 2);
    if (of === null || of.last !== end) return null;
    const term = reading.term(of);
    if (term === null) return null;
    return purpose ? { at, of: [term], purpose: true } : { at, of: [term], purpose: false, frame: frame! };
  }
  return null;
}

/** "Its function", "the heart's main function": the possessor is what the role belongs to. */
function possessed(reading: SentenceReading, at: number): Role | null {
  const { phrases, tokens } = reading;
  const noun = phrases[at];
  if (noun?.kind !== 'np' || noun.pronoun || phrases[at - 1]?.kind === 'prep') return null;
  const head = tokens[noun.head]!.lower;
  const single = head.replace(/(?<=[^s])s$/, '');
  const frame = MORE[`${single} of`] ?? NOUN_FRAMES.get(`${single} of`);
  const purpose = PURPOSE.test(head);
  if (!purpose && (frame === undefined || frame.type === 'SPECIALIZATION' || frame.type === 'CONTRAST')) return null;
  let of: Mention | null = null;
  if (/^(?:its|their)$/.test(tokens[noun.from]!.lower)) of = reading.owner(noun.from);
  else {
    const mark = tokens.findIndex(
      ({ tag, lower }, i) => i > noun.from && i < noun.head && tag === 'PART' && /^['’]s?$/.test(lower),
    );
    if (mark > 0) of = reading.term({ from: noun.from, to: mark, first: at, last: at });
  }
  if (of === null) return null;
  return purpose ? { at, of: [of], purpose: true } : { at, of: [of], purpose: false, frame: frame! };
}

/** Whether a subject names a role, so that what is said of it is said of what fills it. */
export function namesRole({ phrases, tokens }: SentenceReading, subject: Nominal): boolean {
  const outer = phrases[subject.first]!;
  const preposition = phrases[subject.first + 1];
  if (outer.kind !== 'np' || preposition?.kind !== 'prep') return false;
  const head = tokens[outer.head]!.lower;
  const single = head.replace(/(?<=[^s])s$/, '');
  const frame = MORE[`${single} ${preposition.word}`] ?? NOUN_FRAMES.get(`${single} ${preposition.word}`);
  return PURPOSE.test(head) || (frame !== undefined && frame.type !== 'SPECIALIZATION');
}
