import { contentWordsOf } from '../../benchmark/index.ts';

export { contentWordsOf, wordsOf } from '../../benchmark/index.ts';

/** What one word counts as; null for a function word. */
export const contentOf = (word: string): string | null => [...contentWordsOf(word)][0] ?? null;
