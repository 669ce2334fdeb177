import { normalizeTerm } from '../../domain/index.ts';
import { wordsOf } from './words.ts';

interface Node {
  readonly next: Map<string, Node>;
  term: string | null;
}

/** Terms found in running words, the longest first, in the spelling of the text or in the normalized one. */
export interface TermDictionary {
  /** The words with each mention of a term drawn together into one element, `§` and the normalized term. */
  mask(words: readonly string[]): string[];
}

export function createTermDictionary(terms: Iterable<string>): TermDictionary {
  const root: Node = { next: new Map(), term: null };
  const add = (words: readonly string[], term: string): void => {
    if (words.length === 0) return;
    let node = root;
    for (const word of words) {
      const next = node.next.get(word) ?? { next: new Map(), term: null };
      node.next.set(word, next);
      node = next;
    }
    node.term ??= term;
  };
  for (const term of new Set(terms)) {
    const normalized = maskOf(term);
    const words = wordsOf(normalizeTerm(term));
    add(words, normalized);
    add(wordsOf(term), normalized);
    if (words.length > 0) add([...words.slice(0, -1), `${words.at(-1)!}s`], normalized);
  }
  return {
    mask: (words) => {
      const masked: string[] = [];
      for (let i = 0; i < words.length; ) {
        let node: Node | undefined = root;
        let end = i;
        let found: string | null = null;
        for (let j = i; j < words.length; j++) {
          node = node.next.get(words[j]!);
          if (node === undefined) break;
          if (node.term !== null) [found, end] = [node.term, j + 1];
        }
        masked.push(found ?? words[i]!);
        i = found === null ? i + 1 : end;
      }
      return masked;
    },
  };
}

/** A term as `mask` writes it. */
export const maskOf = (term: string): string => `§${wordsOf(normalizeTerm(term)).join('_')}`;
export const isMasked = (word: string): boolean => word.startsWith('§');
