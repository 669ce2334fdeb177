import { AUTHORING, type Frame } from '../lexicon/frames.ts';
import type { Nominal } from '../phrases/nominal.ts';
import type { VerbGroup } from '../phrases/phrase.ts';
import type { SentenceReading } from '../sentence-reading.ts';
import { conceptTypeOf } from '../terms/concept-type-of.ts';
import type { Mention } from '../terms/mention.ts';

export const AUTHORED: Frame = { type: 'CAUSAL', turned: false, weak: false };

/** "Congress passed the Sugar Act", "Paine wrote Common Sense": a work or a law with a name, and who made it. */
export function readAuthoring(
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

export function isWork(key: string, surface: string): boolean {
  return /^[A-Z]/.test(surface) && (conceptTypeOf(key, null) === 'document' || / /.test(surface));
}
