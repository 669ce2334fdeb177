import { isAnd, isComma, skipAdverbs } from './nominal.ts';
import type { Phrase, VerbGroup } from './phrase.ts';

/**
 * "encode, store, and retrieve information", "creates and enforces rules": where the object of a verb stands that shares it with the verbs behind it,
 * all of one form and each a single word. Null where the verb has its own place for an object.
 */
export function sharedObjectAt(phrases: readonly Phrase[], v: number): number | null {
  const first = phrases[v] as VerbGroup;
  let at = v;
  for (let n = 0; n < 4; n++) {
    let next = at + 1;
    const isListed = isComma(phrases[next]);
    if (isListed) next += 1;
    const isLast = isAnd(phrases[next]);
    if (isLast) next += 1;
    if (!isListed && !isLast) return null;
    next = skipAdverbs(phrases, next);
    const verb = phrases[next];
    if (verb?.kind !== 'vg' || verb.voice !== 'active' || verb.negated || !isLike(first, verb)) return null;
    if (isLast) return next + 1;
    at = next;
  }
  return null;
}

/** "to encode, store": the second has no "to" of its own; "creates and enforces": the same number. */
function isLike(first: VerbGroup, second: VerbGroup): boolean {
  if (second.to - second.from !== 1) return false;
  if (first.form === second.form) return true;
  return first.form === 'infinitive' && second.form === 'finite';
}
