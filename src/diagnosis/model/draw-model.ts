import type { Random } from '../../domain/index.ts';
import type { Factors } from './build-factors.ts';
import { drawBeta, logBeta } from './draw-beta.ts';
import { byGroup, type FaultState, type FaultTally } from './fault-state.ts';
import type { FaultModel, GapGroup } from './types.ts';

type Beta = readonly [number, number];

/**
 * Beta priors [a, b], worth a + b observations: they hold where a log says nothing (a run without a pass knows nothing of slips)
 * and give way to a few hundred answers. Faults are few beforehand: at most a few in a hundred. Of what was never taught little is
 * sure, if coverage tells anything about this model at all, which is as likely as not beforehand.
 */
const PRIORS = {
  slip: [1, 12],
  guess: [2, 12],
  lean: [6, 4],
  composition: [1, 15],
  following: [1, 10],
  gap: [0.5, 50],
  gapNeverTaught: [1, 3],
} as const satisfies Record<string, Beta>;
const COVERAGE_TELLS = 0.5;

/** Where a chain starts: the means of the priors. */
export const PRIOR_MODEL: FaultModel = {
  slip: mean(PRIORS.slip),
  guess: mean(PRIORS.guess),
  lean: mean(PRIORS.lean),
  composition: mean(PRIORS.composition),
  following: mean(PRIORS.following),
  gap: byGroup((group) => mean(group.endsWith('never taught') ? PRIORS.gapNeverTaught : PRIORS.gap)),
};

/** A draw of the fault model, given one guess at all that is missing: conjugate, but for what decided an answer, which is drawn first. */
export function drawModel(factors: Factors, state: FaultState, before: FaultModel, random: Random): FaultModel {
  const { clean, faulty, composition, following, gap } = state.tally();
  const [known, slipped] = clean as [number, number];
  return {
    slip: drawBeta(after(PRIORS.slip, [slipped, known]), random),
    guess: drawBeta(after(PRIORS.guess, faulty), random),
    lean: drawBeta(after(PRIORS.lean, drawLeanings(factors, state, before.lean, random)), random),
    composition: drawBeta(after(PRIORS.composition, composition), random),
    following: drawBeta(after(PRIORS.following, following), random),
    gap: { ...drawGapRates('concept', gap, random), ...drawGapRates('relation', gap, random) } as FaultModel['gap'],
  };
}

/** What was never taught is missing at a rate of its own, or at that of what was: the counts say which is likelier. */
function drawGapRates(
  kind: 'concept' | 'relation',
  gaps: FaultTally['gap'],
  random: Random,
): Partial<Record<GapGroup, number>> {
  const taught = gaps[`${kind}, taught`];
  const never = gaps[`${kind}, never taught`];
  const together = after(after(PRIORS.gap, taught), never);
  const apart = after(PRIORS.gapNeverTaught, never);
  const weight =
    logBeta(after(PRIORS.gap, taught)) + logBeta(apart) - logBeta(PRIORS.gapNeverTaught) - logBeta(together);
  const tells = random() < 1 / (1 + ((1 - COVERAGE_TELLS) / COVERAGE_TELLS) * Math.exp(-weight));
  const rate = drawBeta(tells ? after(PRIORS.gap, taught) : together, random);
  return {
    [`${kind}, taught`]: rate,
    [`${kind}, never taught`]: tells ? drawBeta(apart, random) : rate,
    [`${kind}, unknown data`]: drawBeta(after(PRIORS.gap, gaps[`${kind}, unknown data`]), random),
  };
}

/** Of the wrong answers whose deciding thing has options that touch it: how many were drawn to those, how many took any. */
function drawLeanings(factors: Factors, state: FaultState, lean: number, random: Random): [number, number] {
  const { items, offsets, variableOf, correct, wrongOptions, touch, touching } = factors;
  const leanings: [number, number] = [0, 0];
  for (let f = 0; f < items.length; f++) {
    if (correct[f] === 1 || state.count[f] === 0 || wrongOptions[f] === 0) continue;
    let left = random() * state.choiceSum[f]!;
    for (let edge = offsets[f]!; edge < offsets[f + 1]!; edge++) {
      if (state.missing[variableOf[edge]!] === 0) continue;
      left -= state.choices[edge]!;
      if (left > 0) continue;
      if (touching[edge]! > 0) {
        const drawn = touch[edge] === 1 ? lean / touching[edge]! : 0;
        leanings[random() * (drawn + (1 - lean) / wrongOptions[f]!) < drawn ? 0 : 1]++;
      }
      break;
    }
  }
  return leanings;
}

function after([a, b]: Beta, [hits, misses]: readonly number[]): Beta {
  return [a + hits!, b + misses!];
}

function mean([a, b]: Beta): number {
  return a / (a + b);
}
