import { type Random, randomOf } from '../../domain/index.ts';
import type { Factors } from './build-factors.ts';
import { drawModel } from './draw-model.ts';
import { byGroup, createFaultState, type FaultState } from './fault-state.ts';
import { poolAlike } from './pool-alike.ts';
import type { FaultModel } from './types.ts';

/** Posteriors after all answers. `missing[v]`: that variable v is missing. */
export interface Inference {
  /** Posterior means, or the model that was given. */
  readonly model: FaultModel;
  readonly missing: Float64Array;
  /** By edge: P(this variable decided the wrong answer); 0 on right answers. */
  readonly causes: Float64Array;
  /** By factor: P(nothing is missing): a slip. 0 on right answers. */
  readonly clean: Float64Array;
  /** Of each of the two chains. */
  readonly sweeps: number;
  /** Mean difference between the chains in what decided a wrong answer: how far the shares are the sampler's own noise. */
  readonly spread: number;
}

/** Work of one chain, in visits of an edge; a small log is sampled longer, a large one at least SWEEPS.min times. */
const VISITS = 5e6;
const SWEEPS = { min: 250, max: 1_500 } as const;
/** Share of sweeps, beyond those that count, in which a chain leaves its start behind. */
const BURN_IN = 0.25;
/** What lies under no failure is hardly ever missing, and is visited once in so many sweeps. */
const SELDOM = 8;

/**
 * What is missing, given the answers: Gibbs sampling (Geman & Geman 1984) of everything that may be missing and of the fault model
 * itself, with steps that move the blame for a failure from one thing to another. Two chains, one that starts with nothing missing
 * and one with half of what failed answers need, each half of the sample. Seeded: the same log gives the same posterior. Linear in edges.
 */
export function sampleFaults(factors: Factors, start: FaultModel, { estimate }: { estimate: boolean }): Inference {
  const { variables, items, variableOf, correct } = factors;
  const sweeps = Math.round(Math.min(SWEEPS.max, Math.max(SWEEPS.min, VISITS / (variableOf.length + 1))));
  const chains = [0, 0.5].map((missing) =>
    runChain(factors, start, { estimate, sweeps, missing, random: randomOf('faults', items.length, missing) }),
  );
  const [one, other] = chains.map((chain) => poolAlike(factors, chain)) as [Chain, Chain];
  const between = (a: Float64Array, b: Float64Array) => a.map((value, i) => (value + b[i]!) / 2);
  const failures = correct.reduce((sum, right) => sum + 1 - right, 0);
  const apart = (a: Float64Array, b: Float64Array) => a.reduce((sum, value, i) => sum + Math.abs(value - b[i]!), 0);
  return {
    model: estimate ? meanOf(chains.flatMap(({ models }) => models)) : start,
    missing: variables.length === 0 ? new Float64Array(0) : between(one.missing, other.missing),
    causes: between(one.causes, other.causes),
    clean: between(one.clean, other.clean),
    sweeps,
    spread: failures === 0 ? 0 : (apart(one.causes, other.causes) + apart(one.clean, other.clean)) / 2 / failures,
  };
}

export type Chain = Pick<Inference, 'missing' | 'causes' | 'clean'> & { readonly models: readonly FaultModel[] };

function runChain(
  factors: Factors,
  start: FaultModel,
  draw: { estimate: boolean; sweeps: number; missing: number; random: Random },
): Chain {
  const { variables, items, offsets, variableOf, correct } = factors;
  const { random, sweeps } = draw;
  const failed = items.flatMap((_, f) => (correct[f] === 1 ? [] : [f]));
  const suspect = new Uint8Array(variables.length);
  for (const f of failed) for (let edge = offsets[f]!; edge < offsets[f + 1]!; edge++) suspect[variableOf[edge]!] = 1;
  const state = createFaultState(factors);
  let model = start;
  state.learn(model);
  suspect.forEach((suspected, v) => {
    if (suspected === 1 && random() < draw.missing) state.set(v, 1);
  });

  const missing = new Float64Array(variables.length);
  const visits = new Uint32Array(variables.length);
  const causes = new Float64Array(variableOf.length);
  const clean = new Float64Array(items.length);
  const models: FaultModel[] = [];
  const burnIn = Math.round(sweeps * BURN_IN);
  for (let sweep = 0; sweep < sweeps + burnIn; sweep++) {
    const counting = sweep >= burnIn;
    for (let v = 0; v < variables.length; v++) {
      if (suspect[v] === 0 && (v + sweep) % SELDOM !== 0) continue;
      const odds = state.oddsOf(v);
      const probability = odds / (1 + odds);
      state.set(v, random() < probability ? 1 : 0);
      if (!counting) continue;
      missing[v]! += probability;
      visits[v]!++;
    }
    for (const f of failed) moveBlame(factors, state, f, random);
    if (draw.estimate) {
      model = drawModel(factors, state, model, random);
      state.learn(model);
    }
    if (!counting) continue;
    models.push(model);
    for (const f of failed) {
      if (state.count[f] === 0) clean[f]! += 1 / sweeps;
      else
        for (let edge = offsets[f]!; edge < offsets[f + 1]!; edge++)
          if (state.missing[variableOf[edge]!] === 1)
            causes[edge]! += state.choices[edge]! / state.choiceSum[f]! / sweeps;
    }
  }
  return { missing: missing.map((sum, v) => sum / Math.max(1, visits[v]!)), causes, clean, models };
}

/** Proposes that of two things a failed answer needs, the other one is missing (Metropolis); alone, each would first have to go. */
function moveBlame({ offsets, variableOf }: Factors, state: FaultState, f: number, random: Random): void {
  const from = offsets[f]!;
  const n = offsets[f + 1]! - from;
  if (state.count[f] === 0 || n < 2) return;
  const a = variableOf[from + Math.floor(random() * n)]!;
  const b = variableOf[from + Math.floor(random() * n)]!;
  if (state.missing[a] === state.missing[b]) return;
  const [gone, there] = state.missing[a] === 1 ? [a, b] : [b, a];
  const before = state.oddsOf(gone);
  state.set(gone, 0);
  if (random() * before < state.oddsOf(there)) state.set(there, 1);
  else state.set(gone, 1);
}

function meanOf(models: readonly FaultModel[]): FaultModel {
  const mean = (of: (model: FaultModel) => number) => models.reduce((sum, model) => sum + of(model), 0) / models.length;
  return {
    slip: mean(({ slip }) => slip),
    guess: mean(({ guess }) => guess),
    lean: mean(({ lean }) => lean),
    composition: mean(({ composition }) => composition),
    following: mean(({ following }) => following),
    gap: byGroup((group) => mean(({ gap }) => gap[group])),
  };
}
