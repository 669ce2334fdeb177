import { expect, test } from 'vitest';
import { itemStatistics } from '../../src/evaluation/item-statistics.ts';
import { correlation } from '../../src/evaluation/statistics/index.ts';
import { makeItems } from './support/make-items.ts';

const items = makeItems(3);
const suiteId = items[0]!.benchmarkId;
/** A run of one model; `right[i]`: item i is answered rightly. */
const run = (modelId: string, runId: string, right: readonly (boolean | null)[]) =>
  right.flatMap((isRight, i) =>
    isRight === null
      ? []
      : [{ runId, modelId, itemId: items[i]!.id, judged: 1, right: isRight ? 1 : 0, chosen: [isRight ? 2 : 0] }],
  );

test('correlation is that of Pearson, and none where nothing varies or little is known', () => {
  expect(
    correlation([
      [1, 2],
      [2, 4],
      [3, 6],
    ]),
  ).toBeCloseTo(1);
  expect(
    correlation([
      [0, 3],
      [0, 1],
      [1, 8],
      [1, 4],
    ]),
  ).toBeCloseTo(0.784, 3);
  expect(
    correlation([
      [1, 2],
      [2, 4],
    ]),
  ).toBeNull();
  expect(
    correlation([
      [1, 2],
      [1, 4],
      [1, 5],
    ]),
  ).toBeNull();
});

test('p is the mean over models, however often each ran, and discrimination leaves the item out of the score', () => {
  const { suite, items: told } = itemStatistics(suiteId, items, [
    ...run('a', '1', [true, true, true]),
    ...run('b', '2', [true, true, false]),
    ...run('b', '3', [false, true, false]),
    ...run('c', '4', [false, false, false]),
    ...run('d', '5', [false, false, null]),
  ]);
  expect(told.map(({ p }) => p)).toEqual([(1 + 0.5) / 4, 2 / 4, 1 / 3]);
  expect(told.map(({ models, runs }) => [models, runs])).toEqual([
    [4, 5],
    [4, 5],
    [3, 4],
  ]);
  // Item 0: scores 1, 0.5, 0, 0 against rests 1, 0.5, 0, 0.
  expect(told[0]!.discrimination).toBeCloseTo(1);
  // Item 2: scores 1, 0, 0 against rests 1, 0.75, 0.
  expect(told[2]!.discrimination).toBeCloseTo(0.6934, 3);
  expect(told[1]!.chosen).toEqual([2, 0, 3, 0]);
  expect(suite).toMatchObject({ models: 4, runs: 5, items: 3, answered: 3, negative: 0 });
});

test('an item that strong models miss and weak ones answer is below 0, and one that nobody answered has no figures', () => {
  const { suite, items: told } = itemStatistics(suiteId, items, [
    ...run('a', '1', [true, false, null]),
    ...run('b', '2', [true, false, null]),
    ...run('c', '3', [false, true, null]),
  ]);
  expect(told[1]!.discrimination).toBeCloseTo(-1);
  expect(told[2]).toMatchObject({ models: 0, runs: 0, p: null, interval: null, discrimination: null });
  expect(suite).toMatchObject({ answered: 2, negative: 2, difficultyCorrelation: null });
});
