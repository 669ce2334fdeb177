import type { ArtifactAudit, KeyedItem } from '../../domain/index.ts';
import { type Archetype, IS_STANDALONE } from '../archetypes.ts';
import { contentWordsOf } from '../items/content-words.ts';
import { trainedAccuracy } from './train-classifier.ts';

/** What a solver sees: the options, never the stem. */
type Solver = (choices: readonly string[], frequency: ReadonlyMap<string, number>) => readonly number[];

const jaccard = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared === 0 ? 0 : shared / (a.size + b.size - shared);
};
/** Score of each option; the highest is picked, ties share the point. */
const SOLVERS: Record<string, Solver> = {
  longest: (choices) => choices.map(({ length }) => length),
  shortest: (choices) => choices.map(({ length }) => -length),
  'most like the others': (choices) => likeness(choices),
  'least like the others': (choices) => likeness(choices).map((score) => -score),
  'most frequent terms': (choices, frequency) =>
    choices.map((choice) => mean([...contentWordsOf(choice)].map((word) => frequency.get(word) ?? 0))),
  'least frequent terms': (choices, frequency) =>
    choices.map((choice) => -mean([...contentWordsOf(choice)].map((word) => frequency.get(word) ?? 0))),
};

function likeness(choices: readonly string[]): number[] {
  const words = choices.map(contentWordsOf);
  return words.map((own, i) => words.reduce((sum, other, j) => (i === j ? sum : sum + jaccard(own, other)), 0));
}
const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((a, b) => a + b, 0) / values.length;

/** Option-only solvers on a suite: each should be at chance. Stored with the suite. */
export function auditArtifacts(items: readonly KeyedItem[]): ArtifactAudit {
  const frequency = new Map<string, number>();
  for (const { choices } of items)
    for (const choice of choices)
      for (const word of contentWordsOf(choice)) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const scores = items.map(({ choices }) => Object.values(SOLVERS).map((solver) => solver(choices, frequency)));
  const accuracies = Object.keys(SOLVERS).map((name, s) => ({
    name,
    accuracy: mean(items.map(({ answer }, i) => pointOf(scores[i]![s]!, answer))),
  }));
  const trained = trainedAccuracy(items.map(({ answer }, i) => ({ answer, features: scores[i]! })));
  if (trained !== null) accuracies.push({ name: 'trained classifier (options only)', accuracy: trained });
  const keyPositions = [0, 0, 0, 0];
  for (const { answer } of items) keyPositions[answer]!++;
  return {
    n: items.length,
    chance: 0.25,
    standaloneShare: mean(items.map(({ archetype }) => (IS_STANDALONE[archetype as Archetype] ? 1 : 0))),
    solvers: accuracies.map((solver) => ({ ...solver, interval: wilson(solver.accuracy, items.length) })),
    keyPositions,
  };
}

function pointOf(scores: readonly number[], answer: number): number {
  const best = Math.max(...scores);
  const winners = scores.filter((score) => score > best - 1e-9).length;
  return scores[answer]! > best - 1e-9 ? 1 / winners : 0;
}

/** Wilson's 95 % interval (Wilson 1927). */
function wilson(share: number, n: number): [number, number] {
  if (n === 0) return [0, 1];
  const z = 1.959964;
  const center = (share + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  return [Math.max(0, center - half), Math.min(1, center + half)];
}
