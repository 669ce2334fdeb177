import { normalizeTerm } from '../../../../domain/index.ts';
import { gerundOf } from '../lexicon/inflect.ts';
import { nominalFrom, skipAdverbs } from '../phrases/nominal.ts';
import type { SentenceReading } from '../sentence-reading.ts';
import type { Mention } from '../terms/mention.ts';
import type { Token } from '../text/token.ts';

const WORDS_MAX = 7;

/** "to measure blood pressure" and "measuring blood pressure" as something a thing can serve: "measuring blood pressure". */
export function purposeOf(reading: SentenceReading, at: number): Mention[] | null {
  const verb = reading.phrases[at];
  if (verb?.kind !== 'vg' || verb.voice !== 'active' || verb.negated) return null;
  // "to allow cells to grow": the object alone is not what it serves.
  const beyond = nominalFrom(reading.phrases, reading.tokens, skipAdverbs(reading.phrases, at + 1));
  const follower = beyond === null ? undefined : reading.phrases[beyond.last + 1];
  if (follower?.kind === 'vg' && (follower.form === 'infinitive' || follower.form === 'finite')) return null;
  const object = nominalFrom(reading.phrases, reading.tokens, skipAdverbs(reading.phrases, at + 1));
  if (object === null) return null;
  const term = reading.term(object);
  if (term === null) return null;
  const deed = mentionOfDeed(verb.base, term, reading.tokens[verb.main]!);
  return deed === null ? null : [deed];
}

/** Verb and object as one term: "store", "energy" → "storing energy". */
export function mentionOfDeed(base: string, object: Mention, verb: Token): Mention | null {
  const surface = `${gerundOf(base)} ${object.surface}`;
  if (surface.split(' ').length > WORDS_MAX) return null;
  return {
    surface,
    key: normalizeTerm(surface),
    start: Math.min(verb.start, object.start),
    end: Math.max(verb.end, object.end),
    plural: false,
    marked: false,
  };
}
