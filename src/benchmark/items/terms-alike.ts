import { contentWordsOf } from './content-words.ts';

const known = new Map<string, ReadonlySet<string>>();
const KNOWN_MAX = 300_000;

export function wordsOfTerm(term: string): ReadonlySet<string> {
  let words = known.get(term);
  if (words === undefined) {
    words = contentWordsOf(term);
    if (known.size >= KNOWN_MAX) known.clear();
    known.set(term, words);
  }
  return words;
}

/** "Tea Act", "tea tax": terms with a word in common are about one matter. Words alike by their first six letters are one. */
export function shareWords(a: string, b: string): boolean {
  const stems = stemsOfTerm(a);
  for (const stem of stemsOfTerm(b)) if (stems.has(stem)) return true;
  return false;
}
const stems = new Map<string, ReadonlySet<string>>();
function stemsOfTerm(term: string): ReadonlySet<string> {
  let own = stems.get(term);
  if (own === undefined) {
    own = new Set([...wordsOfTerm(term)].map(stemOf));
    if (stems.size >= KNOWN_MAX) stems.clear();
    stems.set(term, own);
  }
  return own;
}
const stemOf = (word: string): string => (word.length > 6 ? word.slice(0, 6) : word);

/** Types of what can be said of nearly anything when it has no closer name. */
const ABSTRACT = new Set<string | null>(['process', 'state', 'property', 'quantity', 'principle', 'method', null]);

/** "socialization", "monopoly": one plain word for an abstract thing; that it works on something else is seldom plainly false. */
export const isBroad = ({ term, type }: { readonly term: string; readonly type: string | null }): boolean =>
  ABSTRACT.has(type) && isPlain({ term });

/** One word, and no name. */
export const isPlain = ({ term }: { readonly term: string }): boolean =>
  wordsOfTerm(term).size <= 1 && !/[A-Z]/.test(term);
