import { ACTIVE_FRAMES, type Frame } from '../lexicon/frames.ts';
import { nominalsFrom, skipAdverbs } from '../phrases/nominal.ts';
import type { VerbGroup } from '../phrases/phrase.ts';
import { sharedObjectAt } from '../phrases/shared-object.ts';
import type { SentenceReading } from '../sentence-reading.ts';
import { conceptTypeOf } from '../terms/concept-type-of.ts';
import type { Mention } from '../terms/mention.ts';
import { readAuthoring } from './authored-works.ts';
import { withinClause } from './clause-edges.ts';
import { frameOf } from './frame-at.ts';
import { type Clause, goesFurther, isNarrowed } from './goes-further.ts';
import { readGrant } from './granting.ts';
import { readHave } from './have.ts';
import { applyEnabling, applyObjectFrame } from './object-frames.ts';
import { deedAt, purposeOf } from './purpose-of.ts';
import { namesRole } from './role-subjects.ts';
import { applyServing, isAgent, isOffice } from './serving.ts';
import { readSetToChange } from './set-to-change.ts';
import { isDemand, isUnlikely } from './unlikely-pair.ts';
import { readIdiom } from './verb-idioms.ts';

/** What an active verb says of its subjects and its objects: an idiom, a frame of the lexicon, or what the subject serves. */
export function applyActive(
  reading: SentenceReading,
  v: number,
  verb: VerbGroup,
  left: readonly Mention[],
  negated: boolean,
  rule: string,
): void {
  if (left.length === 0 || isEquation(reading, verb)) return;
  const object = nominalsFrom(reading.phrases, reading.tokens, skipAdverbs(reading.phrases, v + 1));
  if (object.list.length === 1 && applyObjectFrame(reading, v, verb, object, negated)) return;
  if (applyEnabling(reading, v, verb, left, object, negated)) return;
  if (readSetToChange(reading, v, verb, left, object, negated)) return;
  if (readGrant(reading, v, verb, negated)) return;
  if (readAim(reading, v, verb, left, negated)) return;
  if (readIdiom(reading, v, verb, left, negated)) return;
  const found = isOffice(verb.base, left) ? null : frameOf(reading, v, verb, ACTIVE_FRAMES);
  if (found !== null) {
    const objects = objectsBehind(reading, v, verb, found.next);
    const deed = objects.list.length === 0 ? deedAt(reading, found.next) : null;
    if (
      deed !== null &&
      found.frame.turned &&
      /^(?:CAUSAL|PREREQUISITE)$/.test(found.frame.type) &&
      !isDemand(verb, left)
    )
      reading.state(found.frame, left, deed, {
        v,
        verb: reading.text(verb.from, reading.phrases[found.next - 1]!.to),
        rule: 'from-doing',
        negated,
      });
    if (objects.list.length > 0)
      applyFrame(reading, { v, verb, next: found.next, objects }, found.frame, left, { negated, rule });
  } else if (!readAuthoring(reading, v, verb, left, object.list, negated))
    applyServing(reading, v, verb, left, negated);
}

function isEquation({ tokens }: SentenceReading, verb: VerbGroup): boolean {
  return verb.base === 'equal' && tokens.some(({ lower }) => /^(?:minus|plus|times|divided|multiplied)$/.test(lower));
}

/** The objects of the verb, of its preposition, or of the later verb that shares them. */
function objectsBehind(reading: SentenceReading, v: number, verb: VerbGroup, next: number) {
  const { phrases, tokens } = reading;
  const shared = next === v + 1 && verb.form !== 'gerund' ? sharedObjectAt(phrases, v) : null;
  return withinClause(reading, v, nominalsFrom(phrases, tokens, skipAdverbs(phrases, shared ?? next)));
}

function applyFrame(
  reading: SentenceReading,
  clause: Clause,
  frame: Frame,
  left: readonly Mention[],
  { negated, rule }: { negated: boolean; rule: string },
): void {
  const { v, verb, next, objects } = clause;
  if (goesFurther(reading, clause) || isAskedFor(reading, frame, verb)) return;
  // "made the accounts": what people make they may make in many senses.
  if (verb.base === 'make' && isAgent(left)) return;
  if (isNarrowed(reading, clause) && (frame.type === 'INHIBITS' || (frame.type === 'PREREQUISITE' && !frame.turned)))
    return;
  if (verb.base === 'have' && next === v + 1) {
    readHave(reading, v, verb, left, objects, negated);
    return;
  }
  const right = reading.termsOf(objects.list);
  if (isUnlikely(verb, frame, left, right, reading) || isLooseTie(frame, left, right) || isStay(verb, rule)) return;
  const subject = verb.base === 'include' ? reading.subjects(v)?.list[0] : undefined;
  if (subject !== undefined && namesRole(reading, subject)) return;
  const chosen = includeFrame(reading, v, dependFrame(verb, frame, left), left);
  reading.state(chosen, left, right, {
    v,
    verb: reading.text(verb.from, reading.phrases[next - 1]!.to),
    rule,
    negated,
  });
}

/** "must invent new techniques": what ought to happen does not happen yet. Needs are needs all the same. */
function isAskedFor({ tokens }: SentenceReading, { type }: Frame, verb: VerbGroup): boolean {
  if (type === 'PREREQUISITE' || type === 'PROPERTY' || type === 'PART_OF') return false;
  return tokens.slice(verb.from, verb.main).some(({ lower }) => /^(?:must|should|shall|ought)$/.test(lower));
}

/** "slavery continued to thrive in the capital": how it fared there, not where it belongs. */
function isStay(verb: VerbGroup, rule: string): boolean {
  return rule === 'light-verb' && /^(?:live|reside|thrive)$/.test(verb.base);
}

/** What goes together with a presence or a case, or by a loose verb with people and names, says too little. */
function isLooseTie({ type, weak }: Frame, left: readonly Mention[], right: readonly Mention[]): boolean {
  if (type !== 'ASSOCIATION') return false;
  if (right.some(({ key }) => /^(?:presence|absence|case|course)\b/.test(key))) return true;
  return weak && (isAgent(left) || [...left, ...right].some(({ surface }) => /^[A-Z][a-z]+ [A-Z]/.test(surface)));
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

/** Nouns for how much or how far, by their ending: "uncertainty", "altitude", "dose". */
const MEASURED =
  /^(?:\S+ )*\S*(?:[tn]ty|lity|th|ness|tude|dose|size|degree|amount|period|index|coefficient|rate|choice|distribution|effect)(?: of .*)?$/;

/** What a quantity depends on goes together with it; it is not needed for it. */
function dependFrame(verb: VerbGroup, frame: Frame, left: readonly Mention[]): Frame {
  if (verb.base !== 'depend') return frame;
  const measured = left.some(
    ({ key }) => MEASURED.test(key) || /^(?:quantity|property)$/.test(conceptTypeOf(key, null) ?? ''),
  );
  return measured ? { type: 'ASSOCIATION', turned: false, weak: false } : frame;
}

const TAXON = /^(?:genus|family|phylum|order|kingdom|domain|clade)$/;
const CLASS = /^(?:genus|family|phylum|order|class|kingdom|domain|clade|category|group)$/;

/** "includes": kinds of something in the plural, parts of something in the singular. */
function includeFrame(reading: SentenceReading, v: number, frame: Frame, left: readonly Mention[]): Frame {
  const verb = reading.phrases[v]!;
  if (verb.kind !== 'vg' || !/^(?:include|consist|contain)$/.test(verb.base)) return frame;
  // "The genus Neisseria includes …", "this class includes …": what belongs to a class is of its kind.
  const subject = reading.subjects(v)?.list[0];
  const words = subject === undefined ? [] : reading.tokens.slice(subject.from, subject.to);
  // "a class of toxin that contains subunits" tells of the toxin.
  const isClass =
    verb.base === 'include'
      ? words.some(({ lower }) => CLASS.test(lower))
      : words.some(({ lower }) => TAXON.test(lower)) && reading.phrases[v - 1]?.kind !== 'rel';
  const areMany = verb.base === 'include' && left.every(({ plural, kinds }) => plural || kinds);
  return isClass || areMany ? { type: 'SPECIALIZATION', turned: true, weak: false } : frame;
}
