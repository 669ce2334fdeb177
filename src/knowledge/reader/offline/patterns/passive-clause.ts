import { ACTIVE_FRAMES, PASSIVE_FRAMES } from '../lexicon/frames.ts';
import { isComma, type Nominal, nominalsFrom, skipAdverbs } from '../phrases/nominal.ts';
import type { VerbGroup } from '../phrases/phrase.ts';
import type { SentenceReading } from '../sentence-reading.ts';
import { canChange, conceptTypeOf } from '../terms/concept-type-of.ts';
import type { Mention } from '../terms/mention.ts';
import { applyActive } from './active-clause.ts';
import { AUTHORED, isMade } from './authored-works.ts';
import { readByMeans } from './by-means.ts';
import { isGerundAt } from './clause-edges.ts';
import { readCharge } from './granting.ts';
import { deedAt, purposeOf } from './purpose-of.ts';
import { isAgent, isOffice } from './serving.ts';
import { isUnlikely } from './unlikely-pair.ts';

export function applyPassive(
  reading: SentenceReading,
  v: number,
  verb: VerbGroup,
  left: readonly Mention[],
  rule: string,
): void {
  const { phrases, tokens } = reading;
  const participle = tokens[verb.main]!.lower;
  if (isGerundAt(reading, v + 1) && readByMeans(reading, v, verb, left, v + 1)) return;
  if (readCharge(reading, v, verb, left)) return;
  const at = skipAdverbs(phrases, v + 1);
  const next = phrases[at];
  if (next === undefined) return;
  if (next.kind === 'vg' && next.form === 'infinitive') {
    if (/^(?:use|design|build|employ|make|develop|create|need|require|intend|mean)$/.test(verb.base)) {
      const purpose = purposeOf(reading, at);
      // "employers are required to pay": whoever has to, the deed does not need them.
      if (purpose === null || (/^(?:need|require)$/.test(verb.base) && (isAgent(left) || isOffice('levy', left))))
        return;
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
    const takesDeed = /^(?:CAUSAL|PREREQUISITE)$/.test(frame.type) && verb.base !== 'determine';
    const purpose =
      phrases[i + 1]?.kind !== 'vg'
        ? null
        : frame.type === 'FUNCTION'
          ? purposeOf(reading, i + 1)
          : takesDeed
            ? deedAt(reading, i + 1)
            : null;
    const objects = ownObjects(reading, v, rule, nominalsFrom(phrases, tokens, skipAdverbs(phrases, i + 1)));
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
    const named = frame.type === 'PROPERTY' ? propertiesIn(reading, objects.list) : reading.termsOf(objects.list);
    const right = frame.type === 'FUNCTION' ? named.filter((mention) => canBeServed(mention, words[0]!)) : named;
    reading.state(turned ? { ...frame, turned } : frame, left, purpose ?? right, {
      v,
      verb: reading.text(verb.from, phrases[i]!.to),
      rule: `${rule}-frame`,
      negated: verb.negated,
    });
    return;
  }
  if (readByMeans(reading, v, verb, left, at)) return;
  const by = byBehind(reading, at);
  if (by === null) return;
  const known = ACTIVE_FRAMES.get(verb.base);
  const isAuthored = known === undefined && left.length === 1 && isMade(verb.base, left[0]!);
  const active = isAuthored ? AUTHORED : known;
  if (active === undefined || active.type === 'PROPERTY' || verb.base === 'suggest') return;
  const agents = ownObjects(reading, v, rule, nominalsFrom(phrases, tokens, skipAdverbs(phrases, by + 1)));
  const makers = (deedAt(reading, by + 1) ?? reading.termsOf(agents.list)).filter(
    ({ surface }) => !isAuthored || /^[A-Z]/.test(surface),
  );
  if (isUnlikely(verb, active, makers, left, reading)) return;
  reading.state({ ...active, turned: !active.turned }, left, makers, {
    v,
    verb: by === at ? reading.text(verb.from, next.to) : `${reading.text(verb.from, verb.to)} … by`,
    rule: `${rule}-by`,
    negated: verb.negated,
  });
}

/** "by" right behind the verb, or behind one phrase of place: "is made in the liver by hepatocytes". */
function byBehind({ phrases }: SentenceReading, at: number): number | null {
  const isBy = (i: number) => {
    const phrase = phrases[i];
    return phrase?.kind === 'prep' && phrase.word === 'by';
  };
  if (isBy(at)) return at;
  const place = phrases[at]!;
  const isPlace =
    place.kind === 'prep' && /^(?:in|within|on|at|inside)$/.test(place.word) && phrases[at + 1]?.kind === 'np';
  return isPlace && isBy(at + 2) ? at + 2 : null;
}

/** "strain, tension caused by posture, and stress": in a list, what comes behind its "and" is the next of the list. */
function ownObjects(
  { phrases }: SentenceReading,
  v: number,
  rule: string,
  objects: { list: Nominal[]; next: number },
): { list: Nominal[]; next: number } {
  const [first, second] = objects.list;
  if (rule !== 'reduced' || first === undefined || second === undefined || objects.list.length > 2) return objects;
  const isInList = phrases.slice(0, v).some(isComma) && isComma(phrases[first.last + 1]);
  return isInList ? { list: [first], next: first.last + 1 } : objects;
}

/** With their adjectives; of "abnormal thoughts, feelings, and behaviors" only the first is whole. */
function propertiesIn(reading: SentenceReading, list: readonly Nominal[]): Mention[] {
  const [first, ...rest] = list;
  const shared =
    first !== undefined && reading.tokens[first.from]!.tag === 'ADJ' && rest.every(({ from, to }) => to - from === 1);
  const whole = shared ? list.slice(0, 1) : list;
  return whole.map((nominal) => reading.name(nominal)).filter((term) => term !== null);
}

/** "used in surgery" tells what a thing is for; "used in batteries", "designed for children" tell where it is and whose. */
function canBeServed({ key }: Mention, preposition: string): boolean {
  const type = conceptTypeOf(key, null);
  if (preposition === 'in') return type === 'process' || type === 'method' || type === 'event';
  return type !== 'agent' && type !== 'place' && type !== 'period';
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
