import {
  BenchmarkId,
  ItemId,
  type ItemStatistics,
  type KeyedItem,
  pushTo,
  type SuiteStatistics,
} from '../domain/index.ts';
import type { ExportItemOutcomesRow } from './queries.generated.ts';
import { correlation, wilsonInterval } from './statistics/index.ts';

/** What the statistics need of an item. */
export type KnownItem = Pick<
  KeyedItem,
  'id' | 'discipline' | 'split' | 'archetype' | 'hops' | 'difficulty' | 'choices'
>;

/**
 * Classical item analysis over the stored runs of a suite. Examinees are models, not runs: a model's score on an item is the mean over its runs, each
 * right when more than half of its judged repeats are. Discrimination is the corrected item-rest correlation (the item is left out of the score that it is set
 * against), over the models that answered it. Source: Lord & Novick, Statistical Theories of Mental Test Scores (1968), chapter 15.
 */
export function itemStatistics(
  benchmarkId: string,
  items: readonly KnownItem[],
  outcomes: readonly ExportItemOutcomesRow[],
): { readonly suite: SuiteStatistics; readonly items: ItemStatistics[] } {
  /** Item → model → the runs' results. */
  const results = new Map<string, Map<string, boolean[]>>(items.map(({ id }) => [id, new Map()]));
  const chosen = new Map(items.map(({ id, choices }) => [id as string, choices.map(() => 0)]));
  const runs = new Set<string>();
  for (const { itemId, modelId, runId, judged, right, chosen: picks } of outcomes) {
    const own = results.get(itemId);
    if (own === undefined) continue;
    runs.add(runId);
    pushTo(own, modelId, 2 * right > judged);
    const counts = chosen.get(itemId)!;
    for (const pick of picks) if (counts[pick] !== undefined) counts[pick]!++;
  }
  const scores = new Map<string, Map<string, number>>();
  const totals = new Map<string, { sum: number; n: number }>();
  for (const [itemId, byModel] of results) {
    const own = new Map([...byModel].map(([model, right]) => [model, mean(right.map(Number))]));
    scores.set(itemId, own);
    for (const [model, score] of own) {
      const total = totals.get(model) ?? { sum: 0, n: 0 };
      totals.set(model, { sum: total.sum + score, n: total.n + 1 });
    }
  }
  const analyzed = items.map(({ id, discipline, split, archetype, hops, difficulty }): ItemStatistics => {
    const own = scores.get(id)!;
    const p = own.size === 0 ? null : mean([...own.values()]);
    const pairs = [...own].flatMap(([model, score]) => {
      const { sum, n } = totals.get(model)!;
      return n < 2 ? [] : [[score, (sum - score) / (n - 1)] as const];
    });
    return {
      itemId: ItemId.parse(id),
      discipline,
      split,
      archetype,
      hops,
      difficulty,
      models: own.size,
      runs: [...results.get(id)!.values()].reduce((sum, { length }) => sum + length, 0),
      p,
      interval: p === null ? null : wilsonInterval(Math.min(own.size, p * own.size), own.size),
      discrimination: correlation(pairs),
      chosen: chosen.get(id)!,
    };
  });
  const answered = analyzed.flatMap((item) => (item.p === null ? [] : [{ ...item, p: item.p }]));
  const told = analyzed.flatMap(({ discrimination }) => discrimination ?? []);
  return {
    items: analyzed,
    suite: {
      benchmarkId: BenchmarkId.parse(benchmarkId),
      models: totals.size,
      runs: runs.size,
      items: items.length,
      answered: answered.length,
      meanP: answered.length === 0 ? null : mean(answered.map(({ p }) => p)),
      meanDiscrimination: told.length === 0 ? null : mean(told),
      negative: told.filter((value) => value < 0).length,
      difficultyCorrelation: correlation(answered.map(({ difficulty, p }) => [difficulty, 1 - p])),
    },
  };
}

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
