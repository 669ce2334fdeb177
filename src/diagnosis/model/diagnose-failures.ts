import { type FailureClass, groupBy } from '../../domain/index.ts';
import { buildFactors } from './build-factors.ts';
import { createDefectPrior } from './defect-prior.ts';
import { PRIOR_MODEL } from './draw-model.ts';
import { type Judgement, judgeCauses } from './judge-causes.ts';
import { type Inference, sampleFaults } from './sample-faults.ts';
import type { DiagnosisInput, FaultModel } from './types.ts';

export interface DiagnosisParams {
  /** The fault model where it is known; null: it is estimated from the log. */
  readonly model: FaultModel | null;
}

export interface JudgedFailure extends Judgement {
  readonly itemId: string;
}

/**
 * P(missing) of everything that a judged item needs, most likely first; support: judged answers that need it; decided: failures that it is expected to
 * have decided, which finds what lies under many items sooner.
 */
export interface RankedElement {
  readonly id: string;
  readonly kind: 'concept' | 'relation';
  readonly score: number;
  readonly support: number;
  readonly decided: number;
}

export interface FailureDiagnosis {
  readonly failures: readonly JudgedFailure[];
  readonly ranking: readonly RankedElement[];
  /** P(the chain cannot be followed although its parts are known). */
  readonly chains: readonly { readonly id: string; readonly score: number; readonly support: number }[];
  readonly model: FaultModel;
  readonly inference: Pick<Inference, 'sweeps' | 'spread'>;
}

/**
 * From answers to what is missing: one probabilistic model weighs the option taken, the passes and failures of all items, the
 * probes and the coverage together. Pure; linear in answers × things that an item needs.
 */
export function diagnoseFailures(
  input: DiagnosisInput,
  { model }: DiagnosisParams = { model: null },
): FailureDiagnosis {
  const factors = buildFactors(input, createDefectPrior(input));
  const inference = sampleFaults(factors, model ?? PRIOR_MODEL, { estimate: model === null });
  const { variables, items, offsets, variableOf, correct } = factors;

  const support = new Uint32Array(variables.length);
  for (const v of variableOf) support[v]!++;
  const chainOf = new Map(input.items.map(({ id, chainId }) => [id, chainId]));

  // Repeats of an item fail for one reason: their attributions are averaged.
  const byItem = groupBy(
    items.map((_, f) => f).filter((f) => correct[f] === 0),
    (f) => items[f]!.id,
  );
  const judged = new Map<string, JudgedFailure>();
  for (const [itemId, answers] of byItem) {
    if (chainOf.get(itemId) === null) continue; // a probe is evidence, not a failure
    const causes = new Map<number, number>();
    let slip = 0;
    for (const f of answers) {
      slip += inference.clean[f]! / answers.length;
      for (let edge = offsets[f]!; edge < offsets[f + 1]!; edge++) {
        const v = variableOf[edge]!;
        causes.set(v, (causes.get(v) ?? 0) + inference.causes[edge]! / answers.length);
      }
    }
    judged.set(itemId, {
      itemId,
      ...judgeCauses(
        [...causes].map(([v, share]) => ({ variable: variables[v]!, share })),
        slip,
      ),
    });
  }
  const decided = new Map<string, number>();
  for (const { causes } of judged.values())
    for (const { id, score } of causes) decided.set(id, (decided.get(id) ?? 0) + score);
  const unparsed = new Set(
    input.responses.filter(({ itemId, outcome }) => outcome === 'unparsed' && chainOf.has(itemId)).map((r) => r.itemId),
  );
  for (const itemId of unparsed)
    if (!judged.has(itemId) && chainOf.get(itemId) !== null) judged.set(itemId, { itemId, ...UNPARSED });

  // A chain may be followed badly in two ways, over named and over unnamed concepts: the worse of the two is told.
  const chains = new Map<string, { score: number; support: number }>();
  variables.forEach((variable, v) => {
    if (variable.kind !== 'chain') return;
    const known = chains.get(variable.chainId) ?? { score: 0, support: 0 };
    const score = Math.max(known.score, inference.missing[v]!);
    chains.set(variable.chainId, { score, support: known.support + support[v]! });
  });
  const byScore = <T extends { id: string; score: number }>(a: T, b: T) => b.score - a.score || (a.id < b.id ? -1 : 1);
  return {
    failures: [...judged.values()].sort((a, b) => (a.itemId < b.itemId ? -1 : 1)),
    ranking: variables
      .flatMap((variable, v) =>
        variable.kind === 'element'
          ? [
              {
                id: variable.element.id,
                kind: variable.element.kind,
                score: inference.missing[v]!,
                support: support[v]!,
                decided: decided.get(variable.element.id) ?? 0,
              },
            ]
          : [],
      )
      .sort(byScore),
    chains: [...chains].map(([id, chain]) => ({ id, ...chain })).sort(byScore),
    model: inference.model,
    inference: { sweeps: inference.sweeps, spread: inference.spread },
  };
}

const UNPARSED: Judgement = {
  class: 'unparsed' satisfies FailureClass,
  probability: 1,
  blamed: null,
  shares: { gap: 0, deficit: 0, defect: 0, slip: 0 },
  causes: [],
};
