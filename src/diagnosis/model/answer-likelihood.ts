import { QUADRATURE } from './quadrature.ts';

/**
 * The factor of one answer: a conjunctive model with slip and guess (DINA: de la Torre 2009, "DINA model and parameter
 * estimation: a didactic", J. Educ. Behav. Stat. 34), widened by the option taken. Nothing missing: right but for a slip, and a
 * slip takes any wrong option. Something missing: right by a guess, else one of the missing things, each as likely, decides the
 * option. With p_k the belief that k is missing and q_k the probability of the option taken if k decides,
 *
 *   Σ over missing sets F of Π p Π (1 - p) · mean of q over F  =  Σ_k q_k p_k ∫₀¹ Π_{i≠k} (1 - p_i + p_i t) dt,
 *
 * because ∫ t^(|F|-1) dt = 1/|F|. So the sum over 2^n sets is a quadrature of n terms.
 */
export interface Answer {
  readonly correct: boolean;
  /** P(this option | a slip). */
  readonly slipChoice: number;
  readonly slip: number;
  readonly guess: number;
}

/** Likelihood ratios (missing : present) that an answer sends to each of its n variables, from beliefs p and choices q. */
export function answerRatios(answer: Answer, n: number, p: Float64Array, q: Float64Array, ratios: Float64Array): void {
  const { guess, slip } = answer;
  let none = 1;
  for (let i = 0; i < n; i++) none *= 1 - p[i]!;
  if (answer.correct) {
    for (let i = 0; i < n; i++) ratios[i] = guess / (guess + (1 - slip - guess) * (none / (1 - p[i]!)));
    return;
  }
  const missing = new Float64Array(n);
  const present = new Float64Array(n);
  for (const { at, weight } of QUADRATURE) {
    let product = 1;
    let sum = 0;
    for (let i = 0; i < n; i++) {
      const term = 1 - p[i]! + p[i]! * at;
      product *= term;
      sum += (q[i]! * p[i]!) / term;
    }
    for (let i = 0; i < n; i++) {
      const term = 1 - p[i]! + p[i]! * at;
      const rest = product / term;
      const others = Math.max(0, rest * (sum - (q[i]! * p[i]!) / term));
      missing[i]! += weight * (q[i]! * rest + at * others);
      present[i]! += weight * others;
    }
  }
  for (let i = 0; i < n; i++) {
    const slipped = slip * answer.slipChoice * (none / (1 - p[i]!));
    ratios[i] = ((1 - guess) * missing[i]!) / ((1 - guess) * present[i]! + slipped);
  }
}

/**
 * What decided an answer: weights[i] for each variable, and the returned weight of a slip (or, for a right answer, of knowing).
 * They sum to 1; for a right answer weights stay 0 and `lucky` is the probability that it was a guess.
 */
export function answerCauses(
  answer: Answer,
  n: number,
  p: Float64Array,
  q: Float64Array,
  weights: Float64Array,
): { clean: number; evidence: number } {
  let none = 1;
  for (let i = 0; i < n; i++) none *= 1 - p[i]!;
  if (answer.correct) {
    const known = (1 - answer.slip) * none;
    const lucky = answer.guess * (1 - none);
    return { clean: known / (known + lucky), evidence: known + lucky };
  }
  let total = answer.slip * answer.slipChoice * none;
  const clean = total;
  for (let i = 0; i < n; i++) weights[i] = 0;
  for (const { at, weight } of QUADRATURE) {
    let product = 1;
    for (let i = 0; i < n; i++) product *= 1 - p[i]! + p[i]! * at;
    for (let i = 0; i < n; i++) weights[i]! += (weight * q[i]! * p[i]! * product) / (1 - p[i]! + p[i]! * at);
  }
  for (let i = 0; i < n; i++) {
    weights[i]! *= 1 - answer.guess;
    total += weights[i]!;
  }
  for (let i = 0; i < n; i++) weights[i]! /= total;
  return { clean: clean / total, evidence: total };
}
