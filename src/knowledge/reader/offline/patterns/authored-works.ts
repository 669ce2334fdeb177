import { AUTHORING, CONCEIVING, type Frame } from '../lexicon/frames.ts';
import type { Nominal } from '../phrases/nominal.ts';
import type { VerbGroup } from '../phrases/phrase.ts';
import type { SentenceReading } from '../sentence-reading.ts';
import { conceptTypeOf } from '../terms/concept-type-of.ts';
import type { Mention } from '../terms/mention.ts';

export const AUTHORED: Frame = { type: 'CAUSAL', turned: false, weak: false };

const IDEA =
  /(?:theor(?:y|ie)|model|law|concept|hypothes[ie]s|system|technique|method|test|scale|classification|vaccine|plan|approach|term|paradigm|framework|perspective|taxonomy|table|policy|strategy|program|algorithm|principle|process|typology)s?$/;

/** "Congress passed the Sugar Act", "Curie developed a theory of decay": a work, a law or an idea, and who made it. */
export function readAuthoring(
  reading: SentenceReading,
  v: number,
  verb: VerbGroup,
  left: readonly Mention[],
  list: readonly Nominal[],
  negated: boolean,
): boolean {
  const works = reading.termsOf(list).filter((work) => isMade(verb.base, work));
  const makers = left.filter(({ surface }) => /^[A-Z]/.test(surface));
  reading.state(AUTHORED, makers, works, { v, verb: reading.text(verb.from, verb.to), rule: 'authoring', negated });
  return works.length > 0;
}

/** Whether the verb says that a thing of this name comes about by somebody. */
export function isMade(verb: string, { key, surface, marked }: Mention): boolean {
  if (verb === 'adopt' && conceptTypeOf(key, null) !== 'document') return false;
  if (AUTHORING.has(verb) && /^[A-Z]/.test(surface) && (conceptTypeOf(key, null) === 'document' || / /.test(surface)))
    return true;
  // "proposed a plan" does not say which.
  return (marked || / /.test(key)) && CONCEIVING.has(verb) && IDEA.test(key.split(' of ')[0]!);
}
