import type { Factors, Variable } from './build-factors.ts';
import { type FaultModel, GAP_GROUPS, type GapGroup } from './types.ts';

/**
 * One guess at all that is missing, under the fault model it has learned: a conjunctive model with slip and guess (DINA: de la Torre
 * 2009, "DINA model and parameter estimation: a didactic", J. Educ. Behav. Stat. 34), widened by the option taken. Nothing missing:
 * right but for a slip, and a slip takes any wrong option. Something missing: right by a guess, else one of the missing things,
 * each as likely, decides the option.
 */
export interface FaultState {
  /** By variable: 1 if it is missing. */
  readonly missing: Uint8Array;
  /** By answer: how many of the things it needs are missing, and the sum of `choices` over them. */
  readonly count: Int32Array;
  readonly choiceSum: Float64Array;
  /** By edge of a wrong answer: P(the option taken | this variable decided the answer). */
  readonly choices: Float64Array;
  learn(model: FaultModel): void;
  /** Missing : present, given everything else. */
  oddsOf(v: number): number;
  set(v: number, to: 0 | 1): void;
  tally(): FaultTally;
}

/** What a guess counts: answers [right, wrong], things [missing, there]. */
export interface FaultTally {
  readonly clean: readonly number[];
  readonly faulty: readonly number[];
  readonly composition: readonly number[];
  readonly following: readonly number[];
  readonly gap: Readonly<Record<GapGroup, readonly number[]>>;
}

/** Odds are kept where their products neither vanish nor overflow: a concept may lie under thousands of answers. */
const ODDS_MAX = 1e200;

export function createFaultState(factors: Factors): FaultState {
  const { variables, items, offsets, variableOf, correct, wrongOptions } = factors;
  const { first, edges, answerOf } = edgesByVariable(factors);
  const missing = new Uint8Array(variables.length);
  const count = new Int32Array(items.length);
  const choiceSum = new Float64Array(items.length);
  const choices = new Float64Array(variableOf.length);
  // A rate is shared by all things of a kind, so a sweep looks up numbers by the kind's index; a defect has a prior of its own.
  const rateOf = Uint8Array.from(variables, rateIndexOf);
  const rateOdds = new Float64Array(RATES.length);
  const defectOdds = Float64Array.from(variables, (v) => (v.kind === 'defect' ? v.prior / (1 - v.prior) : 0));
  const wrong = items.flatMap((_, f) => (correct[f] === 1 ? [] : [f]));
  let luck = 1;
  let slip = 0;
  let failing = 1;

  return {
    missing,
    count,
    choiceSum,
    choices,
    learn: (model) => {
      luck = model.guess / (1 - model.slip);
      failing = 1 - model.guess;
      slip = model.slip;
      [...GAP_GROUPS.map((group) => model.gap[group]), model.composition, model.following].forEach((rate, i) => {
        rateOdds[i] = rate / (1 - rate);
      });
      for (const f of wrong) {
        choiceSum[f] = 0;
        for (let edge = offsets[f]!; edge < offsets[f + 1]!; edge++) {
          choices[edge] = choiceOf(factors, f, edge, model.lean);
          if (missing[variableOf[edge]!] === 1) choiceSum[f]! += choices[edge]!;
        }
      }
    },
    oddsOf: (v) => {
      const rate = rateOf[v]!;
      let odds = rate === DEFECT ? defectOdds[v]! : rateOdds[rate]!;
      const own = missing[v]!;
      for (let i = first[v]!; i < first[v + 1]!; i++) {
        const edge = edges[i]!;
        const f = answerOf[edge]!;
        const others = count[f]! - own;
        if (correct[f] === 1) {
          if (others === 0) odds *= luck;
        } else if (others === 0) odds *= (failing * choices[edge]! * Math.max(1, wrongOptions[f]!)) / slip;
        else {
          const sum = Math.max(1e-12, choiceSum[f]! - own * choices[edge]!);
          odds *= ((sum + choices[edge]!) * others) / (sum * (others + 1));
        }
        odds = Math.min(ODDS_MAX, Math.max(1 / ODDS_MAX, odds));
      }
      return odds;
    },
    set: (v, to) => {
      if (missing[v] === to) return;
      missing[v] = to;
      const step = to === 1 ? 1 : -1;
      for (let i = first[v]!; i < first[v + 1]!; i++) {
        const edge = edges[i]!;
        count[answerOf[edge]!]! += step;
        choiceSum[answerOf[edge]!]! += step * choices[edge]!;
      }
    },
    tally: () => {
      const answers = [0, 0, 0, 0];
      for (let f = 0; f < items.length; f++) answers[(count[f] === 0 ? 0 : 2) + 1 - correct[f]!]!++;
      const things = RATES.map(() => [0, 0]);
      for (let v = 0; v < variables.length; v++) if (rateOf[v] !== DEFECT) things[rateOf[v]!]![1 - missing[v]!]!++;
      return {
        clean: answers.slice(0, 2),
        faulty: answers.slice(2),
        composition: things[RATES.indexOf('composition')]!,
        following: things[RATES.indexOf('following')]!,
        gap: byGroup((group) => things[RATES.indexOf(group)]!),
      };
    },
  };
}

const RATES = [...GAP_GROUPS, 'composition', 'following'] as const;
const DEFECT = RATES.length;

function rateIndexOf(variable: Variable): number {
  if (variable.kind === 'element') return RATES.indexOf(variable.group);
  if (variable.kind === 'defect') return DEFECT;
  return RATES.indexOf(variable.follows ? 'following' : 'composition');
}

export function byGroup<T>(make: (group: GapGroup) => T): Record<GapGroup, T> {
  return Object.fromEntries(GAP_GROUPS.map((group) => [group, make(group)])) as Record<GapGroup, T>;
}

/** P(the option taken | this variable decided the answer). */
function choiceOf({ wrongOptions, touch, touching }: Factors, f: number, edge: number, lean: number): number {
  const wrong = wrongOptions[f]!;
  if (wrong === 0) return 1;
  const drawn = touching[edge]!;
  if (drawn === 0) return 1 / wrong;
  return (touch[edge] === 1 ? lean / drawn : 0) + (1 - lean) / wrong;
}

/** The edges of variable v are edges[first[v]] … edges[first[v + 1] - 1]; answerOf: the answer that an edge belongs to. */
function edgesByVariable({ variables, items, offsets, variableOf }: Factors) {
  const answerOf = new Uint32Array(variableOf.length);
  const first = new Uint32Array(variables.length + 1);
  for (const v of variableOf) first[v + 1]!++;
  for (let v = 0; v < variables.length; v++) first[v + 1]! += first[v]!;
  const edges = new Uint32Array(variableOf.length);
  const next = first.slice();
  for (let f = 0; f < items.length; f++)
    for (let edge = offsets[f]!; edge < offsets[f + 1]!; edge++) {
      answerOf[edge] = f;
      edges[next[variableOf[edge]!]!++] = edge;
    }
  return { first, edges, answerOf };
}
