import type { Frame } from '../lexicon/frames.ts';
import type { VerbGroup } from '../phrases/phrase.ts';
import type { SentenceReading } from '../sentence-reading.ts';
import { canChange, conceptTypeOf } from '../terms/concept-type-of.ts';
import type { Mention } from '../terms/mention.ts';
import { isAgent } from './serving.ts';

const FOUNDING = /^(?:create|found|establish|form|produce|generate|build|launch|introduce|organize)$/;

/** Pairs with which a verb of the lexicon has another sense: what affects animals does not make them, people are not made less. */
export function isUnlikely(
  verb: VerbGroup,
  frame: Frame,
  left: readonly Mention[],
  right: readonly Mention[],
  { tokens }: SentenceReading,
): boolean {
  const types = right.map(({ key }) => conceptTypeOf(key, null));
  const isNamed = ({ surface }: Mention) => /^[A-Z][a-z]/.test(surface);
  if (/^(?:affect|influence|shape)$/.test(verb.base))
    return !right.every(({ key }) => canChange(key)) || right.some(isNamed);
  if (/^(?:elevate|raise|enhance|boost)$/.test(verb.base))
    return !right.every(({ key, marked }) => marked || canChange(key));
  if (/^(?:improve|damage|harm)$/.test(verb.base)) return types.some((type) => type === 'organism' || type === 'agent');
  // "Hydrogen reduces the oxides of many metals": a reaction.
  if (verb.base === 'reduce' && types.includes('substance')) return true;
  if (frame.type === 'INHIBITS')
    return right.some((mention) => isNamed(mention) && !mention.marked) || types.some((type) => type === 'agent');
  // What people establish, build or bring they may do in many senses; institutions and persons with a name do it as told.
  if (frame.weak && frame.type === 'CAUSAL' && isAgent(left) && !left.every(isNamed)) return true;
  // "has become a popular solvent" says what it is; people become something without turning into it.
  if (verb.base === 'become' || verb.base === 'turn') {
    const turns = ({ key, marked }: Mention) =>
      marked || /^(?:substance|object|organism|artifact)$/.test(conceptTypeOf(key, null) ?? '');
    const isPerfect = tokens.slice(verb.from, verb.main).some(({ lower }) => /^ha/.test(lower));
    return isAgent(left) || left.some(isNamed) || isPerfect || !right.every(turns);
  }
  // What shows something is an observation: not an axis, a living thing or a person.
  if (frame.type === 'EVIDENCE' && !frame.turned)
    return left.some(
      ({ key }) =>
        /(?:axis|figure|curve|graph|table|diagram|rectangle|line|point|chart|column|row|map|picture|image|photo|photograph|panel|example|case|equation)$/.test(
          key,
        ) || /^(?:organism|agent|object|artifact)$/.test(conceptTypeOf(key, null) ?? ''),
    );
  // Nobody brings people about but by founding or making what they are; "contributes to society" says no more than that it is good.
  if (frame.type === 'CAUSAL' && !frame.turned && !FOUNDING.test(verb.base)) {
    if (types.some((type) => type === 'agent' || type === 'place' || type === 'period')) return true;
  }
  // "the word comes from Greek"
  if (frame.type === 'CAUSAL' && frame.turned) return left.some(({ key }) => /(?:word|term|name)$/.test(key));
  return false;
}
