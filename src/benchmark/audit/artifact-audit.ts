import { type ArtifactAudit, type KeyedItem, wilsonInterval } from '../../domain/index.ts';
import { type Archetype, IS_STANDALONE } from '../archetypes/index.ts';
import { contentWordsOf, wordsOf } from '../items/content-words.ts';
import { readingAccuracy } from './read-words.ts';
import { SOLVERS } from './solvers.ts';
import { pointOf, trainedAccuracy } from './train-classifier.ts';

const FOLDS = 5;

/**
 * Option-only solvers on a suite: each should be at chance. Stored with the suite. What is trained is trained on four fifths of the chains and
 * scored on the items of the fifth left out, so that it cannot know a chain from another item on it.
 */
export function auditArtifacts(items: readonly KeyedItem[]): ArtifactAudit {
  const words = items.map(({ choices }) => choices.map(contentWordsOf));
  const frequency = new Map<string, number>();
  for (const options of words)
    for (const set of options) for (const word of set) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const scores = items.map(({ choices }, i) =>
    Object.values(SOLVERS).map(({ score }) => score({ choices, words: words[i]!, frequency })),
  );
  const folds = foldsOf(items);
  const solvers = Object.keys(SOLVERS).map((name, s) => ({
    name,
    accuracy: mean(items.map(({ answer }, i) => pointOf(scores[i]![s]!, answer))),
  }));
  const trained = {
    'trained on shape (length, likeness, frequency)': trainedAccuracy(
      items.map(({ answer }, i) => ({ answer, features: scores[i]!, fold: folds[i]! })),
    ),
    'trained on words': readingAccuracy(
      items.map(({ choices, answer }, i) => ({
        answer,
        fold: folds[i]!,
        words: choices.map((choice) => wordsOf(choice)),
      })),
    ),
    'trained on pairs of words (patterns of relations)': readingAccuracy(
      items.map(({ choices, answer }, i) => ({
        answer,
        fold: folds[i]!,
        words: choices.map((choice) => pairsOf(wordsOf(choice))),
      })),
    ),
  };
  for (const [name, accuracy] of Object.entries(trained)) if (accuracy !== null) solvers.push({ name, accuracy });
  const keyPositions = [0, 0, 0, 0];
  for (const { answer } of items) keyPositions[answer]!++;
  return {
    n: items.length,
    chance: 0.25,
    standaloneShare: mean(items.map(({ archetype }) => (IS_STANDALONE[archetype as Archetype] ? 1 : 0))),
    solvers: solvers.map((solver) => ({
      ...solver,
      interval: wilsonInterval(solver.accuracy * items.length, items.length),
    })),
    keyPositions,
  };
}

/** All items of a chain are in one fold. */
function foldsOf(items: readonly KeyedItem[]): number[] {
  const chains = new Map<string, number>();
  for (const { chainId } of items) if (!chains.has(chainId)) chains.set(chainId, chains.size);
  return items.map(({ chainId }) => chains.get(chainId)! % FOLDS);
}

const pairsOf = (words: readonly string[]): string[] => words.slice(1).map((word, i) => `${words[i]} ${word}`);

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((a, b) => a + b, 0) / values.length;
