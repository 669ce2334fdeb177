import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { ItemId, KeyedItem, Sample, SampleId } from '../../domain/index.ts';
import { type Ends, endsOf } from './gate-item.ts';
import { createItemIndex, type Meeting, wordsOfItem } from './item-index.ts';
import { readingsOf, textOf, unitsOf } from './said-in.ts';
import { createRunIndex, NGRAM } from './shared-runs.ts';
import { createTermDictionary, isMasked, maskOf } from './term-dictionary.ts';
import { wordsOf } from './words.ts';

/** Why a sample gives an item away. */
export const LeakReason = z.enum(['states-conclusion', 'shared-ngram', 'shared-words', 'recall']);
export type LeakReason = z.infer<typeof LeakReason>;
export interface Leak {
  readonly reason: LeakReason;
  readonly itemId: ItemId;
}

/** What the gate needs of an item; `ends` are the pairs of concepts whose connection the item asks for. */
export interface GateItem {
  readonly item: KeyedItem;
  /** Terms of the concepts that the item requires. */
  readonly terms: readonly string[];
  readonly ends: readonly (readonly [Ends['subject'], Ends['subject']])[];
}

/** Of the content words of stem and key, the share that makes a sample a retelling, in whatever order. */
export const RETOLD = 0.8;
/** Fewer content words than these are no text that could be retold. */
const RETOLD_MIN = 5;
/** Part of every stored result: what was checked, and how. */
export const GATE_METHOD = [
  'orthogonality 3, every pair of item and sample; a preference pair is read as a sample of its own',
  `shared-ngram: a run of ${NGRAM} words of stem and key, each term one word`,
  `shared-words: ${RETOLD * 100} % of the distinct content words of stem and key`,
  'states-conclusion: a statement over both ends of the composition of the required relations',
  'recall: the key shares more content words with the sample than every other option',
].join('; ');
export const GATE_HASH = createHash('sha256').update(GATE_METHOD).digest('hex').slice(0, 16);

/** The sample that is nearest to an item among those let through, by the share of the words of its stem and key. */
export interface Closest {
  readonly itemId: ItemId;
  readonly sampleId: SampleId;
  readonly share: number;
}

export interface OrthogonalityGate {
  readonly items: number;
  /** The first leak of a sample; null: it gives nothing away. `pairs` are concept pairs that it states beside those of what it teaches. */
  check(sample: Sample, facts?: { readonly pairs?: readonly (readonly [string, string])[] }): Leak | null;
  /** All leaks of a sample. */
  leaksOf(sample: Sample, facts?: { readonly pairs?: readonly (readonly [string, string])[] }): Leak[];
  /** Checks and, when nothing leaks, remembers how near the sample comes to each item. */
  survey(sample: Sample): Leak[];
  /** How near a sample comes to one item: the share of the distinct content words of stem and key. */
  shareOf(sample: Sample, itemId: string): number;
  /** Of what was surveyed, in the order of the items; an item that shares no word with any sample has none. */
  closest(): Closest[];
}

/**
 * Every pair of item and sample, exactly, through inverted indexes over the items: a sample meets only the items that it shares a word,
 * a run of words or a pair of concepts with, and no other can leak. Memory grows with the items, not with the samples.
 * Measured: bench/orthogonality.bench.ts.
 */
export function createOrthogonalityGate(
  gateItems: readonly GateItem[],
  relations: ReadonlyMap<string, Ends> = new Map(),
): OrthogonalityGate {
  const items = gateItems.map(({ item }) => item);
  const index = createItemIndex(items, { share: RETOLD, wordsMin: RETOLD_MIN });
  const runs = createRunIndex();
  const dictionary = createTermDictionary(gateItems.flatMap(({ terms }) => terms));
  const conclusions = new Map<string, number[]>();
  gateItems.forEach(({ item, ends }, i) => {
    runs.add(i, dictionary.mask(wordsOfItem(item)));
    for (const [a, b] of ends) {
      append(conclusions, pairKey(a.id, b.id), i);
      append(conclusions, pairKey(maskOf(a.term), maskOf(b.term)), i);
    }
  });
  const best = { share: new Float32Array(items.length), sampleId: new Array<SampleId | undefined>(items.length) };

  const concluded = (sample: Sample, pairs: readonly (readonly [string, string])[]): Set<number> => {
    const found = new Set<number>();
    const look = (a: string, b: string) => {
      for (const item of conclusions.get(pairKey(a, b)) ?? []) found.add(item);
    };
    if (conclusions.size === 0) return found;
    for (const [a, b] of pairs) look(a, b);
    const taught = sample.teaches.flatMap(({ kind, id }) => (kind === 'relation' ? (relations.get(id) ?? []) : []));
    for (const { subject, object } of taught) look(subject.id, object.id);
    for (const [a, b] of endsOf(taught)) look(a.id, b.id);
    for (const unit of unitsOf(sample)) {
      const mentions = [...new Set(dictionary.mask(wordsOf(unit)).filter(isMasked))];
      mentions.forEach((a, i) => {
        for (const b of mentions.slice(i + 1)) look(a, b);
      });
    }
    return found;
  };

  const inspect = (
    sample: Sample,
    pairs: readonly (readonly [string, string])[],
    isAll: boolean,
    onNearer: (nearer: Meeting['nearer']) => void = () => undefined,
  ): Leak[] => {
    const [said, pair] = readingsOf(sample) as [Sample, Sample?];
    // The pair first: what is nearest is remembered of a sample only when all of it passes.
    const leaks = pair === undefined ? [] : inspectReading(pair, [], isAll);
    if (leaks.length > 0 && !isAll) return leaks;
    const own = inspectReading(said, pairs, isAll, leaks.length > 0 ? undefined : onNearer);
    return leaks.length === 0 ? own : distinct([...own, ...leaks]);
  };

  const inspectReading = (
    sample: Sample,
    pairs: readonly (readonly [string, string])[],
    isAll: boolean,
    onNearer: (nearer: Meeting['nearer']) => void = () => undefined,
  ): Leak[] => {
    const leaks: Leak[] = [];
    const report = (reason: LeakReason, found: Iterable<number>) => {
      for (const item of found) leaks.push({ reason, itemId: items[item]!.id });
    };
    report('states-conclusion', concluded(sample, pairs));
    if (leaks.length > 0 && !isAll) return leaks;
    const words = wordsOf(textOf(sample));
    report('shared-ngram', runs.find(dictionary.mask(words)));
    if (leaks.length > 0 && !isAll) return leaks;
    const met = index.meet(words, best.share);
    report('shared-words', met.retold);
    report('recall', met.singledOut);
    if (leaks.length === 0) onNearer(met.nearer);
    return leaks;
  };

  return {
    items: items.length,
    check: (sample, { pairs = [] } = {}) => inspect(sample, pairs, false)[0] ?? null,
    leaksOf: (sample, { pairs = [] } = {}) => inspect(sample, pairs, true),
    survey: (sample) =>
      inspect(sample, [], true, (nearer) => {
        for (const [item, share] of nearer) {
          best.share[item] = share;
          best.sampleId[item] = sample.id;
        }
      }),
    shareOf: (sample, itemId) => {
      const wanted = items.findIndex(({ id }) => id === itemId);
      const { nearer } = index.meet(wordsOf(textOf(sample)), new Float32Array(items.length));
      return nearer.find(([item]) => item === wanted)?.[1] ?? 0;
    },
    closest: () =>
      items.flatMap(({ id }, item) => {
        const sampleId = best.sampleId[item];
        return sampleId === undefined ? [] : [{ itemId: id, sampleId, share: best.share[item]! }];
      }),
  };
}

const distinct = (leaks: readonly Leak[]): Leak[] => [
  ...new Map(leaks.map((leak) => [`${leak.reason} ${leak.itemId}`, leak])).values(),
];

const pairKey = (a: string, b: string): string => (a < b ? `${a}\0${b}` : `${b}\0${a}`);

function append(map: Map<string, number[]>, key: string, item: number): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [item]);
  else if (list.at(-1) !== item) list.push(item);
}
