import { contentWordsOf } from './content-words.ts';
import type { Window } from './window.ts';

/**
 * Whether somebody who has seen nothing but the two terms of one relation of the stretch would pick the key by overlap of words, and win
 * alone. Then a sample that teaches one relation could not help giving the item away. `options[0]` is the key.
 */
export function singlesOutKey(window: Window, options: readonly string[]): boolean {
  const words = options.map(contentWordsOf);
  return window.steps.some(({ relation }) => {
    const known = contentWordsOf(`${relation.subject.term} ${relation.object.term}`);
    const scores = words.map((set) => [...known].filter((word) => set.has(word)).length);
    return scores.slice(1).every((score) => score < scores[0]!);
  });
}
