import { isComma, type Nominal, nominalFrom, skipAdverbs } from '../phrases/nominal.ts';
import type { VerbGroup } from '../phrases/phrase.ts';
import type { SentenceReading } from '../sentence-reading.ts';

export function isGerundAt({ phrases }: SentenceReading, at: number): boolean {
  const phrase = phrases[at];
  return phrase?.kind === 'vg' && phrase.form === 'gerund';
}

export function isDoingAt(reading: SentenceReading, at: number): boolean {
  const phrase = reading.phrases[at];
  return isGerundAt(reading, at) || (phrase?.kind === 'np' && /ing$/.test(reading.tokens[phrase.from]!.lower));
}

/** Phrases of place behind the object, then what it is made to do. */
export function isClausal({ phrases }: SentenceReading, verb: VerbGroup, from: number): boolean {
  if (!/^(?:cause|lead|drive|stimulate|induce|trigger|prompt|encourage|motivate|inspire)$/.test(verb.base))
    return false;
  let at = from;
  while (phrases[at]?.kind === 'prep' && phrases[at + 1]?.kind === 'np') at += 2;
  const deed = phrases[at];
  return at > from && deed?.kind === 'vg' && deed.form === 'infinitive';
}

/** "As farming depends on the seasons, villages …": behind the comma of an opening clause begins the main one. */
export function withinClause(
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

/** An adjective before the clause ends. */
export function hasComplement(reading: SentenceReading, from: number): boolean {
  for (let i = from; i < reading.phrases.length && i < from + 4; i++) {
    const phrase = reading.phrases[i]!;
    if (phrase.kind === 'punct') return false;
    if (phrase.kind === 'adj') return true;
  }
  return false;
}

export function isRestricted(reading: SentenceReading, at: number): boolean {
  const after = reading.phrases[at];
  return (
    (after?.kind === 'rel' && (after.word === 'that' || after.word === 'who')) ||
    (after?.kind === 'vg' && after.form !== 'finite' && after.form !== 'infinitive')
  );
}
