import { expect, test } from 'vitest';
import { createDefectPrior } from '../../src/diagnosis/model/defect-prior.ts';
import type { DiagnosisInput } from '../../src/diagnosis/model/index.ts';
import { discriminationOf } from '../../src/diagnosis/read-peers.ts';

const option = { edits: [] };
const item = {
  id: 'i',
  chainId: null,
  requires: [],
  follows: false,
  answer: 0,
  options: [option, option, option, option],
};
const voicesOf = (...told: [isWrong: boolean, failsElsewhere: number][]) =>
  told.map(([isWrong, failsElsewhere]) => ({ isWrong, failsElsewhere }));

const priorOf = (voices: ReturnType<typeof voicesOf>): number => {
  const wrong = voices.filter(({ isWrong }) => isWrong).length;
  const row = { itemId: 'i', models: voices.length, wrong, chosen: [voices.length - wrong, wrong, 0, 0], voices };
  const input: DiagnosisInput = { items: [item], elements: [], responses: [], peers: [row] };
  return createDefectPrior(input)('i');
};

test('an item that strong models fail and weak ones pass is likelier defective than one the other way round', () => {
  const upsideDown = voicesOf([true, 0.1], [true, 0.1], [false, 0.6], [false, 0.6]);
  const asUsual = voicesOf([false, 0.1], [false, 0.1], [true, 0.6], [true, 0.6]);
  expect(priorOf(upsideDown)).toBeGreaterThan(20 * priorOf(asUsual));
  expect(discriminationOf(upsideDown)).toBeCloseTo(-1);
  expect(discriminationOf(asUsual)).toBeCloseTo(1);
});

test('an item that every model fails with the same option is likely defective, the more so the less they fail elsewhere', () => {
  const strong = priorOf(voicesOf(...Array.from({ length: 5 }, (): [boolean, number] => [true, 0.2])));
  const weak = priorOf(voicesOf(...Array.from({ length: 5 }, (): [boolean, number] => [true, 0.8])));
  expect(strong).toBeGreaterThan(0.9);
  expect(strong).toBeGreaterThan(weak);
});

test('of two models, or of models that are all alike, there is no discrimination to tell', () => {
  expect(discriminationOf(voicesOf([true, 0.1], [false, 0.5]))).toBeNull();
  expect(discriminationOf(voicesOf([true, 0.3], [true, 0.4], [true, 0.5]))).toBeNull();
  expect(discriminationOf(voicesOf([true, 0.3], [false, 0.3], [true, 0.3]))).toBeNull();
});
