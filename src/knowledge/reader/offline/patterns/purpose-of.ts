import { normalizeTerm } from '../../../../domain/index.ts';
import { gerundOf } from '../lexicon/inflect.ts';
import { type Nominal, nominalFrom, nominalsFrom, skipAdverbs } from '../phrases/nominal.ts';
import { sharedObjectAt } from '../phrases/shared-object.ts';
import type { SentenceReading } from '../sentence-reading.ts';
import type { Mention } from '../terms/mention.ts';
import type { Token } from '../text/token.ts';

const WORDS_MAX = 7;

/** Verbs that need two. */
const JOINS = /^(?:relate|compare|combine|link|connect|distinguish|separate|match|contrast)$/;

/** What a thing has in it or comes to be is nothing that it does. */
const NO_DEED = /^(?:include|have|become|remain|seem|contain|view|regard)$/;

/** Behind the object of these stands what it is made to do; behind that of others what for. */
const TAKES_CLAUSE =
  /^(?:allow|enable|permit|help|cause|make|get|let|force|encourage|lead|drive|stimulate|induce|trigger|prompt|ask|want|expect|require|need|teach|tell|order|persuade|convince|urge|prepare|train|motivate|invite|authorize|direct|instruct|find|show|have|give|take|use|consider|know|believe)$/;

/** "to measure blood pressure" and "measuring blood pressure" as something a thing can serve: "measuring blood pressure". */
export function purposeOf(reading: SentenceReading, at: number): Mention[] | null {
  const verb = reading.phrases[at];
  if (verb?.kind !== 'vg' || verb.voice !== 'active' || verb.negated || NO_DEED.test(verb.base)) return null;
  // "to allow cells to grow": the object alone is not what it serves.
  const objectAt = sharedObjectAt(reading.phrases, at) ?? at + 1;
  const beyond = nominalFrom(reading.phrases, reading.tokens, skipAdverbs(reading.phrases, objectAt));
  const follower = beyond === null ? undefined : reading.phrases[beyond.last + 1];
  const isClause =
    follower?.kind === 'vg' &&
    (follower.form === 'finite' || (follower.form === 'infinitive' && TAKES_CLAUSE.test(verb.base)));
  if (isClause) return null;
  // "providing unemployment and welfare payments": the first of the two lacks its noun.
  const object =
    nominalsFrom(reading.phrases, reading.tokens, skipAdverbs(reading.phrases, objectAt)).list[0] ?? beyond;
  if (object === null) return null;
  // "relates pressure to volume", "combines A and B": the deed is with both.
  const list = nominalsFrom(reading.phrases, reading.tokens, skipAdverbs(reading.phrases, objectAt));
  const partner = reading.phrases[list.next];
  if (
    JOINS.test(verb.base) &&
    (list.list.length > 1 || (partner?.kind === 'prep' && /^(?:to|with|from|and)$/.test(partner.word)))
  )
    return null;
  const term = reading.term(object) ?? matterOf(reading, object);
  if (term === null) return null;
  const deed = mentionOfDeed(verb.base, term, reading.tokens[verb.main]!);
  return deed === null ? null : [deed];
}

/** What somebody does, where a gerund with its object begins here: "results from printing money". What is used or had is no deed. */
export function deedAt(reading: SentenceReading, at: number): Mention[] | null {
  const verb = reading.phrases[at];
  const isDeed =
    verb?.kind === 'vg' &&
    verb.form === 'gerund' &&
    !/^(?:use|have|be|do|get|allow|let|keep|become|include)$/.test(verb.base);
  return isDeed ? purposeOf(reading, at) : null;
}

/** "storing information": a word too general to be a concept says enough behind a verb. */
function matterOf({ phrases, tokens }: SentenceReading, { from, to, first, last }: Nominal): Mention | null {
  const word = tokens[to - 1]!;
  const hasMore = /^(?:prep|rel|np|adj)$/.test(phrases[last + 1]?.kind ?? '');
  if (
    first !== last ||
    to - from !== 1 ||
    hasMore ||
    !/^(?:information|knowledge|evidence|experience)$/.test(word.lower)
  )
    return null;
  return { surface: word.lower, key: word.lower, start: word.start, end: word.end, plural: false, marked: false };
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
