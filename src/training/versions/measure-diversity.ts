import { type Random, type Sample, shuffled } from '../../domain/index.ts';
import { textOf } from '../gate/said-in.ts';
import { contentWordsOf, wordsOf } from '../gate/words.ts';

/** How unlike one another the samples of a version are, over a seeded sample of them. */
export interface Diversity {
  /** Samples looked at. */
  readonly n: number;
  /** Different runs of 1, 2 and 3 words over all runs of that length (distinct-n, Li et al. 2016). */
  readonly distinct: number[];
  /** Mean Jaccard similarity of the content words of two samples drawn together: 0 nothing in common, 1 the same words. */
  readonly selfSimilarity: number;
}

/** Samples looked at, so that the figure costs the same at any size; distinct-n falls with the size, so it is comparable only at this one. */
export const LOOKED_AT = 2_000;

/** Keeps a uniform sample of a stream (Vitter 1985, algorithm R), in flat memory. */
export function createDiversity(random: Random) {
  const kept: Sample[] = [];
  let seen = 0;
  return {
    add: (sample: Sample): void => {
      seen++;
      if (kept.length < LOOKED_AT) kept.push(sample);
      else {
        const at = Math.floor(random() * seen);
        if (at < LOOKED_AT) kept[at] = sample;
      }
    },
    measure: (): Diversity => {
      const runs = [1, 2, 3].map((n) => distinctShare(kept, n));
      const words = shuffled(kept, random).map((sample) => contentWordsOf(textOf(sample)));
      let sum = 0;
      for (let i = 0; i + 1 < words.length; i++) sum += jaccard(words[i]!, words[i + 1]!);
      return {
        n: kept.length,
        distinct: runs.map(rounded),
        selfSimilarity: rounded(words.length < 2 ? 0 : sum / (words.length - 1)),
      };
    },
  };
}

function distinctShare(samples: readonly Sample[], n: number): number {
  const seen = new Set<string>();
  let all = 0;
  for (const sample of samples) {
    const words = wordsOf(textOf(sample));
    for (let i = 0; i + n <= words.length; i++, all++) seen.add(words.slice(i, i + n).join(' '));
  }
  return all === 0 ? 0 : seen.size / all;
}

function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of a) if (b.has(word)) shared++;
  const union = a.size + b.size - shared;
  return union === 0 ? 0 : shared / union;
}

const rounded = (share: number): number => Math.round(share * 10_000) / 10_000;
