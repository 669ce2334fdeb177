import type { Modality } from '../../domain/index.ts';
import {
  bareTerm,
  isPlural,
  type ReadStatement,
  termInSentence,
  verbOf,
  type WordedTerm,
} from '../../knowledge/index.ts';
import { phraseOf, readItemStatement } from './item-phrases.ts';
import { backward, type WordedStep } from './worded-step.ts';

/** What stands in for a concept without a name, where its type has a plain word. */
export const STAND_IN: Record<string, string> = {
  process: 'process',
  substance: 'substance',
  event: 'event',
  property: 'property',
  quantity: 'quantity',
  method: 'method',
  organism: 'organism',
  principle: 'principle',
  state: 'condition',
  document: 'document',
  place: 'place',
  period: 'period',
};
const MANY: Record<string, string> = { property: 'properties', quantity: 'quantities', process: 'processes' };
const articled = (noun: string): string => `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;

/**
 * The far end of a step as seen from its near one, without its name: "a process that leads to gas pressure", "one kind of fuel cell", "the broader class
 * of events that the Iraq War belongs to". Null: no such words that read well.
 */
export function hiddenTerm(step: WordedStep, from: WordedTerm, modality: Modality, style: number): string | null {
  const { type, forward } = step;
  const hidden = (forward ? step.object : step.subject).type ?? '';
  const noun = STAND_IN[hidden];
  const near = termInSentence(from);
  if (type === 'SPECIALIZATION' && forward) {
    const many = noun === undefined ? '' : ` of ${MANY[noun] ?? `${noun}s`}`;
    const verb = modality === 'hedged' ? 'may belong' : isPlural(from) ? 'belong' : 'belongs';
    return `the broader class${many} that ${near} ${verb} to`;
  }
  if (modality !== 'hedged') {
    if (type === 'SPECIALIZATION') return `one kind of ${bareTerm(from)}`;
    if (type === 'PART_OF' && !forward) return `one part of ${near}`;
    if (type === 'PROPERTY' && forward) return `one property of ${near}`;
  }
  const ends = { subject: step.subject.type ?? null, object: step.object.type ?? null };
  const it = noun === undefined ? 'something' : articled(noun);
  const hiddenFirst = phraseOf(backward(step), ends, style);
  if (hiddenFirst !== null) {
    const after = / (?:kind|form|type) of$/.test(hiddenFirst.singular) ? bareTerm(from) : near;
    return `${it} that ${verbOf(hiddenFirst, false, modality)} ${after}`;
  }
  const nearFirst = phraseOf(step, ends, style);
  return nearFirst === null ? null : `${it} that ${near} ${verbOf(nearFirst, isPlural(from), modality)}`;
}

/** The word that the hidden concept is read as. */
export const MIDDLE = 'zzmiddle';
const CLASS = /\bthe broader class(?: of \w+)? that (.+) (?:may belong|belongs?) to$/;
const ONE_OF: readonly (readonly [RegExp, string])[] = [
  [/\bone kind of (.+)$/, 'is a kind of'],
  [/\bone part of (.+)$/, 'is part of'],
  [/\bone property of (.+)$/, 'is a property of'],
];
const THAT = new RegExp(`\\b(?:something|(?:an? )?(?:${Object.values(STAND_IN).join('|')})) that (.+)$`);

/** A question with such a term → the question with `MIDDLE` in its place, and what relates that to the named concept; null: it has none. */
export function readHiddenTerm(
  asked: string,
): { readonly question: string; readonly statement: ReadStatement | null } | null {
  const found = (match: RegExpExecArray, statement: ReadStatement | null) => ({
    question: `${asked.slice(0, match.index)}${MIDDLE}`,
    statement,
  });
  const inClass = CLASS.exec(asked);
  if (inClass !== null) return found(inClass, readItemStatement(`${inClass[1]} is a kind of ${MIDDLE}`));
  for (const [pattern, verb] of ONE_OF) {
    const match = pattern.exec(asked);
    if (match !== null) return found(match, readItemStatement(`${MIDDLE} ${verb} ${match[1]}`));
  }
  const match = THAT.exec(asked);
  if (match === null) return null;
  return found(match, readItemStatement(`${MIDDLE} ${match[1]}`) ?? readItemStatement(`${match[1]} ${MIDDLE}`));
}
