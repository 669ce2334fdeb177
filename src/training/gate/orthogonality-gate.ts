import { createHash } from 'node:crypto';
import { type KeyedItem, normalizeTerm, type Sample } from '../../domain/index.ts';
import { contentWordsOf, wordsOf } from './words.ts';

/** Why a sample gives an item away. */
export type LeakReason = 'shared-ngram' | 'states-conclusion' | 'recall';
export interface Leak {
  readonly reason: LeakReason;
  readonly itemId: string;
}

/** What the gate needs of an item; `ends` are the concepts whose connection the item asks for. */
export interface GateItem {
  readonly item: KeyedItem;
  /** Terms of the concepts that the item requires. */
  readonly terms: readonly string[];
  readonly ends: readonly [string, string] | null;
}

/** Words of a shared run that is long enough to be copied text; terms count as one word each. */
export const NGRAM = 8;
/** Part of every stored result: what was checked, and how. */
export const GATE_METHOD = `orthogonality 1: masked ${NGRAM}-grams of stem and key; ends of the composition; recall by content-word overlap, winner alone`;
export const GATE_HASH = createHash('sha256').update(GATE_METHOD).digest('hex').slice(0, 16);

export interface OrthogonalityGate {
  /** The first leak of a sample, over every item exactly; null: it gives nothing away. `pairs` are the concept pairs that it states. */
  check(
    sample: Sample,
    facts: { terms: readonly string[]; pairs: readonly (readonly [string, string])[] },
  ): Leak | null;
  /** The closest sample left per item, by shared content words of the key's own: itemId → (sampleId, overlap). */
  closest(): ReadonlyMap<string, { readonly sampleId: string; readonly overlap: number }>;
}

/**
 * Every pair of item and sample, exactly, through inverted indexes over the items: a sample meets only the items that it shares a word or
 * an n-gram with, and all others cannot leak. Memory grows with the items, not with the samples.
 */
export function createOrthogonalityGate(items: readonly GateItem[]): OrthogonalityGate {
  const words = new Map<string, { item: number; options: number }[]>();
  const grams = new Map<number, number[]>();
  const conclusions = new Map<string, number>();
  const answers: number[] = [];
  items.forEach(({ item, terms, ends }, i) => {
    answers.push(item.answer);
    const options = new Map<string, number>();
    item.choices.forEach((choice, option) => {
      for (const word of contentWordsOf(choice)) options.set(word, (options.get(word) ?? 0) | (1 << option));
    });
    for (const [word, mask] of options) push(words, word, { item: i, options: mask });
    for (const gram of gramsOf(maskTerms(`${item.question} ${item.choices[item.answer] ?? ''}`, terms)))
      push(grams, gram, i);
    if (ends !== null) conclusions.set(pairKey(ends[0], ends[1]), i);
  });
  const scores = new Int32Array(items.length * 4);
  const best = new Map<string, { sampleId: string; overlap: number }>();

  return {
    check: (sample, { terms, pairs }) => {
      for (const [a, b] of pairs) {
        const item = conclusions.get(pairKey(a, b));
        if (item !== undefined) return { reason: 'states-conclusion', itemId: items[item]!.item.id };
      }
      const text = textOf(sample);
      for (const gram of gramsOf(maskTerms(text, terms))) {
        const item = grams.get(gram)?.[0];
        if (item !== undefined) return { reason: 'shared-ngram', itemId: items[item]!.item.id };
      }
      const touched: number[] = [];
      for (const word of contentWordsOf(text)) {
        for (const { item, options } of words.get(word) ?? []) {
          const at = item * 4;
          if (scores[at] === 0 && scores[at + 1] === 0 && scores[at + 2] === 0 && scores[at + 3] === 0)
            touched.push(item);
          for (let option = 0; option < 4; option++) if (options & (1 << option)) scores[at + option]!++;
        }
      }
      let leak: Leak | null = null;
      const closeness: [number, number][] = [];
      for (const item of touched) {
        const at = item * 4;
        const key = scores[at + answers[item]!]!;
        let others = 0;
        for (let option = 0; option < 4; option++)
          if (option !== answers[item]) others = Math.max(others, scores[at + option]!);
        if (key > others && leak === null) leak = { reason: 'recall', itemId: items[item]!.item.id };
        if (key > 0) closeness.push([item, key]);
        scores.fill(0, at, at + 4);
      }
      if (leak === null) {
        for (const [item, overlap] of closeness) {
          const { id } = items[item]!.item;
          if (overlap > (best.get(id)?.overlap ?? 0)) best.set(id, { sampleId: sample.id, overlap });
        }
      }
      return leak;
    },
    closest: () => best,
  };
}

export const textOf = ({ question, choices, answer, rationale }: Sample): string =>
  [question, ...(choices ?? []), answer, rationale].join('\n');

const pairKey = (a: string, b: string): string => (a < b ? `${a}\0${b}` : `${b}\0${a}`);

/** Each mention of a term becomes one word, so that long terms alone do not make a long n-gram. */
function maskTerms(text: string, terms: readonly string[]): string[] {
  let masked = ` ${wordsOf(text).join(' ')} `;
  for (const term of [...terms].sort((a, b) => b.length - a.length)) {
    for (const form of new Set([wordsOf(term).join(' '), wordsOf(normalizeTerm(term)).join(' ')])) {
      if (form !== '') masked = masked.replaceAll(` ${form} `, ` §${form.replaceAll(' ', '_')} `);
    }
  }
  return masked.trim().split(' ');
}

/** Hashes of all runs of NGRAM words; 32 bits of FNV-1a, so that 16,000 items fit in memory. A collision only refuses a sample more. */
function* gramsOf(words: readonly string[]): Generator<number> {
  for (let i = 0; i + NGRAM <= words.length; i++) {
    let hash = 0x811c9dc5;
    for (let j = i; j < i + NGRAM; j++) {
      const word = words[j]!;
      for (let k = 0; k < word.length; k++) hash = Math.imul(hash ^ word.charCodeAt(k), 0x01000193);
      hash = Math.imul(hash ^ 0x1f, 0x01000193);
    }
    yield hash >>> 0;
  }
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
