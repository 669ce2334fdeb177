import type { Factors } from './build-factors.ts';
import { type FaultModel, GAP_GROUPS, type GapGroup } from './types.ts';

/** What the expectation step counted. */
export interface Tally {
  readonly factors: Factors;
  readonly missing: Float64Array;
  readonly causes: Float64Array;
  readonly clean: Float64Array;
}

/**
 * Beta priors [a, b], worth a + b observations: they hold where a log says nothing (a run without a pass knows nothing of slips)
 * and give way to a few hundred answers. Much is known that was taught; of what was never taught little is sure beforehand. Two starts of
 * the estimate (gaps first, compositions first) end in the same model on the logs that were tried, so there is one.
 */
const PRIORS = {
  slip: [1.5, 20],
  guess: [6, 34],
  lean: [6, 4],
  composition: [1.2, 25],
  following: [1.5, 6],
  gap: [1, 40],
  gapNeverTaught: [1, 3],
} as const satisfies Record<string, readonly [number, number]>;

/** Where the estimate starts: the means of the priors. */
export const PRIOR_MODEL: FaultModel = {
  slip: mean(PRIORS.slip),
  guess: mean(PRIORS.guess),
  lean: mean(PRIORS.lean),
  composition: mean(PRIORS.composition),
  following: mean(PRIORS.following),
  gap: byGroup((group) => mean(gapPriorOf(group))),
};

/** The maximization step: posterior means of the fault model from expected counts. */
export function estimateModel({ factors, missing, causes, clean }: Tally, model: FaultModel): FaultModel {
  const { variables, items, offsets, correct, wrongOptions, touch, touching } = factors;
  const slip = [0, 0];
  const guess = [0, 0];
  const lean = [0, 0];
  for (let f = 0; f < items.length; f++) {
    const known = clean[f]!;
    add(slip, correct[f] === 1 ? 0 : known, known);
    add(guess, correct[f] === 1 ? 1 - known : 0, 1 - known);
    if (correct[f] === 1 || wrongOptions[f] === 0) continue;
    for (let edge = offsets[f]!; edge < offsets[f + 1]!; edge++) {
      if (touching[edge] === 0) continue;
      const drawn = model.lean / touching[edge]!;
      const any = (1 - model.lean) / wrongOptions[f]!;
      add(lean, touch[edge] === 1 ? (causes[edge]! * drawn) / (drawn + any) : 0, causes[edge]!);
    }
  }
  const composition = [0, 0];
  const following = [0, 0];
  const gap = byGroup(() => [0, 0]);
  variables.forEach((variable, v) => {
    if (variable.kind === 'chain') add(variable.follows ? following : composition, missing[v]!, 1);
    if (variable.kind === 'element') add(gap[variable.group], missing[v]!, 1);
  });
  return {
    slip: meanOf(slip, PRIORS.slip),
    guess: meanOf(guess, PRIORS.guess),
    lean: meanOf(lean, PRIORS.lean),
    composition: meanOf(composition, PRIORS.composition),
    following: meanOf(following, PRIORS.following),
    gap: byGroup((group) => meanOf(gap[group], gapPriorOf(group))),
  };
}

function gapPriorOf(group: GapGroup): readonly [number, number] {
  return group.endsWith('never taught') ? PRIORS.gapNeverTaught : PRIORS.gap;
}

function byGroup<T>(make: (group: GapGroup) => T): Record<GapGroup, T> {
  return Object.fromEntries(GAP_GROUPS.map((group) => [group, make(group)])) as Record<GapGroup, T>;
}

function add(count: number[], hits: number, tries: number): void {
  count[0]! += hits;
  count[1]! += tries;
}

function mean([a, b]: readonly [number, number]): number {
  return a / (a + b);
}

function meanOf([hits, tries]: number[], [a, b]: readonly [number, number]): number {
  return (hits! + a) / (tries! + a + b);
}
