import { OPERATORS, type Operator } from '../../domain/index.ts';
import { ITEM_PHRASES } from '../archetypes/index.ts';
import { SOLVERS } from '../audit/solvers.ts';
import type { Alternative } from '../items/alternatives-of.ts';
import { wordsOf } from '../items/content-words.ts';

/** Passes over the suite; from the fourth on hardly a choice changes. */
const SWEEPS = 4;
/** What a suite aims at as shares of its distractors. */
const TARGET = 1 / OPERATORS.length;

/**
 * Chooses one alternative for every item so that what can be seen of the options alone says nothing about the key: over the suite, what the
 * key has more of than its distractors (length, likeness, frequent words, single words and phrases) sums to nothing, and the four operators
 * are used alike. Coordinate descent on the squared sums, deterministic; ties go to the alternative of the better rank.
 */
export function balance(choices: readonly (readonly Alternative[])[]): Alternative[] {
  const chosen = choices.map(() => 0);
  const fixed = choices.map((alternatives) => alternatives.map(fixedTraitsOf));
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const frequency = wordFrequencies(choices.map((alternatives, i) => alternatives[chosen[i]!]!));
    const sums = new Float64Array(SCORES.length * RESPECTS + OPERATORS.length);
    const words = new Map<string, number>();
    const traits = (i: number, a: number) => traitsOf(choices[i]![a]!, fixed[i]![a]!, frequency);
    if (sweep > 0)
      chosen.forEach((a, i) => {
        move(sums, words, traits(i, a), 1);
      });
    choices.forEach((alternatives, i) => {
      const all = alternatives.map((_, a) => traits(i, a));
      if (sweep > 0) move(sums, words, all[chosen[i]!]!, -1);
      let best = 0;
      let least = Number.POSITIVE_INFINITY;
      all.forEach((trait, a) => {
        const cost = costOf(sums, words, trait) + a * RANK_COST + tierCost(alternatives[a]!);
        if (cost < least) [best, least] = [a, cost];
      });
      chosen[i] = best;
      move(sums, words, all[best]!, 1);
    });
  }
  return choices.map((alternatives, i) => alternatives[chosen[i]!]!);
}

const SCORES = Object.values(SOLVERS).filter(({ isMirror }) => !isMirror);
const RANK_COST = 0.02;
/** Against what is seen of texts, where many small terms add up. */
const OPERATOR_WEIGHT = 12;
/** There are many words, each in few items: what a trained reader of options lives on. */
const WORD_WEIGHT = 0.4;
const TIER_COST = 0.3;
const tierCost = ({ edits }: Alternative): number => (edits[0].tier + edits[1].tier - 2) * TIER_COST;

/** Of one alternative: by how much the key exceeds chance in each visible respect, the operators' surplus, and words by key minus distractors. */
interface Traits {
  readonly dense: readonly number[];
  readonly words: ReadonlyMap<string, number>;
}

/** Highest, lowest, and by how much above the mean: three respects of one score. */
const RESPECTS = 3;
const respectsOf = (scores: readonly number[]): number[] => {
  const spread = Math.max(...scores) - Math.min(...scores);
  const mean = scores.reduce((a, b) => a + b, 0) / scores.length;
  return [
    4 * (pointOf(scores, 1) - 0.25),
    4 * (pointOf(scores, -1) - 0.25),
    spread === 0 ? 0 : (4 * (scores[0]! - mean)) / spread,
  ];
};

/** What does not move while the suite is chosen: all but the frequency of words. */
interface FixedTraits {
  readonly scores: readonly (readonly number[] | null)[];
  readonly operators: readonly number[];
  readonly words: ReadonlyMap<string, number>;
}

function fixedTraitsOf({ frame, texts, words, edits }: Alternative): FixedTraits {
  const uses = (operator: Operator) => edits.filter(({ edit }) => edit.operator === operator).length / 2;
  const counts = new Map<string, number>();
  texts.forEach((text, o) => {
    const weight = o === 0 ? 1 : -1 / 3;
    for (const word of words[o]!) counts.set(word, (counts.get(word) ?? 0) + weight);
    for (const phrase of phrasesIn(text)) counts.set(phrase, (counts.get(phrase) ?? 0) + weight);
    // Which end of a relation is said first: "first is", "of second".
    if (frame.archetype === 'roles' || frame.archetype === 'account')
      for (const pair of pairsOf(text)) counts.set(pair, (counts.get(pair) ?? 0) + weight);
  });
  for (const [word, count] of counts) if (Math.abs(count) < 1e-9) counts.delete(word);
  return {
    scores: SCORES.map(({ score, ofSuite }) =>
      ofSuite ? null : respectsOf(score({ choices: texts, words, frequency: NONE })),
    ),
    operators: OPERATORS.map((operator) => OPERATOR_WEIGHT * (uses(operator) - TARGET)),
    words: counts,
  };
}
const NONE: ReadonlyMap<string, number> = new Map();

function traitsOf({ texts, words }: Alternative, fixed: FixedTraits, frequency: ReadonlyMap<string, number>): Traits {
  const scores = SCORES.flatMap(
    ({ score }, s) => fixed.scores[s] ?? respectsOf(score({ choices: texts, words, frequency })),
  );
  return { dense: [...scores, ...fixed.operators], words: fixed.words };
}

/** Share of the point that a solver gets who picks the highest (sign 1) or lowest score; ties share it. Option 0 is the key. */
function pointOf(scores: readonly number[], sign: 1 | -1): number {
  const best = Math.max(...scores.map((score) => sign * score));
  const winners = scores.filter((score) => sign * score > best - 1e-9);
  return sign * scores[0]! > best - 1e-9 ? 1 / winners.length : 0;
}

const FORMS = new Map(
  ITEM_PHRASES.flatMap(({ singular, plural, type, inverse }) => [
    [singular, `${type} ${inverse}`],
    [plural, `${type} ${inverse}`],
  ]),
);
const PHRASE = new RegExp(`\\b(?:${[...FORMS.keys()].sort((a, b) => b.length - a.length).join('|')})\\b`, 'g');
/** Relation types and directions as they are worded. */
const phrasesIn = (text: string): string[] => [...text.matchAll(PHRASE)].map(([form]) => FORMS.get(form)!);

const pairsOf = (text: string): Set<string> => {
  const words = wordsOf(text);
  return new Set(words.slice(1).map((word, i) => `${words[i]} ${word}`));
};

function costOf(sums: Float64Array, words: ReadonlyMap<string, number>, trait: Traits): number {
  let cost = 0;
  trait.dense.forEach((value, f) => {
    cost += (sums[f]! + value) ** 2 - sums[f]! ** 2;
  });
  let worded = 0;
  for (const [word, value] of trait.words) {
    const sum = words.get(word) ?? 0;
    worded += (sum + value) ** 2 - sum ** 2;
  }
  return cost + WORD_WEIGHT * worded;
}

function move(sums: Float64Array, words: Map<string, number>, trait: Traits, sign: 1 | -1): void {
  trait.dense.forEach((value, f) => {
    sums[f]! += sign * value;
  });
  for (const [word, value] of trait.words) words.set(word, (words.get(word) ?? 0) + sign * value);
}

function wordFrequencies(alternatives: readonly Alternative[]): Map<string, number> {
  const frequency = new Map<string, number>();
  for (const { words } of alternatives)
    for (const set of words) for (const word of set) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  return frequency;
}
