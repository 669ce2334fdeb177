import { normalizeTerm } from '../../../../domain/index.ts';
import { gerundOf } from '../lexicon/inflect.ts';
import { nominalFrom, skipAdverbs } from '../phrases/nominal.ts';
import type { SentenceReading } from '../sentence-reading.ts';
import type { Mention } from '../terms/mention.ts';

const WORDS_MAX = 7;

/** "to measure blood pressure" and "measuring blood pressure" as something a thing can serve: "measuring blood pressure". */
export function purposeOf(reading: SentenceReading, at: number): Mention[] | null {
  const verb = reading.phrases[at];
  if (verb?.kind !== 'vg' || verb.voice !== 'active' || verb.negated) return null;
  const object = nominalFrom(reading.phrases, reading.tokens, skipAdverbs(reading.phrases, at + 1));
  if (object === null) return null;
  const term = reading.term(object);
  if (term === null) return null;
  const surface = `${gerundOf(verb.base)} ${term.surface}`;
  if (surface.split(' ').length > WORDS_MAX) return null;
  return [
    {
      surface,
      key: normalizeTerm(surface),
      start: reading.tokens[verb.main]!.start,
      end: term.end,
      plural: false,
      marked: false,
    },
  ];
}
