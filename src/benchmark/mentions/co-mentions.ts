import { type ConceptId, normalizeTerm } from '../../domain/index.ts';

/** Which concepts one sentence of the corpus mentions together. */
export interface CoMentions {
  areTogether(a: ConceptId, b: ConceptId): boolean;
}

export interface NamedConcept {
  readonly id: ConceptId;
  readonly term: string;
  readonly aliases: readonly string[];
}

/** A sentence that mentions more concepts than this is a list or a table; each of its pairs would be refused for nothing. */
const SENTENCE_MAX = 40;
/** A Set holds 16.7 million numbers; this many hold what a library of textbooks needs. */
const SHARDS = 32;

/**
 * Reads texts sentence by sentence and keeps every pair of concepts that one sentence mentions, by term or alias, each word in its
 * singular. Exact: every sentence, every pair; memory grows with the pairs found, not with the texts.
 */
export async function readCoMentions(
  concepts: readonly NamedConcept[],
  texts: AsyncIterable<string> | Iterable<string>,
): Promise<CoMentions> {
  const words = wordNormalizer();
  const indexOf = new Map<ConceptId, number>();
  /** First word → terms that begin with it. */
  const byFirst = new Map<string, { rest: readonly string[]; concept: number }[]>();
  for (const { id, term, aliases } of concepts) {
    const concept = indexOf.size;
    indexOf.set(id, concept);
    for (const name of new Set([term, ...aliases])) {
      const [first, ...rest] = words(name);
      if (first === undefined) continue;
      const list = byFirst.get(first);
      if (list === undefined) byFirst.set(first, [{ rest, concept }]);
      else list.push({ rest, concept });
    }
  }

  const pairs = Array.from({ length: SHARDS }, () => new Set<number>());
  const size = indexOf.size;
  const keyOf = (a: number, b: number): number => Math.min(a, b) * size + Math.max(a, b);
  const hold = (a: number, b: number) => pairs[(a + b) % SHARDS]!.add(keyOf(a, b));
  for await (const text of texts) {
    for (const sentence of text.split(/(?<=[.!?][)"”’*_]*)\s+|\n\s*\n/)) {
      const said = words(sentence);
      const found = new Set<number>();
      for (let at = 0; at < said.length; at++) {
        for (const { rest, concept } of byFirst.get(said[at]!) ?? []) {
          if (rest.every((word, i) => said[at + 1 + i] === word)) found.add(concept);
        }
      }
      if (found.size < 2 || found.size > SENTENCE_MAX) continue;
      const list = [...found];
      for (let i = 0; i < list.length; i++) {
        for (let j = i + 1; j < list.length; j++) hold(list[i]!, list[j]!);
      }
    }
  }
  return {
    areTogether: (a, b) => {
      const [i, j] = [indexOf.get(a), indexOf.get(b)];
      if (i === undefined || j === undefined) return false;
      return pairs[(i + j) % SHARDS]!.has(keyOf(i, j));
    },
  };
}

/** Text → its words in lower case, each in the singular; looked up once a form. */
function wordNormalizer(): (text: string) => string[] {
  const known = new Map<string, string>();
  return (text) =>
    (
      text
        .normalize('NFKC')
        .toLowerCase()
        .replace(/[*_`]/g, '')
        .match(/[\p{L}\p{N}]+(?:['’][\p{L}]+)?/gu) ?? []
    ).map((word) => {
      let normal = known.get(word);
      if (normal === undefined) {
        normal = normalizeTerm(word.replace(/['’]s?$/, ''));
        known.set(word, normal);
      }
      return normal;
    });
}
