import type { Nominal } from '../phrases/nominal.ts';
import type { VerbGroup } from '../phrases/phrase.ts';
import type { SentenceReading } from '../sentence-reading.ts';
import { hasComplement, isClausal, isDoingAt, isGerundAt, isRestricted } from './clause-edges.ts';

/** A verb with the entry of the lexicon that it spells, and the objects behind it. */
export interface Clause {
  readonly v: number;
  readonly verb: VerbGroup;
  /** Phrase index behind the verb and its preposition. */
  readonly next: number;
  readonly objects: { readonly list: readonly Nominal[]; readonly next: number };
}

const TAKES_CLAUSE =
  /^(?:cause|allow|enable|permit|help|encourage|require|need|force|lead|drive|stimulate|induce|trigger|show|prove|make|prompt|get)$/;
const SAYS_THAT = /^(?:guarantee|ensure|assure|show|promise|prove|demonstrate|suggest|reveal)$/;
/** Verbs whose past is their base: behind an object they may be its last noun ("skill set"). */
const NOUN_TOO = /^(?:set|cut|cost|run|spread|shift|split|bid|bet|burst|cast|hit|hurt|put|rise|fall)$/;

/** Whether what follows the object shows that the verb says more than that it acts on it. */
export function goesFurther(reading: SentenceReading, clause: Clause): boolean {
  return isDoing(reading, clause) || isObjectOfClause(reading, clause) || hasSecondObject(reading, clause);
}

/** "prevents bacteria from growing": what is prevented is the growing. "depends on consumers accepting": a clause again. */
function isDoing(reading: SentenceReading, { v, verb, next, objects }: Clause): boolean {
  const after = reading.phrases[objects.next];
  if (after?.kind === 'prep' && /^(?:from|into)$/.test(after.word) && isDoingAt(reading, objects.next + 1)) return true;
  return isGerundAt(reading, objects.next) && (next > v + 1 || /^(?:cause|bring|give)$/.test(verb.base));
}

/** "causes cells to divide", "shows the earth moves", "guarantees savers that they …": the object is a clause, or has one. */
function isObjectOfClause(reading: SentenceReading, { verb, next, v, objects }: Clause): boolean {
  const after = reading.phrases[objects.next];
  if (after?.kind === 'rel' && after.word === 'that' && SAYS_THAT.test(verb.base)) return true;
  if (after?.kind !== 'vg') return isClausal(reading, verb, objects.next);
  if (after.form === 'infinitive') return TAKES_CLAUSE.test(verb.base);
  if (after.form === 'finite') return objects.list.length === 1 || TAKES_CLAUSE.test(verb.base);
  if (after.form !== 'past') return false;
  // "occurred after the galaxy formed": a clause with its verb at the end.
  const behind = reading.phrases[objects.next + 1];
  const ends = behind === undefined || behind.kind === 'punct';
  return (next > v + 1 && ends) || NOUN_TOO.test(reading.tokens[after.main]!.lower);
}

/** "granted voters no powers", "made the accounts more alike", "confirmed A as B": the object is half of what is said. */
function hasSecondObject(reading: SentenceReading, { v, verb, next, objects }: Clause): boolean {
  const after = reading.phrases[objects.next];
  if (after?.kind === 'np' && next === v + 1) return true;
  if (after?.kind === 'prep' && after.word === 'as') return true;
  if (after?.kind === 'prep' && after.word === 'with' && verb.base === 'replace') return true;
  if (verb.base !== 'make') return false;
  const closes =
    after === undefined ||
    after.kind === 'punct' ||
    after.kind === 'cc' ||
    after.kind === 'prep' ||
    after.kind === 'sub';
  if (!closes || hasComplement(reading, objects.next)) return true;
  // "made use of funding"
  const made = reading.phrases[objects.list[0]!.first]!;
  return made.kind === 'np' && reading.tokens[made.head]!.lower === 'use';
}

/** What is prevented or needed is only what a clause behind it tells of. */
export function isNarrowed(reading: SentenceReading, { objects }: Clause): boolean {
  return isRestricted(reading, objects.next);
}
