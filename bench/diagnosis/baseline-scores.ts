import { buildSpectrum, type ItemRow } from '../../src/diagnosis/index.ts';
import type { Scores } from './score-diagnosis.ts';
import type { SimulatedAnswer } from './simulated-learner.ts';

/** What a method says of one failure, and of everything. */
export interface MethodScores {
  readonly of: (itemId: string) => Scores;
  readonly overall: Scores;
}

/** The simple methods that a diagnosis has to beat. */
export function baselineScores(
  items: readonly ItemRow[],
  answers: readonly SimulatedAnswer[],
  taught: ReadonlyMap<string, number>,
): Record<string, MethodScores> {
  const itemOf = new Map(items.map((item) => [item.id, item]));
  const failed = answers.filter(({ outcome }) => outcome === 'wrong');
  const spectrum = buildSpectrum(items, answers);
  const everywhere = (overall: Scores): MethodScores => ({ of: () => overall, overall });
  const chosen = new Map<string, Scores>();
  const taken = new Map<string, number>();
  const chain = new Map<string, number>();
  for (const { itemId, chosen: option } of failed) {
    const { options, requires } = itemOf.get(itemId)!;
    const edited = new Set(options[option!]!.edits.map(({ elementId }) => elementId));
    chosen.set(itemId, new Map([...edited].map((id) => [id, 1])));
    for (const id of edited) taken.set(id, (taken.get(id) ?? 0) + 1);
    for (const id of requires) chain.set(id, 1);
  }
  return {
    'Ochiai alone': everywhere(new Map(spectrum.map((row) => [row.id, row.ochiai]))),
    'Tarantula alone': everywhere(new Map(spectrum.map((row) => [row.id, row.tarantula]))),
    'DStar alone': everywhere(new Map(spectrum.map((row) => [row.id, row.dStar ?? Number.MAX_VALUE]))),
    'chosen option alone': { of: (itemId) => chosen.get(itemId)!, overall: taken },
    'all of the failed chain': everywhere(chain),
    'least taught': everywhere(new Map([...taught].map(([id, n]) => [id, 1 / (1 + n)]))),
  };
}
