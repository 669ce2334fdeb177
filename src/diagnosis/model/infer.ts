import { type Answer, answerCauses, answerRatios } from './answer-likelihood.ts';
import type { Factors, Variable } from './build-factors.ts';
import { estimateModel, type Tally } from './estimate-model.ts';
import type { FaultModel } from './types.ts';

/** Posteriors after all answers. `missing[v]`: that variable v is missing. For a wrong answer f, what decided it. */
export interface Inference {
  readonly model: FaultModel;
  readonly missing: Float64Array;
  /** By edge: P(this variable decided the wrong answer); 0 on right answers. */
  readonly causes: Float64Array;
  /** By factor: P(nothing is missing): a slip, or knowing. */
  readonly clean: Float64Array;
  readonly rounds: number;
  readonly converged: boolean;
}

const ROUNDS_MAX = 200;
const TOLERANCE = 1e-3;
/** Half of the old message stays: without it, messages on short cycles of the graph swing. */
const DAMPING = 0.5;
/** Rounds between two estimates of the fault model. */
const ROUNDS_PER_ESTIMATE = 4;
const LOGIT_MAX = 16;

/**
 * Loopy belief propagation (Kschischang, Frey & Loeliger 2001) over the sparse Q-matrix, exact on a forest; with `estimate`,
 * the fault model is fitted on the way (expectation maximization with weak priors). Linear in the edges.
 */
export function infer(factors: Factors, start: FaultModel, { estimate }: { estimate: boolean }): Inference {
  const { variables, items, offsets, variableOf, correct } = factors;
  const edges = variableOf.length;
  const messages = new Float64Array(edges);
  const logits = new Float64Array(variables.length);
  const widest = items.reduce((most, _, f) => Math.max(most, offsets[f + 1]! - offsets[f]!), 0);
  const p = new Float64Array(widest);
  const q = new Float64Array(widest);
  const out = new Float64Array(widest);
  const causes = new Float64Array(edges);
  const clean = new Float64Array(items.length);
  let model = start;
  let rounds = 0;
  let change = Number.POSITIVE_INFINITY;
  let shift = 0;

  const load = (f: number): { n: number; from: number; answer: Answer } => {
    const from = offsets[f]!;
    const n = offsets[f + 1]! - from;
    for (let i = 0; i < n; i++) {
      const edge = from + i;
      p[i] = sigmoid(logits[variableOf[edge]!]! - messages[edge]!);
      q[i] = choiceOf(factors, f, edge, model.lean);
    }
    const wrong = factors.wrongOptions[f]!;
    const answer = {
      correct: correct[f] === 1,
      slipChoice: wrong === 0 ? 1 : 1 / wrong,
      slip: model.slip,
      guess: model.guess,
    };
    return { n, from, answer };
  };
  const gather = (): void => {
    for (let v = 0; v < variables.length; v++) logits[v] = logitOf(priorOf(variables[v]!, model));
    for (let edge = 0; edge < edges; edge++) logits[variableOf[edge]!]! += messages[edge]!;
  };
  const attribute = (): void => {
    for (let f = 0; f < items.length; f++) {
      const { n, from, answer } = load(f);
      const told = answerCauses(answer, n, p, q, out);
      clean[f] = told.clean;
      for (let i = 0; i < n; i++) causes[from + i] = answer.correct ? 0 : out[i]!;
    }
  };

  gather();
  while (rounds < ROUNDS_MAX && (change > TOLERANCE || shift > TOLERANCE)) {
    change = 0;
    for (let f = 0; f < items.length; f++) {
      const { n, from, answer } = load(f);
      answerRatios(answer, n, p, q, out);
      for (let i = 0; i < n; i++) {
        const edge = from + i;
        const next = DAMPING * messages[edge]! + (1 - DAMPING) * clamp(Math.log(out[i]!));
        change = Math.max(change, Math.abs(next - messages[edge]!));
        messages[edge] = next;
      }
    }
    rounds++;
    if (estimate && (rounds % ROUNDS_PER_ESTIMATE === 0 || change <= TOLERANCE)) {
      gather();
      attribute();
      const tally: Tally = { factors, missing: logits.map(sigmoid), causes, clean };
      const next = estimateModel(tally, model);
      shift = distanceOf(model, next);
      model = next;
    }
    gather();
  }
  attribute();
  return { model, missing: logits.map(sigmoid), causes, clean, rounds, converged: change <= TOLERANCE };
}

export function priorOf(variable: Variable, model: FaultModel): number {
  if (variable.kind === 'element') return model.gap[variable.group];
  if (variable.kind === 'defect') return variable.prior;
  return variable.follows ? model.following : model.composition;
}

/** P(the option taken | this variable decided the answer). */
function choiceOf({ wrongOptions, touch, touching }: Factors, f: number, edge: number, lean: number): number {
  const wrong = wrongOptions[f]!;
  if (wrong === 0) return 1;
  const drawn = touching[edge]!;
  if (drawn === 0) return 1 / wrong;
  return (touch[edge] === 1 ? lean / drawn : 0) + (1 - lean) / wrong;
}

function distanceOf(a: FaultModel, b: FaultModel): number {
  const flat = ({ slip, guess, lean, composition, following, gap }: FaultModel) => [
    slip,
    guess,
    lean,
    composition,
    following,
    ...Object.values(gap),
  ];
  const after = flat(b);
  return Math.max(...flat(a).map((value, i) => Math.abs(value - after[i]!)));
}

const sigmoid = (x: number): number => Math.min(1 - 1e-7, Math.max(1e-7, 1 / (1 + Math.exp(-x))));
const clamp = (x: number): number => Math.min(LOGIT_MAX, Math.max(-LOGIT_MAX, x));
const logitOf = (probability: number): number => Math.log(probability / (1 - probability));
