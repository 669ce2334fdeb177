import { ACTIVE_FRAMES, SERVING } from '../lexicon/frames.ts';
import { inflect } from '../lexicon/inflect.ts';
import { nominalFrom, skipAdverbs } from '../phrases/nominal.ts';
import type { VerbGroup } from '../phrases/phrase.ts';
import { isPluralVerb } from '../phrases/subjects.ts';
import type { SentenceReading } from '../sentence-reading.ts';
import { conceptTypeOf } from '../terms/concept-type-of.ts';
import type { Mention } from '../terms/mention.ts';
import { mentionOfDeed, purposeOf } from './purpose-of.ts';

const SERVES = { type: 'FUNCTION', turned: false, weak: false } as const;
const HAS = { type: 'PROPERTY', turned: false, weak: false } as const;

/** Verbs that tell what happens to a thing or where it is, not what it does. */
const PASSIVE_IN_SENSE = new Set(
  `lose gain receive face experience undergo suffer want like believe think know see feel show exhibit display get take come go stay
  remain exceed reach follow infect have be contain occur live exist lack need consist become involve include require depend vary
  mean look seem appear happen last start begin end stop continue tend fall rise increase decrease grow begin leave keep let
  resemble differ equal cost owe own belong possess share use make give put set do die survive attend enter cross share affect`.split(
    /\s+/,
  ),
);

const MEANS =
  /^(?:process|method|mechanism|means|procedure|technique|way|system|reaction|practice|tool|device|strategy|approach|principle|cycle|pathway)$/;

/**
 * What a definition tells of its term behind the kind: "… that attaches carbon dioxide", "… with two membranes",
 * "… by which plants store energy". Reads on from every noun that stands for a term.
 */
export function readDefiningClauses(reading: SentenceReading): void {
  for (const [at, term] of reading.standsFor) {
    const phrase = reading.phrases[at];
    if (phrase?.kind !== 'np' || !term.marked) continue;
    const nominal = nominalFrom(reading.phrases, reading.tokens, at)!;
    const next = nominal.last + 1;
    const follower = reading.phrases[next];
    if (follower?.kind === 'rel' && (follower.word === 'that' || follower.word === 'which')) {
      // "inflammation of the membranes that surround …": the verb's number says that the membranes do.
      const verb = reading.phrases[skipAdverbs(reading.phrases, next + 1)];
      const number = verb?.kind === 'vg' ? isPluralVerb(reading.tokens, verb) : null;
      if (nominal.first === nominal.last || number === phrase.plural) readThat(reading, next, term);
    } else if (follower?.kind === 'prep' && follower.word === 'with' && next === at + 1) {
      // "reaction with water", "contact with others": a partner, no property.
      if (conceptTypeOf(reading.tokens[phrase.head]!.lower, null) !== 'process') readWith(reading, next, term);
    } else if (follower?.kind === 'prep' && /^(?:by|through|in)$/.test(follower.word)) {
      const head = reading.tokens[phrase.head]!.lower;
      if (MEANS.test(head)) readByWhich(reading, next, term, follower.word);
    }
  }
}

function readThat(reading: SentenceReading, rel: number, term: Mention): void {
  const v = skipAdverbs(reading.phrases, rel + 1);
  const verb = reading.phrases[v];
  if (verb?.kind !== 'vg' || !isPlainDeed(verb, reading) || /^(?:allow|enable|permit|let|cause|force)$/.test(verb.base))
    return;
  const isDisplay = /^(?:show|indicate|illustrate|reveal)$/.test(verb.base);
  if (!isDisplay && (PASSIVE_IN_SENSE.has(verb.base) || SERVING.has(verb.base) || ACTIVE_FRAMES.has(verb.base))) return;
  const purpose = purposeOf(reading, v);
  if (purpose !== null)
    reading.state(SERVES, [term], purpose, { v, verb: reading.text(verb.from, verb.to), rule: 'defining-that' });
}

function readWith(reading: SentenceReading, at: number, term: Mention): void {
  const nominal = nominalFrom(reading.phrases, reading.tokens, at + 1);
  if (nominal === null) return;
  const property = reading.term(nominal);
  if (property === null) return;
  reading.state(HAS, [term], [property], { v: at, verb: 'with', rule: 'defining-with' });
}

function readByWhich(reading: SentenceReading, at: number, term: Mention, preposition: string): void {
  const { phrases, tokens } = reading;
  const rel = phrases[at + 1];
  if (rel?.kind !== 'rel' || rel.word !== 'which') return;
  const subject = nominalFrom(phrases, tokens, skipAdverbs(phrases, at + 2));
  if (subject === null) return;
  const v = skipAdverbs(phrases, subject.last + 1);
  const verb = phrases[v];
  if (verb?.kind !== 'vg' || verb.negated || verb.hedged) return;
  const where = { v, verb: `${preposition} which … ${reading.text(verb.from, verb.to)}`, rule: 'by-which' };
  if (verb.voice === 'passive') {
    const done = reading.term(subject);
    const deed = done === null ? null : mentionOfDeed(verb.base, done, tokens[verb.main]!);
    if (deed !== null) reading.state(SERVES, [term], [deed], where);
    return;
  }
  if (verb.voice !== 'active' || PASSIVE_IN_SENSE.has(verb.base)) return;
  const purpose = purposeOf(reading, v);
  if (purpose !== null) reading.state(SERVES, [term], purpose, where);
}

/** Present tense, no hedge, nothing denied. */
function isPlainDeed(verb: VerbGroup, { tokens }: SentenceReading): boolean {
  if (verb.negated || verb.hedged || verb.voice !== 'active' || verb.form !== 'finite') return false;
  const word = tokens[verb.main]!.lower;
  const { base, s } = inflect(verb.base);
  return verb.to - verb.from <= 2 && (word === base || word === s);
}
