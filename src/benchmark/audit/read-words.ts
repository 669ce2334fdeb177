import { pointOf } from './train-classifier.ts';

/** An item as bags of words, one an option. */
export interface WordExample {
  readonly answer: number;
  readonly fold: number;
  readonly words: readonly (readonly string[])[];
}

/**
 * Naive Bayes over the words of options: how much more often a word stands in keys than in distractors, learned on the other folds, add-one
 * smoothed. Null below 50 items: nothing could be learned.
 */
export function readingAccuracy(examples: readonly WordExample[]): number | null {
  if (examples.length < 50) return null;
  const bags = examples.map(({ answer, fold, words }) => ({
    answer,
    fold,
    words: words.map((list) => [...new Set(list)]),
  }));
  let right = 0;
  for (const fold of new Set(bags.map((bag) => bag.fold))) {
    const counts = new Map<string, { key: number; other: number }>();
    for (const { answer, words } of bags.filter((bag) => bag.fold !== fold)) {
      words.forEach((list, o) => {
        for (const word of list) {
          const count = counts.get(word) ?? { key: 0, other: 0 };
          if (o === answer) count.key++;
          else count.other++;
          counts.set(word, count);
        }
      });
    }
    const weightOf = (word: string): number => {
      const { key, other } = counts.get(word) ?? { key: 0, other: 0 };
      return Math.log((key + 1) / (other / 3 + 1));
    };
    for (const { answer, words } of bags.filter((bag) => bag.fold === fold))
      right += pointOf(
        words.map((list) => list.reduce((sum, word) => sum + weightOf(word), 0)),
        answer,
      );
  }
  return right / bags.length;
}
