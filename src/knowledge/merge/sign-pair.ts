import { normalizeTerm } from '../../domain/index.ts';
import { contentWords, overlapOf } from '../senses/index.ts';
import type { PairReason } from './pair-concepts.ts';

export interface PairSigns {
  readonly spelling: number;
  readonly definition: number | null;
  readonly neighbors: number | null;
  readonly embedding: number | null;
}

/**
 * How likely a pair is one concept by its names alone. An order to read the list in, not a measured probability: a stated alias is the
 * text's own word for it, an acronym's letters fit by chance most often, and one letter tells many words apart.
 */
const BASE: Record<PairReason, number> = {
  'alias-is-term': 0.7,
  'same-letters': 0.6,
  'same-words': 0.5,
  acronym: 0.3,
  'similar-spelling': 0.25,
};
/** How much each sign may add to that; a definition or an embedding that disagrees takes away. */
const WEIGHT = { definition: 0.3, neighbors: 0.3, embedding: 0.3 } as const;
/** An embedding model finds this much in common in any two terms of one subject. */
const COSINE_OF_STRANGERS = 0.5;

/** Dice coefficient of letter pairs of two terms (Dice 1945), after normalization. */
export function spellingOf(a: string, b: string): number {
  const [x, y] = [pairsOf(normalizeTerm(a)), pairsOf(normalizeTerm(b))];
  let both = 0;
  for (const [pair, count] of x) both += Math.min(count, y.get(pair) ?? 0);
  const all = [...x.values(), ...y.values()].reduce((sum, count) => sum + count, 0);
  return all === 0 ? 0 : (2 * both) / all;
}

/** Null: one of the two is not defined. */
export function definitionOf(a: { term: string; definition: string | null }, b: typeof a): number | null {
  if (a.definition === null || b.definition === null) return null;
  return overlapOf(contentWords(a.definition, a.term), contentWords(b.definition, b.term));
}

export function cosineOf(a: readonly number[], b: readonly number[]): number {
  let [dot, lengthA, lengthB] = [0, 0, 0];
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    dot += a[i]! * b[i]!;
    lengthA += a[i]! ** 2;
    lengthB += b[i]! ** 2;
  }
  return lengthA === 0 || lengthB === 0 ? 0 : dot / Math.sqrt(lengthA * lengthB);
}

/** Heuristic; orders the review list. */
export function scoreOf(reason: PairReason, { definition, neighbors, embedding }: PairSigns): number {
  let score = BASE[reason];
  // A tenth in common is what two definitions of one subject share anyway.
  if (definition !== null) score += WEIGHT.definition * (definition < 0.1 ? -0.5 : definition);
  if (neighbors !== null) score += WEIGHT.neighbors * neighbors;
  if (embedding !== null)
    score += WEIGHT.embedding * Math.max(-1, (embedding - COSINE_OF_STRANGERS) / (1 - COSINE_OF_STRANGERS));
  return Math.round(Math.min(2, Math.max(0, score)) * 1_000) / 1_000;
}

function pairsOf(text: string): Map<string, number> {
  const pairs = new Map<string, number>();
  for (let i = 0; i + 1 < text.length; i++) {
    const pair = text.slice(i, i + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}
