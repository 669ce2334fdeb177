import {
  type Benchmark,
  idOf,
  type KeyedItem,
  type Operator,
  ProdaError,
  pickOne,
  randomOf,
  type Split,
  shuffled,
} from '../../../src/domain/index.ts';
import type { ItemSource } from '../../../src/evaluation/index.ts';

const LABELS = ['A', 'B', 'C', 'D'];
const OPERATORS: readonly Operator[] = ['SUBST_ADJ', 'NEARMISS', 'INVREL'];
const NOUNS = [
  'osmosis',
  'erosion',
  'inflation',
  'diffusion',
  'tilt',
  'friction',
  'photosynthesis',
  'trade',
  'entropy',
  'tide',
];

/** Items as a benchmark stage makes them, in shape: for the tests of reading logs and of keeping score, which care for no meaning. */
export function makeItems(count: number, seed = 1): KeyedItem[] {
  return [...streamMadeItems(count, seed)].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The same one by one, as a stage streams them out of the graph. */
export function* streamMadeItems(count: number, seed = 1): Generator<KeyedItem, void> {
  const random = randomOf('items', seed);
  const benchmarkId = idOf('bmk', 'made', seed, count);
  for (let i = 0; i < count; i++) {
    const noun = pickOne(NOUNS, random)!;
    const choices = shuffled(
      [
        `It raises ${noun} ${i}.`,
        `It lowers ${noun} ${i}.`,
        `It comes before “${noun}” ${i}.`,
        `It needs ${noun} ${i}; nothing else.`,
      ],
      random,
    );
    const answer = Math.floor(random() * 4);
    yield {
      id: idOf('itm', 'made', seed, i),
      benchmarkId,
      chainId: idOf('chn', 'made', i),
      discipline: i % 3 === 0 ? 'physics' : 'biology',
      split: i % 4 === 3 ? 'held-out' : 'dev',
      archetype: 'made',
      hops: 2,
      difficulty: 0.5,
      question: `What follows when ${noun} number ${i} goes on, as in “case ${i}”?`,
      choices,
      labels: LABELS,
      requires: [{ kind: 'relation', id: idOf('rel', 'made', i) }],
      answer,
      explanation: '',
      options: choices.map((text, choice) => ({
        text,
        correct: choice === answer,
        edits: [],
        operator: choice === answer ? null : OPERATORS[choice % 3]!,
        elementId: null,
        claim: text,
        tier: choice === answer ? null : 1,
        falsity: choice === answer ? null : 'absent',
        reason: null,
      })),
    };
  }
}

export function benchmarkOf(items: readonly KeyedItem[]): Benchmark {
  const inSplit = (split: Split) => items.filter((item) => item.split === split).length;
  return {
    id: items[0]!.benchmarkId,
    name: 'made',
    version: 1,
    contentHash: `sha256:${items.length}`,
    seed: 1,
    items: items.length,
    devItems: inSplit('dev'),
    heldOutItems: inSplit('held-out'),
    byOperator: {} as Benchmark['byOperator'],
    byArchetype: {},
    byDiscipline: {},
    skipped: [],
    artifactAudit: { n: 0, chance: 0.25, standaloneShare: 0, solvers: [], keyPositions: [] },
  };
}

/** An item source over items in memory. */
export function itemSourceOf(items: readonly KeyedItem[]): ItemSource {
  return {
    getBenchmark: async (_projectId, benchmarkId) => {
      if (benchmarkId !== items[0]!.benchmarkId) throw new ProdaError('benchmark/missing', { benchmarkId });
      return benchmarkOf(items);
    },
    streamItems: async function* () {
      yield* items;
    },
  };
}
