import { normalizeTerm, pushTo } from '../../domain/index.ts';
import type { StoredConcept } from '../types.ts';

export type PairReason = 'alias-is-term' | 'same-letters' | 'same-words' | 'acronym' | 'similar-spelling';
export interface ConceptPair {
  readonly a: string;
  readonly b: string;
  readonly reason: PairReason;
}

const LINKS = new Set(['of', 'the', 'a', 'an', 'for', 'in', 'and']);

/**
 * Pairs of concepts of one discipline that may be one: an alias of one is the term of the other; the same letters with other
 * spaces ("feed back", "feedback"); the same words in another order ("rate of reaction", "reaction rate"); an acronym and
 * its words; long terms that one letter tells apart. Each kind goes through a table of keys, so the work grows with the number of
 * concepts, not of pairs.
 */
export async function pairConcepts(concepts: AsyncIterable<StoredConcept>): Promise<ConceptPair[]> {
  const terms = new Map<string, string>();
  const aliases: { key: string; id: string }[] = [];
  const linked = new Set<string>();
  const spelled = new Map<string, { id: string; term: string }[]>();
  const tables: Record<Exclude<PairReason, 'alias-is-term' | 'similar-spelling'>, Map<string, string[]>> = {
    'same-letters': new Map(),
    'same-words': new Map(),
    acronym: new Map(),
  };
  for await (const { id, term, aliases: names, discipline, sense } of concepts) {
    // Two senses of one term were told apart on purpose.
    if (sense !== '') continue;
    const normalized = normalizeTerm(term);
    const within = (key: string) => `${discipline}\0${key}`;
    terms.set(within(normalized), id);
    if (normalized.length >= SPELLED_MIN) {
      pushTo(spelled, discipline, { id, term: normalized });
    }
    for (const alias of names) aliases.push({ key: within(normalizeTerm(alias)), id });
    const words = normalized.split(' ').filter((word) => !LINKS.has(word));
    put(tables['same-letters'], within(normalized.replaceAll(' ', '')), id);
    if (/ (?:of|for|in) /.test(normalized)) linked.add(id);
    if (words.length > 1) put(tables['same-words'], within(words.toSorted().join(' ')), id);
    if (/^[A-Z]{2,6}s?$/.test(term)) put(tables.acronym, within(term.replace(/s$/, '').toLowerCase()), id);
    else if (words.length > 1 && words.length < 7)
      put(tables.acronym, within(words.map((word) => word[0]).join('')), id);
  }
  const pairs = new Map<string, ConceptPair>();
  const add = (x: string, y: string, reason: PairReason) => {
    if (x === y) return;
    const [a, b] = x < y ? [x, y] : [y, x];
    if (!pairs.has(`${a} ${b}`)) pairs.set(`${a} ${b}`, { a, b, reason });
  };
  for (const { key, id } of aliases) {
    const other = terms.get(key);
    if (other !== undefined) add(id, other, 'alias-is-term');
  }
  const isShort = new Set<string>();
  for (const [key, id] of terms) if (/^[a-z]{2,6}$/.test(key.slice(key.indexOf('\0') + 1))) isShort.add(id);
  const mayBe = (reason: PairReason, x: string, y: string): boolean => {
    if (reason === 'acronym') return isShort.has(x) !== isShort.has(y);
    // Words change places around an "of"; without one, "cost above price" is another thing than "price above cost".
    return reason !== 'same-words' || linked.has(x) || linked.has(y);
  };
  for (const reason of ['same-letters', 'same-words', 'acronym'] as const)
    for (const ids of tables[reason].values())
      for (const [i, x] of ids.entries()) for (const y of ids.slice(i + 1)) if (mayBe(reason, x, y)) add(x, y, reason);
  // A discipline after the other: its table of terms with one letter left out is the largest thing here.
  for (const others of spelled.values()) for (const [x, y] of oneLetterApart(others)) add(x, y, 'similar-spelling');
  return [...pairs.values()];
}

const NUMBERED = /\d|(?:^| )(?:[ivx]+)(?: |$)/;
/** Shorter words are told apart by one letter too often. */
const SPELLED_MIN = 9;

/**
 * Terms that differ by one letter left out, put in or put for another, by the terms that leaving one letter out of each gives
 * (symmetric deletion, W. Garbe 2012). Terms with numbers are left alone: a number makes another thing.
 */
function* oneLetterApart(terms: readonly { id: string; term: string }[]): Generator<[string, string], void> {
  const table = new Map<string, number[]>();
  for (const [i, { term }] of terms.entries()) {
    if (NUMBERED.test(term)) continue;
    const forms = new Set([term]);
    for (let at = 0; at < term.length; at++) forms.add(term.slice(0, at) + term.slice(at + 1));
    for (const form of forms) {
      const members = table.get(form);
      if (members === undefined) table.set(form, [i]);
      else if (members.length < SAME_KEY_MAX) {
        for (const j of members) if (isOneLetter(terms[j]!.term, term)) yield [terms[j]!.id, terms[i]!.id];
        members.push(i);
      }
    }
  }
}

/** Two terms that share a form with a letter left out may also differ by two letters that changed places; those count. */
const isOneLetter = (a: string, b: string): boolean => a !== b && Math.abs(a.length - b.length) <= 1;

/** A key that very many concepts share says nothing about any two of them. */
const SAME_KEY_MAX = 8;
function put(table: Map<string, string[]>, key: string, id: string): void {
  const ids = table.get(key);
  if (ids === undefined) table.set(key, [id]);
  else if (ids.length < SAME_KEY_MAX) ids.push(id);
}
