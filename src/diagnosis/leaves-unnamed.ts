import { contentWordsOf, readQuestion } from '../benchmark/index.ts';
import type { KeyedItem } from '../domain/index.ts';

/**
 * Whether an item leaves a concept on its way unnamed ("… a certain process. What does that process result in?"), so that knowing every step is
 * not enough: they have to be followed. Read from the claims of the key; where a model put the item into words that cannot be read back, from
 * what it requires: a concept whose words stand neither in the question nor in the key.
 */
export function leavesUnnamed(
  { question, choices, answer, requires }: Pick<KeyedItem, 'question' | 'choices' | 'answer' | 'requires'>,
  termOf: (conceptId: string) => string | null,
): boolean {
  const claims = readQuestion(question, choices)?.[answer] ?? [];
  if (claims.length > 0) return claims.some(({ kind }) => kind === 'path');
  const said = contentWordsOf(`${question} ${choices[answer] ?? ''}`);
  return requires.some(({ kind, id }) => {
    const term = kind === 'concept' ? termOf(id) : null;
    return term !== null && [...contentWordsOf(term)].some((word) => !said.has(word));
  });
}
