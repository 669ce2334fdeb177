import { ACTIVE_FRAMES, AUTHORING, type Frame, MAKING, OBJECT_FRAME_TABLE, PASSIVE_FRAMES } from '../lexicon/frames.ts';
import { LIGHT } from '../lexicon/words.ts';
import {
  isComma,
  isFiniteVerb,
  type Nominal,
  nominalFrom,
  nominalsFrom,
  nominalUpTo,
  skipAdverbs,
} from '../phrases/nominal.ts';
import type { VerbGroup } from '../phrases/phrase.ts';
import type { SentenceReading } from '../sentence-reading.ts';
import { canChange, conceptTypeOf } from '../terms/concept-type-of.ts';
import type { Mention } from '../terms/mention.ts';
import { readByMeans } from './by-means.ts';
import { readHave } from './have.ts';
import { purposeOf } from './purpose-of.ts';
import { namesRole } from './role-subjects.ts';
import { applyServing, isAgent, isOffice } from './serving.ts';
import { readIdiom } from './verb-idioms.ts';

/** Subject – verb – object, active and passive, for every verb of the lexicon. */
export function readVerbClauses(reading: SentenceReading): void {
  for (let v = 0; v < reading.phrases.length; v++) {
    const verb = reading.phrases[v]!;
    if (verb.kind !== 'vg' || verb.voice === 'copula' || verb.form === 'infinitive') continue;
    if (verb.form === 'finite' || (verb.form === 'past' && !isReduced(reading, v)))
      readClause(reading, v, verb, reading.subjectTerms(v));
    else if (verb.form === 'gerund') readGerund(reading, v, verb);
    else readReduced(reading, v, verb);
  }
}

function readClause(reading: SentenceReading, v: number, verb: VerbGroup, left: readonly Mention[]): void {
  if (left.length === 0) return;
  // "do not kill or inhibit": what is denied of the first verb is denied of the second.
  const joint = reading.phrases[v - 1];
  if (joint?.kind === 'cc' && verb.to - verb.from === 1) {
    const first = reading.phrases.slice(0, v).findLast(isFiniteVerb);
    if (first?.kind === 'vg' && first.negated) return;
  }
  // "tends to increase", "helps prevent": the second verb says it.
  const follower = reading.phrases[v + 1];
  if (
    verb.voice === 'active' &&
    LIGHT.has(verb.base) &&
    follower?.kind === 'vg' &&
    (follower.form === 'infinitive' || follower.form === 'finite')
  ) {
    if (follower.voice === 'active')
      applyActive(
        reading,
        v + 1,
        follower,
        left,
        verb.negated || follower.negated || verb.base === 'fail',
        'light-verb',
      );
    return;
  }
  if (verb.voice === 'active') applyActive(reading, v, verb, left, verb.negated, 'clause');
  else applyPassive(reading, v, verb, left, 'passive');
}

/** ", causing X" and ", leading to X": what the main clause's subject brings about. */
function readGerund(reading: SentenceReading, v: number, verb: VerbGroup): void {
  const before = reading.phrases[v - 1];
  // "process of synthesizing RNA": the noun that stands for the term does it.
  if (before?.kind === 'prep' && before.word === 'of' && reading.standsFor.has(v - 2)) {
    applyActive(reading, v, verb, [reading.standsFor.get(v - 2)!], verb.negated, 'defining-gerund');
    return;
  }
  if (before?.kind === 'np' && reading.standsFor.has(v - 1)) {
    applyActive(reading, v, verb, [reading.standsFor.get(v - 1)!], verb.negated, 'defining-gerund');
    return;
  }
  if (!isComma(before)) return;
  const frame = frameOf(reading, v, verb, ACTIVE_FRAMES)?.frame;
  if (frame === undefined || frame.turned || !(frame.type === 'CAUSAL' || frame.type === 'INHIBITS') || frame.weak)
    return;
  for (let u = v - 2; u >= 0; u--) {
    const main = reading.phrases[u]!;
    if (main.kind === 'sub' || main.kind === 'rel') return;
    if (main.kind === 'vg' && main.form !== 'infinitive' && main.form !== 'gerund') {
      // What a passive clause leads to is led to by the event, not by its subject.
      if (main.negated || main.voice === 'passive') return;
      // Only what is done to something leads further: "flux decreases, causing …" tells of the decrease.
      if (main.voice === 'active' && reading.phrases[skipAdverbs(reading.phrases, u + 1)]?.kind !== 'np') return;
      if (/^(?:have|cease|stop|change|lose)$/.test(main.base)) return;
      const subjects = reading.subjectTerms(u);
      // What people and places do leads to much that the sentence does not lay on them.
      if (isAgent(subjects) || subjects.some(({ surface, marked }) => !marked && /^[A-Z][a-z]/.test(surface))) return;
      applyActive(reading, v, verb, subjects, verb.negated, 'result-gerund');
      return;
    }
  }
}

/** "energy released by respiration", "proteins made of amino acids", and the same after a noun that stands for a term. */
function readReduced(reading: SentenceReading, v: number, verb: VerbGroup): void {
  const before = reading.phrases[v - 1];
  // "an index based on prices", "classifies viruses into genera based on …": a modifier of more than one sense.
  if (reading.tokens[verb.main]!.lower === 'based') return;
  const opener = reading.openers.get(v);
  if (opener !== undefined) applyPassive(reading, v, verb, [opener], 'defining-participle');
  // "Malaria, caused by parasites, …": behind a comma only what opens the sentence.
  if (isComma(before) && reading.tokens[verb.to]?.lower === 'by') {
    const opener = nominalUpTo(reading.phrases, reading.tokens, v - 2);
    const named = opener !== null && opener.first === 0 ? reading.term(opener) : null;
    if (named !== null) applyPassive(reading, v, verb, [named], 'reduced');
  }
  if (before?.kind !== 'np') return;
  const stand = reading.standsFor.get(v - 1);
  if (stand !== undefined) {
    applyPassive(reading, v, verb, [stand], 'defining-participle');
    return;
  }
  // "walls of the cell made of …" leaves open which of the two is made.
  if (reading.phrases[v - 2]?.kind === 'prep') return;
  const term = reading.term({ from: before.from, to: before.to, first: v - 1, last: v - 1 });
  if (term !== null) applyPassive(reading, v, verb, [term], 'reduced');
}

/** An -ed form that describes the noun before it: "by" follows, or the clause has another finite verb. */
function isReduced(reading: SentenceReading, v: number): boolean {
  const { phrases, tokens } = reading;
  const verb = phrases[v] as VerbGroup;
  const next = tokens[verb.to];
  if (next?.lower === 'by') return true;
  if (reading.standsFor.has(v - 1) || reading.openers.has(v)) return true;
  const key = `${tokens[verb.main]!.lower} ${next?.lower ?? ''}`;
  const canBePassive =
    PASSIVE_FRAMES.has(key) || /^(?:called|known|termed|named|used|designed)$/.test(tokens[verb.main]!.lower);
  for (let i = v + 1; i < phrases.length; i++) {
    const phrase = phrases[i]!;
    if (phrase.kind === 'punct' || phrase.kind === 'sub' || phrase.kind === 'rel' || phrase.kind === 'cc') break;
    if (phrase.kind === 'vg' && (phrase.form === 'finite' || phrase.form === 'past')) return true;
  }
  if (!canBePassive) return false;
  for (let i = v - 1; i >= 0; i--) {
    const phrase = phrases[i]!;
    if (phrase.kind === 'punct' || phrase.kind === 'sub' || phrase.kind === 'rel') break;
    if (phrase.kind === 'vg' && phrase.form !== 'gerund') return true;
  }
  return /^(?:called|known|termed|named|used)$/.test(tokens[verb.main]!.lower);
}

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
    nominalsFrom(reading.phrases, reading.tokens, skipAdverbs(reading.phrases, next)),
  );
  if (objects.list.length === 0) return;
  const after = reading.phrases[objects.next];
  // "prevents bacteria from growing": what is prevented is the growing. "depends on consumers accepting": a clause again.
  if (after?.kind === 'prep' && /^(?:from|into)$/.test(after.word) && isDoingAt(reading, objects.next + 1)) return;
  if (next > v + 1 && isGerundAt(reading, objects.next)) return;
  // "causes cells to divide", "shows the earth moves": the object is a clause.
  if (after?.kind === 'vg' && (after.form === 'finite' || after.form === 'infinitive') && objects.list.length === 1) {
    if (
      after.form === 'finite' ||
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
  const chosen = includeFrame(reading, verb, dependFrame(verb, frame, left), left);
  reading.state(chosen, left, right, {
    v,
    verb: reading.text(verb.from, reading.phrases[next - 1]!.to),
    rule,
    negated,
  });
}

const AUTHORED: Frame = { type: 'CAUSAL', turned: false, weak: false };

/** "Congress passed the Sugar Act", "Paine wrote Common Sense": a work or a law with a name, and who made it. */
function readAuthoring(
  reading: SentenceReading,
  v: number,
  verb: VerbGroup,
  left: readonly Mention[],
  list: readonly Nominal[],
  negated: boolean,
): boolean {
  if (!AUTHORING.has(verb.base)) return false;
  const works = reading.termsOf(list).filter(({ key, surface }) => isWork(key, surface));
  const makers = left.filter(({ surface }) => /^[A-Z]/.test(surface));
  reading.state(AUTHORED, makers, works, { v, verb: reading.text(verb.from, verb.to), rule: 'authoring', negated });
  return works.length > 0;
}

function isWork(key: string, surface: string): boolean {
  return /^[A-Z]/.test(surface) && (conceptTypeOf(key, null) === 'document' || / /.test(surface));
}

/** "allows cells to store energy", "helps the body fight infection": the subject serves what the other can do by it. */
function applyEnabling(
  reading: SentenceReading,
  v: number,
  verb: VerbGroup,
  left: readonly Mention[],
  object: { list: readonly Nominal[]; next: number },
  negated: boolean,
): boolean {
  if (!/^(?:allow|enable|permit|help)$/.test(verb.base) || object.list.length !== 1) return false;
  const inner = reading.phrases[object.next];
  if (inner?.kind !== 'vg' || !(inner.form === 'infinitive' || (verb.base === 'help' && inner.form === 'finite')))
    return false;
  const purpose = purposeOf(reading, object.next);
  if (purpose !== null && !isAgent(left) && !/ed$/.test(reading.tokens[verb.main]!.lower)) {
    const verbText = `${reading.text(verb.from, verb.to)} … ${reading.text(inner.from, inner.to)}`;
    reading.state(SERVES, left, purpose, { v, verb: verbText, rule: 'enabling', negated });
  }
  return true;
}

const SERVES: Frame = { type: 'FUNCTION', turned: false, weak: false };

/** What a quantity depends on goes together with it; it is not needed for it. */
function dependFrame(verb: VerbGroup, frame: Frame, left: readonly Mention[]): Frame {
  if (verb.base !== 'depend') return frame;
  const measured = left.some(({ key }) => /^(?:quantity|property)$/.test(conceptTypeOf(key, null) ?? ''));
  return measured ? { type: 'ASSOCIATION', turned: false, weak: false } : frame;
}

/** "includes": kinds of something in the plural, parts of something in the singular. */
function includeFrame(_reading: SentenceReading, verb: VerbGroup, frame: Frame, left: readonly Mention[]): Frame {
  if (verb.base !== 'include') return frame;
  return left.every(({ plural, kinds }) => plural || kinds)
    ? { type: 'SPECIALIZATION', turned: true, weak: false }
    : frame;
}

function isGerundAt({ phrases }: SentenceReading, at: number): boolean {
  const phrase = phrases[at];
  return phrase?.kind === 'vg' && phrase.form === 'gerund';
}

function isDoingAt(reading: SentenceReading, at: number): boolean {
  const phrase = reading.phrases[at];
  return isGerundAt(reading, at) || (phrase?.kind === 'np' && /ing$/.test(reading.tokens[phrase.from]!.lower));
}

/** Phrases of place behind the object, then what it is made to do. */
function isClausal({ phrases }: SentenceReading, verb: VerbGroup, from: number): boolean {
  if (!/^(?:cause|lead|drive|stimulate|induce|trigger|prompt|encourage|motivate|inspire)$/.test(verb.base))
    return false;
  let at = from;
  while (phrases[at]?.kind === 'prep' && phrases[at + 1]?.kind === 'np') at += 2;
  const deed = phrases[at];
  return at > from && deed?.kind === 'vg' && deed.form === 'infinitive';
}

/** "As farming depends on the seasons, villages …": behind the comma of an opening clause begins the main one. */
function withinClause(
  { phrases, tokens }: SentenceReading,
  v: number,
  objects: { list: Nominal[]; next: number },
): { list: Nominal[]; next: number } {
  const opensWithClause = phrases[skipAdverbs(phrases, 0)]?.kind === 'sub' && !phrases.slice(0, v).some(isComma);
  const first = objects.list[0];
  if (!opensWithClause || first === undefined || !isComma(phrases[first.last + 1])) return objects;
  const alone = nominalFrom(phrases, tokens, first.first)!;
  return { list: [alone], next: alone.last + 1 };
}

/** Pairs with which a verb of the lexicon has another sense: what affects animals does not make them, people are not made less. */
function isUnlikely(
  verb: VerbGroup,
  frame: Frame,
  left: readonly Mention[],
  right: readonly Mention[],
  { tokens }: SentenceReading,
): boolean {
  const types = right.map(({ key }) => conceptTypeOf(key, null));
  const isNamed = ({ surface }: Mention) => /^[A-Z][a-z]/.test(surface);
  if (/^(?:affect|influence|shape)$/.test(verb.base))
    return !right.every(({ key }) => canChange(key)) || right.some(isNamed);
  if (/^(?:elevate|raise|enhance|boost)$/.test(verb.base))
    return !right.every(({ key, marked }) => marked || canChange(key));
  if (/^(?:improve|damage|harm)$/.test(verb.base)) return types.some((type) => type === 'organism' || type === 'agent');
  if (frame.type === 'INHIBITS')
    return right.some((mention) => isNamed(mention) && !mention.marked) || types.some((type) => type === 'agent');
  // What people establish, build or bring they may do in many senses; institutions and persons with a name do it as told.
  if (frame.weak && frame.type === 'CAUSAL' && isAgent(left) && !left.every(isNamed)) return true;
  // "has become a popular solvent" says what it is; people become something without turning into it.
  if (verb.base === 'become' || verb.base === 'turn') {
    const turns = ({ key, marked }: Mention) =>
      marked || /^(?:substance|object|organism|artifact)$/.test(conceptTypeOf(key, null) ?? '');
    const isPerfect = tokens.slice(verb.from, verb.main).some(({ lower }) => /^ha/.test(lower));
    return isAgent(left) || left.some(isNamed) || isPerfect || !right.every(turns);
  }
  // What shows something is an observation: not an axis, a living thing or a person.
  if (frame.type === 'EVIDENCE' && !frame.turned)
    return left.some(
      ({ key }) =>
        /(?:axis|figure|curve|graph|table|diagram|rectangle|line|point|chart|column|row|map|picture|image|photo|photograph|panel|example|case|equation)$/.test(
          key,
        ) || /^(?:organism|agent|object|artifact)$/.test(conceptTypeOf(key, null) ?? ''),
    );
  // "the word comes from Greek"
  if (frame.type === 'CAUSAL' && frame.turned) return left.some(({ key }) => /(?:word|term|name)$/.test(key));
  return false;
}

/** An adjective before the clause ends. */
function hasComplement(reading: SentenceReading, from: number): boolean {
  for (let i = from; i < reading.phrases.length && i < from + 4; i++) {
    const phrase = reading.phrases[i]!;
    if (phrase.kind === 'punct') return false;
    if (phrase.kind === 'adj') return true;
  }
  return false;
}

function isRestricted(reading: SentenceReading, at: number): boolean {
  const after = reading.phrases[at];
  return (
    (after?.kind === 'rel' && (after.word === 'that' || after.word === 'who')) ||
    (after?.kind === 'vg' && after.form !== 'finite' && after.form !== 'infinitive')
  );
}

/** The longest entry of the lexicon that the verb and the words after it spell. */
function frameOf(
  reading: SentenceReading,
  v: number,
  verb: VerbGroup,
  table: ReadonlyMap<string, Frame>,
): { frame: Frame; next: number } | null {
  const from = skipAdverbs(reading.phrases, v + 1);
  const words: string[] = [];
  let best: { frame: Frame; next: number } | null = null;
  const direct = table.get(verb.base);
  if (direct !== undefined) best = { frame: direct, next: v + 1 };
  for (let i = from; i < from + 3 && i < reading.phrases.length; i++) {
    const phrase = reading.phrases[i]!;
    words.push(...reading.tokens.slice(phrase.from, phrase.to).map(({ lower }) => lower));
    const frame = table.get(`${verb.base} ${words.join(' ')}`);
    if (frame !== undefined) best = { frame, next: i + 1 };
    if (phrase.kind === 'punct' || phrase.kind === 'vg') break;
  }
  return best;
}

/** "converts A into B", "distinguishes A from B", "uses A to do B". */
function applyObjectFrame(
  reading: SentenceReading,
  v: number,
  verb: VerbGroup,
  object: { list: readonly { from: number; to: number; first: number; last: number }[]; next: number },
  negated: boolean,
): boolean {
  const preposition = reading.phrases[object.next];
  if (preposition === undefined) return false;
  const first = reading.termsOf(object.list);
  if (MAKING.has(verb.base) && preposition.kind === 'vg' && preposition.form === 'infinitive') {
    if (first.some(({ kinds, partial, sign }) => kinds || partial || sign !== undefined)) return true;
    const purpose = purposeOf(reading, object.next);
    if (purpose !== null)
      reading.state({ type: 'FUNCTION', turned: false, weak: false }, first, purpose, {
        v,
        verb: `${reading.text(verb.from, verb.to)} … to`,
        rule: verb.base === 'use' ? 'use-to' : 'made-to',
        negated,
      });
    // What is used is no more than that; what is made is made by the subject as well.
    return verb.base === 'use';
  }
  if (preposition.kind !== 'prep') return false;
  if (verb.base === 'protect' || verb.base === 'shield') {
    if (!/^(?:from|against)$/.test(preposition.word)) return false;
    return false;
  }
  const frame = OBJECT_FRAME_TABLE.get(`${verb.base} ${preposition.word}`);
  if (frame === undefined) return false;
  const second = nominalsFrom(reading.phrases, reading.tokens, skipAdverbs(reading.phrases, object.next + 1));
  reading.state(frame, first, reading.termsOf(second.list), {
    v,
    verb: `${reading.text(verb.from, verb.to)} … ${preposition.word}`,
    rule: 'object-frame',
    negated,
  });
  return true;
}

function applyPassive(
  reading: SentenceReading,
  v: number,
  verb: VerbGroup,
  left: readonly Mention[],
  rule: string,
): void {
  const { phrases, tokens } = reading;
  const participle = tokens[verb.main]!.lower;
  if (isGerundAt(reading, v + 1) && readByMeans(reading, v, verb, left, v + 1)) return;
  const at = skipAdverbs(phrases, v + 1);
  const next = phrases[at];
  if (next === undefined) return;
  if (next.kind === 'vg' && next.form === 'infinitive') {
    if (/^(?:use|design|build|employ|make|develop|create|need|require|intend)$/.test(verb.base)) {
      const purpose = purposeOf(reading, at);
      if (purpose === null) return;
      const type = verb.base === 'need' || verb.base === 'require' ? 'PREREQUISITE' : 'FUNCTION';
      reading.state({ type, turned: false, weak: false }, left, purpose, {
        v,
        verb: `${reading.text(verb.from, verb.to)} to`,
        rule: 'passive-purpose',
        negated: verb.negated,
      });
    } else if (
      /^(?:think|believe|say|find|know|show|suppose|expect|hypothesize|see|consider)$/.test(verb.base) &&
      next.voice === 'active'
    ) {
      applyActive(reading, at, next, left, verb.negated || next.negated, 'believed');
    }
    return;
  }
  if (next.kind !== 'prep' && next.kind !== 'to') return;
  const words: string[] = [];
  for (let i = at; i < at + 2 && i < phrases.length; i++) {
    const phrase = phrases[i]!;
    if (phrase.kind !== 'prep' && phrase.kind !== 'to' && phrase.kind !== 'adv' && i > at) break;
    words.push(phrase.kind === 'prep' || phrase.kind === 'to' || phrase.kind === 'adv' ? phrase.word : '');
    const key = `${participle} ${words.join(' ')}`.trim();
    const frame = PASSIVE_FRAMES.get(key);
    if (frame === undefined) continue;
    const purpose = phrases[i + 1]?.kind === 'vg' && frame.type === 'FUNCTION' ? purposeOf(reading, i + 1) : null;
    const objects = nominalsFrom(phrases, tokens, skipAdverbs(phrases, i + 1));
    if (objects.list.length > 0 && isGerundAt(reading, objects.next)) return;
    // "required by law to pay"
    const deed = phrases[objects.next];
    if (/^(?:require|need)$/.test(verb.base) && deed?.kind === 'vg' && deed.form === 'infinitive') return;
    // "a term used for …"; "used in Africa": where, not what for.
    // "a sketch was made of the suspect"
    if (key === 'made of' && /^(?:was|were)$/.test(tokens[verb.from]!.lower)) return;
    // "is affected by": more or less of it, where it can be more or less.
    if (/^(?:influenc|affect|shap)/.test(participle) && !left.every(({ key }) => canChange(key))) return;
    if (frame.type === 'FUNCTION' && isWordUse(reading, v, objects.list, phrases[i]!)) return;
    // "are classified as A or B": the classes are kinds of the subject.
    const turned = frame.type === 'SPECIALIZATION' && objects.list.length > 1;
    const right = frame.type === 'PROPERTY' ? propertiesIn(reading, objects.list) : reading.termsOf(objects.list);
    reading.state(turned ? { ...frame, turned } : frame, left, purpose ?? right, {
      v,
      verb: reading.text(verb.from, phrases[i]!.to),
      rule: `${rule}-frame`,
      negated: verb.negated,
    });
    return;
  }
  if (readByMeans(reading, v, verb, left, at)) return;
  if (next.word !== 'by') return;
  const known = ACTIVE_FRAMES.get(verb.base);
  const isAuthored =
    known === undefined && AUTHORING.has(verb.base) && left.length === 1 && isWork(left[0]!.key, left[0]!.surface);
  const active = isAuthored ? AUTHORED : known;
  if (active === undefined || active.type === 'PROPERTY' || verb.base === 'suggest') return;
  const agents = nominalsFrom(phrases, tokens, skipAdverbs(phrases, at + 1));
  if (isUnlikely(verb, active, reading.termsOf(agents.list), left, reading)) return;
  reading.state({ ...active, turned: !active.turned }, left, reading.termsOf(agents.list), {
    v,
    verb: reading.text(verb.from, next.to),
    rule: `${rule}-by`,
    negated: verb.negated,
  });
}

/** With their adjectives; of "abnormal thoughts, feelings, and behaviors" only the first is whole. */
function propertiesIn(reading: SentenceReading, list: readonly Nominal[]): Mention[] {
  const [first, ...rest] = list;
  const shared =
    first !== undefined && reading.tokens[first.from]!.tag === 'ADJ' && rest.every(({ from, to }) => to - from === 1);
  const whole = shared ? list.slice(0, 1) : list;
  return whole.map((nominal) => reading.name(nominal)).filter((term) => term !== null);
}

function isWordUse(
  { phrases, tokens }: SentenceReading,
  v: number,
  objects: readonly Nominal[],
  preposition: { from: number; to: number },
): boolean {
  const before = phrases[v - 1];
  if (before?.kind === 'np' && /^(?:term|word|name|phrase|expression)s?$/.test(tokens[before.head]!.lower)) return true;
  if (tokens[preposition.from]!.lower !== 'in') return false;
  return objects.some(({ first }) => {
    const inner = phrases[first]!;
    if (inner.kind !== 'np') return false;
    const head = tokens[inner.head]!;
    return (
      head.tag === 'PROPN' ||
      /^(?:conjunction|combination|addition|place|parts?|countries|country|states|case|cases|context|contexts|world|past|years|century|text|chapter|section|book|examples?)$/.test(
        head.lower,
      )
    );
  });
}
