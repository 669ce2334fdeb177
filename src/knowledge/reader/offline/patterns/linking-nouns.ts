import type { Frame } from '../lexicon/frames.ts';
import { nominalFrom, nominalsFrom, skipAdverbs } from '../phrases/nominal.ts';
import type { SentenceReading } from '../sentence-reading.ts';
import { canChange } from '../terms/concept-type-of.ts';

const CAUSES: Frame = { type: 'CAUSAL', turned: false, weak: false };
const TOGETHER: Frame = { type: 'ASSOCIATION', turned: false, weak: false };
const TURNS: Frame = { type: 'TRANSFORMATION', turned: false, weak: false };

const EFFECT = /^(?:effects?|impacts?|influences?)$/;
const RELATION =
  /^(?:relationships?|relations?|correlations?|associations?|links?|connections?|interactions?|interplay)$/;
/** Who asks for a link does not know of it yet. */
const ASKS = /^(?:examine|investigate|explore|study|test|question|doubt|seek|imagine|assume|claim)$/;
const CHANGE = /^(?:conversion|transformation|oxidation|breakdown|decomposition|decay|transition|hydrolysis)s?$/;

/** "the effect of A on B", "the relationship between A and B", "the conversion of A to B": nouns that link two others. */
export function readLinkingNouns(reading: SentenceReading): void {
  const { phrases, tokens } = reading;
  for (let at = 0; at + 3 < phrases.length; at++) {
    const noun = phrases[at]!;
    const preposition = phrases[at + 1]!;
    if (noun.kind !== 'np' || noun.pronoun || preposition.kind !== 'prep') continue;
    const opener = tokens[noun.from]!.lower;
    const governor = phrases[at - 1];
    if (governor?.kind === 'vg' && governor.negated) continue;
    const isAsked = governor?.kind === 'vg' && ASKS.test(governor.base);
    if (/^(?:no|any|little|few|what|whether|this|that|its|their|his|her)$/.test(opener)) continue;
    const head = tokens[noun.head]!.lower;
    if (EFFECT.test(head) && preposition.word === 'of') pair(reading, at, CAUSES, /^(?:on|upon)$/);
    else if (RELATION.test(head) && preposition.word === 'between' && !isAsked) between(reading, at);
    else if (CHANGE.test(head) && (preposition.word === 'of' || preposition.word === 'from'))
      pair(reading, at, TURNS, /^(?:to|into)$/);
  }
}

function pair(reading: SentenceReading, at: number, frame: Frame, joint: RegExp): void {
  const { phrases, tokens } = reading;
  const first = nominalFrom(phrases, tokens, at + 2);
  if (first === null) return;
  const second = phrases[first.last + 1];
  if (second?.kind !== 'prep' || !joint.test(second.word)) return;
  const objects = nominalsFrom(phrases, tokens, skipAdverbs(phrases, first.last + 2));
  const term = reading.term(first);
  if (term === null) return;
  const right = reading.termsOf(objects.list.slice(0, 1));
  reading.state(frame, [term], frame.type === 'CAUSAL' ? right.filter(({ key }) => canChange(key)) : right, {
    v: at,
    verb: `${reading.text(phrases[at]!.from, phrases[at + 1]!.to)} … ${second.word}`,
    rule: 'linking-noun',
  });
}

function between(reading: SentenceReading, at: number): void {
  const { phrases, tokens } = reading;
  const { list } = nominalsFrom(phrases, tokens, at + 2, { verbMayFollow: true });
  if (list.length !== 2) return;
  const [a, b] = list.map((nominal) => reading.term(nominal));
  // What there is between two people is no relation of concepts.
  if (a == null || b == null || [a, b].some(({ surface, marked }) => !marked && /^[A-Z][a-z]/.test(surface))) return;
  reading.state(TOGETHER, [a], [b], {
    v: at,
    verb: reading.text(phrases[at]!.from, phrases[at + 1]!.to),
    rule: 'link-between',
  });
}
