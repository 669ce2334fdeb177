/** More words than this are no search but an attack on the index. */
const WORDS_MAX = 32;

/**
 * A query of the full-text index that takes what was typed literally: words are letters and digits only, so nothing of it
 * is Lucene syntax; null without any. Every word must occur: whole, as a beginning, or with a typo (one from four letters, two from eight).
 */
export function luceneWords(projectId: string, query: string): string | null {
  const words = (
    query
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).slice(0, WORDS_MAX);
  const scope = `+projectId:"${projectId}"`;
  if (words.length === 0) return null;
  const clauses = words.map((word) => {
    const typos = word.length >= 8 ? 2 : word.length >= 4 ? 1 : 0;
    const fuzzy = typos === 0 ? '' : ` term:${word}~${typos}^0.5 aliasText:${word}~${typos}^0.4`;
    return `+(term:${word}^4 aliasText:${word}^3 term:${word}*^2 aliasText:${word}*^1.5${fuzzy})`;
  });
  const phrase = words.length > 1 ? ` term:"${words.join(' ')}"^8` : '';
  return `${scope} ${clauses.join(' ')}${phrase}`;
}
