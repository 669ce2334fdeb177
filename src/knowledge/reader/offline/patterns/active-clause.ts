import { ACTIVE_FRAMES, type Frame } from '../lexicon/frames.ts';
import { nominalsFrom, skipAdverbs } from '../phrases/nominal.ts';
import type { VerbGroup } from '../phrases/phrase.ts';
import { sharedObjectAt } from '../phrases/shared-object.ts';
import type { SentenceReading } from '../sentence-reading.ts';
import { conceptTypeOf } from '../terms/concept-type-of.ts';
import type { Mention } from '../terms/mention.ts';
import { readAuthoring } from './authored-works.ts';
import { hasComplement, isClausal, isDoingAt, isGerundAt, isRestricted, withinClause } from './clause-edges.ts';
import { frameOf } from './frame-at.ts';
import { readHave } from './have.ts';
import { applyEnabling, applyObjectFrame } from './object-frames.ts';
import { purposeOf } from './purpose-of.ts';
import { namesRole } from './role-subjects.ts';
import { applyServing, isAgent, isOffice } from './serving.ts';
import { readSetToChange } from './set-to-change.ts';
import { isUnlikely } from './unlikely-pair.ts';
import { readIdiom } from './verb-idioms.ts';

export function applyActive(
  reading: SentenceReading,
  v: number,
  verb: VerbGroup,
  left: readonly Mention[],
  negated: boolean,
  rule: string,
): void {
  if (left.length === 0) return;
  if (
    verb.base === 'equal' &&
    reading.tokens.some(({ lower }) => /^(?:minus|plus|times|divided|multiplied)$/.test(lower))
  )
    return;
  const object = nominalsFrom(reading.phrases, reading.tokens, skipAdverbs(reading.phrases, v + 1));
  if (object.list.length === 1 && applyObjectFrame(reading, v, verb, object, negated)) return;
  if (applyEnabling(reading, v, verb, left, object, negated)) return;
  if (readSetToChange(reading, v, verb, left, object, negated)) return;
  if (readAim(reading, v, verb, left, negated)) return;
  if (readIdiom(reading, v, verb, left, negated)) return;
  const found = isOffice(verb.base, left) ? null : frameOf(reading, v, verb, ACTIVE_FRAMES);
  if (found === null) {
    if (readAuthoring(reading, v, verb, left, object.list, negated)) return;
    applyServing(reading, v, verb, left, negated);
    return;
  }
  const { frame, next } = found;
  const objects = withinClause(
    reading,
    v,
    nominalsFrom(
      reading.phrases,
      reading.tokens,
      skipAdverbs(
        reading.phrases,
        (next === v + 1 && verb.form !== 'gerund' ? sharedObjectAt(reading.phrases, v) : null) ?? next,
      ),
    ),
  );
  if (objects.list.length === 0) return;
  const after = reading.phrases[objects.next];
  // "prevents bacteria from growing": what is prevented is the growing. "depends on consumers accepting": a clause again.
  if (after?.kind === 'prep' && /^(?:from|into)$/.test(after.word) && isDoingAt(reading, objects.next + 1)) return;
  if (next > v + 1 && isGerundAt(reading, objects.next)) return;
  // "causes cells to divide", "shows the earth moves": the object is a clause.
  if (after?.kind === 'vg' && (after.form === 'finite' || after.form === 'infinitive')) {
    if (
      (after.form === 'finite' && objects.list.length === 1) ||
      /^(?:cause|allow|enable|permit|help|encourage|require|need|force|lead|drive|stimulate|induce|trigger|show|prove|make|prompt|get)$/.test(
        verb.base,
      )
    )
      return;
  }
  if (
    verb.base === 'make' &&
    !(
      after === undefined ||
      after.kind === 'punct' ||
      after.kind === 'cc' ||
      after.kind === 'prep' ||
      after.kind === 'sub'
    )
  )
    return;
  // "causes hurricanes in the north to rotate"
  if (isClausal(reading, verb, objects.next)) return;
  // "granted voters no powers": two objects, of which the first is no thing done.
  if (after?.kind === 'np' && next === v + 1) return;
  if (isGerundAt(reading, objects.next) && /^(?:cause|bring|give)$/.test(verb.base)) return;
  // People say and show; they are no evidence themselves.
  if (
    frame.type === 'EVIDENCE' &&
    left.some(({ surface, marked }) => isAgent([...left]) || (!marked && /^[A-Z][a-z]/.test(surface)))
  )
    return;
  // "made use of funding"
  const made = reading.phrases[objects.list[0]!.first]!;
  if (verb.base === 'make' && made.kind === 'np' && reading.tokens[made.head]!.lower === 'use') return;
  // "made the accounts more alike": a complement further on.
  if (verb.base === 'make' && (isAgent(left) || hasComplement(reading, objects.next))) return;
  // "had confirmed A as B", "measured in units of": the object is only half of what is said.
  if (after?.kind === 'prep' && after.word === 'as') return;
  const right = reading.termsOf(objects.list);
  const restricted = isRestricted(reading, objects.next);
  if (restricted && (frame.type === 'INHIBITS' || (frame.type === 'PREREQUISITE' && !frame.turned))) return;
  if (verb.base === 'have' && next === v + 1) {
    readHave(reading, v, verb, left, objects, negated);
    return;
  }
  if (isUnlikely(verb, frame, left, right, reading)) return;
  const subject = verb.base === 'include' ? reading.subjects(v)?.list[0] : undefined;
  if (subject !== undefined && namesRole(reading, subject)) return;
  if (frame.type === 'ASSOCIATION' && right.some(({ key }) => /^(?:presence|absence|case|course)\b/.test(key))) return;
  if (
    frame.type === 'ASSOCIATION' &&
    frame.weak &&
    (isAgent(left) || [...left, ...right].some(({ surface }) => /^[A-Z][a-z]+ [A-Z]/.test(surface)))
  )
    return;
  const chosen = includeFrame(reading, v, dependFrame(verb, frame, left), left);
  reading.state(chosen, left, right, {
    v,
    verb: reading.text(verb.from, reading.phrases[next - 1]!.to),
    rule,
    negated,
  });
}

/** "The act aims to reduce poverty": what somebody made a thing for. What people aim at is theirs alone. */
function readAim(
  reading: SentenceReading,
  v: number,
  verb: VerbGroup,
  left: readonly Mention[],
  negated: boolean,
): boolean {
  if (!/^(?:aim|seek|strive|exist)$/.test(verb.base)) return false;
  // Of what has a name only a law or another document was made for something.
  const actors = left.filter(({ key }) => conceptTypeOf(key, null) !== 'document');
  const isTheirs = isAgent(actors) || actors.some(({ surface }) => /^[A-Z]/.test(surface));
  const purpose = isTheirs ? null : purposeOf(reading, skipAdverbs(reading.phrases, v + 1));
  const infinitive = reading.phrases[skipAdverbs(reading.phrases, v + 1)];
  if (purpose === null || infinitive?.kind !== 'vg' || infinitive.form !== 'infinitive') return false;
  const verbText = `${reading.text(verb.from, verb.to)} ${reading.text(infinitive.from, infinitive.to)}`;
  reading.state({ type: 'FUNCTION', turned: false, weak: false }, left, purpose, {
    v,
    verb: verbText,
    rule: 'aim',
    negated,
  });
  return true;
}

/** What a quantity depends on goes together with it; it is not needed for it. */
function dependFrame(verb: VerbGroup, frame: Frame, left: readonly Mention[]): Frame {
  if (verb.base !== 'depend') return frame;
  const measured = left.some(({ key }) => /^(?:quantity|property)$/.test(conceptTypeOf(key, null) ?? ''));
  return measured ? { type: 'ASSOCIATION', turned: false, weak: false } : frame;
}

const CLASS = /^(?:genus|family|phylum|order|class|kingdom|domain|clade|category|group)$/;

/** "includes": kinds of something in the plural, parts of something in the singular. */
function includeFrame(reading: SentenceReading, v: number, frame: Frame, left: readonly Mention[]): Frame {
  const verb = reading.phrases[v]!;
  if (verb.kind !== 'vg' || verb.base !== 'include') return frame;
  // "The genus Neisseria includes …", "this class includes …": what belongs to a class is of its kind.
  const subject = reading.subjects(v)?.list[0];
  const words = subject === undefined ? [] : reading.tokens.slice(subject.from, subject.to);
  const isClass = words.some(({ lower }) => CLASS.test(lower));
  return isClass || left.every(({ plural, kinds }) => plural || kinds)
    ? { type: 'SPECIALIZATION', turned: true, weak: false }
    : frame;
}
