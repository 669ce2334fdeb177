import { type ConceptId, normalizeTerm, pushTo } from '../../domain/index.ts';
import type { Said } from '../../knowledge/index.ts';
import { createSaidForms } from './said-forms.ts';

/** Which concepts texts mention near each other, and how they say them. */
export interface CoMentions {
  /** In one sentence. */
  areTogether(a: ConceptId, b: ConceptId): boolean;
  /** In one text: a chunk of a document, or a quote. */
  areNear(a: ConceptId, b: ConceptId): boolean;
  /** Article and number as texts have them; undefined: not seen often enough to tell. */
  saidOf(id: ConceptId): Said | undefined;
}

export interface NamedConcept {
  readonly id: ConceptId;
  readonly term: string;
  readonly type: string | null;
  readonly aliases: readonly string[];
}

/** A sentence that mentions more concepts than this is a list or a table; each of its pairs would be refused for nothing. */
const SENTENCE_MAX = 40;
/** A Set holds 16.7 million numbers; this many hold what a library of textbooks needs. */
const SHARDS = 32;

/**
 * Reads texts sentence by sentence and keeps every pair of concepts that one sentence mentions, by term or alias, each word in its
 * singular, and for each concept the texts that mention it. Exact: every sentence, every pair; memory grows with the mentions, not with the
 * texts.
 */
export async function readCoMentions(
  concepts: readonly NamedConcept[],
  texts: AsyncIterable<string> | Iterable<string>,
): Promise<CoMentions> {
  const normalOf = wordNormalizer();
  const words = (text: string) => rawWordsOf(text).map(normalOf);
  const forms = createSaidForms(concepts, normalOf);
  /** Concept → the numbers of the texts that mention it, ascending. */
  const textsOf: number[][] = concepts.map(() => []);
  const indexOf = new Map<ConceptId, number>();
  /** First word → terms that begin with it. */
  const byFirst = new Map<string, { rest: readonly string[]; concept: number; isTerm: boolean }[]>();
  for (const { id, term, aliases } of concepts) {
    const concept = indexOf.size;
    indexOf.set(id, concept);
    for (const name of new Set([term, ...aliases])) {
      const [first, ...rest] = words(name);
      if (first === undefined) continue;
      const named = { rest, concept, isTerm: name === term };
      pushTo(byFirst, first, named);
    }
  }

  const pairs = Array.from({ length: SHARDS }, () => new Set<number>());
  const size = indexOf.size;
  const keyOf = (a: number, b: number): number => Math.min(a, b) * size + Math.max(a, b);
  const hold = (a: number, b: number) => pairs[(a + b) % SHARDS]!.add(keyOf(a, b));
  let number = 0;
  for await (const text of texts) {
    number++;
    for (const sentence of text.split(/(?<=[.!?][)"”’*_]*)\s+|\n\s*\n/)) {
      const raw = rawWordsOf(sentence);
      const said = raw.map(normalOf);
      forms.seeWords(said, raw);
      const found = new Set<number>();
      for (let at = 0; at < said.length; at++) {
        for (const { rest, concept, isTerm } of byFirst.get(said[at]!) ?? []) {
          if (!rest.every((word, i) => said[at + 1 + i] === word)) continue;
          found.add(concept);
          if (isTerm) forms.see(concept, said, raw, at, rest.length + 1);
        }
      }
      for (const concept of found) if (textsOf[concept]!.at(-1) !== number) textsOf[concept]!.push(number);
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
    areNear: (a, b) => {
      const [i, j] = [indexOf.get(a), indexOf.get(b)];
      return i !== undefined && j !== undefined && haveCommon(textsOf[i]!, textsOf[j]!);
    },
    saidOf: forms.saidOf,
  };
}

/** Of two ascending lists. */
function haveCommon(a: readonly number[], b: readonly number[]): boolean {
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) return true;
    if (a[i]! < b[j]!) i++;
    else j++;
  }
  return false;
}

/** A text's words in lower case, without possessive endings. */
const rawWordsOf = (text: string): string[] =>
  (
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[*_`]/g, '')
      .match(/[\p{L}\p{N}]+(?:['’][\p{L}]+)?/gu) ?? []
  ).map((word) => word.replace(/['’]s?$/, ''));

/** A word in the singular; looked up once a form. */
function wordNormalizer(): (word: string) => string {
  const known = new Map<string, string>();
  return (word) => {
    let normal = known.get(word);
    if (normal === undefined) {
      normal = normalizeTerm(word);
      known.set(word, normal);
    }
    return normal;
  };
}
