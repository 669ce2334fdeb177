import type { Frame } from '../lexicon/frames.ts';
import type { Nominal } from '../phrases/nominal.ts';
import type { VerbGroup } from '../phrases/phrase.ts';
import type { SentenceReading } from '../sentence-reading.ts';
import { canChange, conceptTypeOf } from '../terms/concept-type-of.ts';
import type { Mention } from '../terms/mention.ts';
import { purposeOf } from './purpose-of.ts';

const SETS = /^(?:cause|lead|drive|force|push|prompt|make|get|induce|stimulate)$/;
const RISES = /^(?:rise|increase)$/;
const FALLS = /^(?:fall|decrease|decline|drop|shrink|diminish)$/;
/** Of these only what can be more or less: prices grow, cells grow as well. */
const GROWS = /^(?:grow|expand|improve|accelerate|strengthen)$/;
const SLOWS = /^(?:slow|weaken|deteriorate)$/;
const KEEPS = /^(?:prevent|keep|stop|discourage|deter|prohibit|bar|ban|forbid|restrain|dissuade)$/;
const SHIELDS = /^(?:protect|shield|insulate|safeguard|defend|save|rescue)$/;

/**
 * "causes prices to rise", "makes demand fall": the object is what changes. "protects citizens from searches", "prohibits states from coining
 * money": what is kept away is said last. True where the verb was read this way.
 */
export function readSetToChange(
  reading: SentenceReading,
  v: number,
  verb: VerbGroup,
  left: readonly Mention[],
  object: { readonly list: readonly Nominal[]; readonly next: number },
  negated: boolean,
): boolean {
  if (object.list.length === 0) return false;
  const after = reading.phrases[object.next];
  const where = { v, negated, rule: 'set-to-change' };
  if (after?.kind === 'vg' && SETS.test(verb.base)) {
    const isBare =
      verb.base === 'make' ? after.form === 'finite' || after.form === 'infinitive' : after.form === 'infinitive';
    const up = RISES.test(after.base) || GROWS.test(after.base);
    const mustChange = GROWS.test(after.base) || SLOWS.test(after.base);
    if (!isBare || after.voice !== 'active' || !(up || FALLS.test(after.base) || SLOWS.test(after.base))) return false;
    // "causes people to increase their savings": another object follows.
    if (reading.phrases[object.next + 1]?.kind === 'np') return false;
    const changed = reading.termsOf(object.list).filter(({ key }) => !mustChange || canChange(key));
    const frame: Frame = { type: up ? 'CAUSAL' : 'INHIBITS', turned: false, weak: false };
    reading.state(frame, left, changed, {
      ...where,
      verb: `${reading.text(verb.from, verb.to)} … ${reading.text(after.from, after.to)}`,
    });
    return true;
  }
  if (after?.kind !== 'prep' || !/^(?:from|against)$/.test(after.word)) return false;
  const kept = reading.phrases[object.next + 1];
  const frame: Frame = { type: 'INHIBITS', turned: false, weak: false };
  const text = `${reading.text(verb.from, verb.to)} … ${after.word}`;
  if (kept?.kind === 'vg' && kept.form === 'gerund' && (KEEPS.test(verb.base) || SHIELDS.test(verb.base))) {
    const deed = purposeOf(reading, object.next + 1);
    if (deed !== null) reading.state(frame, left, deed, { ...where, verb: text });
    return true;
  }
  if (kept?.kind !== 'np' || !SHIELDS.test(verb.base)) return false;
  // "parents must protect children from harm": who ought to, or tries to, does not keep it away by being there.
  if (left.some(({ key }) => conceptTypeOf(key, null) === 'agent')) return true;
  const harm = reading.termsFrom(object.next + 1);
  reading.state(frame, left, harm, { ...where, verb: text });
  return true;
}
