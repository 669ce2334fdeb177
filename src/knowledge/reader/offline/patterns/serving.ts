import { EXPLAINING, type Frame, OFFICIAL, SERVING, STUDYING } from '../lexicon/frames.ts';
import type { VerbGroup } from '../phrases/phrase.ts';
import type { SentenceReading } from '../sentence-reading.ts';
import { conceptTypeOf } from '../terms/concept-type-of.ts';
import type { Mention } from '../terms/mention.ts';
import { purposeOf } from './purpose-of.ts';

const SERVES: Frame = { type: 'FUNCTION', turned: false, weak: true };
const INSTITUTION =
  /(?:^|[ -])(?:congress|court|senate|house|bank|agency|commission|committee|department|council|bureau|board|legislature|parliament|government|judiciary|bureaucracy|administration|reserve|ministry)s?$/;
const FIELD = /(?:\w{3}ology|\w{4}omics|physics|genetics|statistics|chemistry|astronomy|geography|anatomy)$/;
const THEORY = new Set(['principle', 'method', 'document']);

/** "mRNA carries a message", "the Senate confirms judges", "Boyle's law describes …": what a thing does is what it serves. */
export function applyServing(
  reading: SentenceReading,
  v: number,
  verb: VerbGroup,
  left: readonly Mention[],
  negated: boolean,
): void {
  if (!serves(verb.base, left) || verb.hedged || verb.form === 'past') return;
  if (reading.tokens.slice(verb.from, verb.main).some(({ lower }) => /^(?:had|have|has|was|were)$/.test(lower))) return;
  if (/(?:ed|ught|ld|wn)$/.test(reading.tokens[verb.main]!.lower) && verb.to - verb.from === 1) return;
  const purpose = purposeOf(reading, v);
  if (purpose === null) return;
  reading.state(SERVES, left, purpose, { v, verb: reading.text(verb.from, verb.to), rule: 'serving', negated });
}

function serves(base: string, left: readonly Mention[]): boolean {
  if (left.every(({ key }) => INSTITUTION.test(key))) return OFFICIAL.has(base);
  if (left.every(({ key }) => FIELD.test(key))) return STUDYING.has(base);
  if (EXPLAINING.has(base)) return left.every(({ key }) => THEORY.has(conceptTypeOf(key, null) ?? ''));
  return SERVING.has(base) && !isAgent(left);
}

/** People and organizations act; they do not serve. A capital in the middle of a sentence is taken for a name. */
export function isAgent(left: readonly Mention[]): boolean {
  return left.some(({ key, surface }) => {
    const type = conceptTypeOf(key, null);
    if (type === 'agent' || /^[A-Z][a-z]+(?: [A-Z][a-z]+)+$/.test(surface)) return true;
    return type === null && /(?:ist|ists|ians?|eers?|people|men|women|person|[a-z]ers?)$/.test(key.split(' ')[0]!);
  });
}

/** Whether what an institution does here is its office, though the verb could say something else of other subjects. */
export function isOffice(base: string, left: readonly Mention[]): boolean {
  return OFFICIAL.has(base) && left.every(({ key }) => INSTITUTION.test(key));
}
