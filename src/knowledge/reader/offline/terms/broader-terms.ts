import type { Nominal } from '../phrases/nominal.ts';
import type { SentenceReading } from '../sentence-reading.ts';
import type { Mention } from './mention.ts';

const SHARE =
  /^(?:multiple|fraction|percentage|percent|proportion|share|majority|minority|half|quarter|total|sum|difference|ratio)s?$/;

/** Nouns that say nothing without what stands behind "of". */
const RELATIONAL =
  /^(?:application|accumulation|transfer|uptake|gap|absence|presence|loss|removal|placement|arrangement|assignment|addition|use|study|analysis|measurement|ratio|release|exchange|conversion|spread|end|start|center|rest|size|shape|body|assembly|tendency|likelihood|probability|ability|degree|extent|property|characteristic|feature|aspect|symptom|sign|indication|reason|cause|result|effect|source|component|constituent|function|hope|matter|question|lack|failure|outcome|consequence|force|act|wave|climax|product)s?$/;

/**
 * A kind with what is broader than it by its own words: "rotating enzyme of the membrane" is a "rotating enzyme" and an
 * "enzyme". Which of them the document speaks of elsewhere is known only at its end.
 */
export function withBroader(reading: SentenceReading, nominal: Nominal): Mention | null {
  const phrase = reading.phrases[nominal.first]!;
  if (phrase.kind !== 'np') return null;
  // "integral multiples of", "a fraction of": how much of it, no kind.
  if (SHARE.test(reading.tokens[phrase.head]!.lower) && nominal.first < nominal.last) return null;
  const candidates: Mention[] = [];
  const add = (mention: Mention | null) => {
    if (mention !== null && !candidates.some(({ key }) => key === mention.key)) candidates.push(mention);
  };
  // "study of the character | and evolution of the universe": what goes on behind "and" belongs to the complement.
  const isOpen =
    nominal.first < nominal.last &&
    (reading.phrases[nominal.last + 1]?.kind === 'cc' || reading.phrases[nominal.last + 1]?.kind === 'np');
  const full = isOpen ? null : reading.term(nominal);
  if (full !== null && full.surface.split(' ').length <= 5) add(full);
  // "an application of mechanics" is no application of just anything.
  if (nominal.first < nominal.last && RELATIONAL.test(reading.tokens[phrase.head]!.lower)) return candidates[0] ?? null;
  for (let from = phrase.from; from <= phrase.head; from++) {
    add(reading.term({ from, to: phrase.head + 1, first: nominal.first, last: nominal.first }));
  }
  const [first, ...rest] = candidates;
  return first === undefined ? null : { ...first, broader: rest };
}
