/** `features[f][o]`: feature f of option o. */
export interface Example {
  readonly answer: number;
  readonly features: readonly (readonly number[])[];
  readonly fold: number;
}
const EPOCHS = 60;
const RATE = 0.5;
const TRAINED_ON_MAX = 4_000;

/**
 * A softmax over the options, linear in their standardized features and these features' squares, trained on the other folds and scored on
 * the one left out. Null below 50 items: nothing could be learned. Deterministic.
 */
export function trainedAccuracy(examples: readonly Example[]): number | null {
  if (examples.length < 50) return null;
  const inputs = examples.map(({ features, answer, fold }) => ({
    answer,
    fold,
    rows: standardized(features).map((row) => Float64Array.from(row)),
  }));
  let right = 0;
  for (const fold of new Set(inputs.map((input) => input.fold))) {
    const weights = train(spread(inputs.filter((input) => input.fold !== fold)));
    for (const { answer, rows } of inputs.filter((input) => input.fold === fold))
      right += pointOf(
        rows.map((row) => dot(weights, row)),
        answer,
      );
  }
  return right / inputs.length;
}

/** Evenly spread over the suite; two dozen weights need no more. */
const spread = <T>(inputs: readonly T[]): T[] => {
  const every = Math.max(1, inputs.length / TRAINED_ON_MAX);
  return Array.from({ length: Math.min(inputs.length, TRAINED_ON_MAX) }, (_, i) => inputs[Math.floor(i * every)]!);
};

/** Share of the point for a solver that picks the highest score; ties share it. */
export function pointOf(scores: readonly number[], answer: number): number {
  const best = Math.max(...scores);
  const winners = scores.filter((score) => score > best - 1e-9).length;
  return scores[answer]! > best - 1e-9 ? 1 / winners : 0;
}

/** Per option: each feature as its deviation among the four options, and its square. */
function standardized(features: Example['features']): number[][] {
  const options = features[0]!.length;
  return Array.from({ length: options }, (_, o) =>
    features.flatMap((values) => {
      const mean = values.reduce((a, b) => a + b, 0) / options;
      const deviation = Math.sqrt(values.reduce((a, b) => a + (b - mean) ** 2, 0) / options) || 1;
      const z = (values[o]! - mean) / deviation;
      return [z, z * z];
    }),
  );
}

function train(examples: readonly { answer: number; rows: readonly Float64Array[] }[]): Float64Array {
  const weights = new Float64Array(examples[0]!.rows[0]!.length);
  const gradient = new Float64Array(weights.length);
  const shares = new Float64Array(examples[0]!.rows.length);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    gradient.fill(0);
    for (const { answer, rows } of examples) {
      let top = Number.NEGATIVE_INFINITY;
      for (let o = 0; o < rows.length; o++) {
        shares[o] = dot(weights, rows[o]!);
        top = Math.max(top, shares[o]!);
      }
      let sum = 0;
      for (let o = 0; o < rows.length; o++) {
        shares[o] = Math.exp(shares[o]! - top);
        sum += shares[o]!;
      }
      for (let o = 0; o < rows.length; o++) {
        const error = (o === answer ? 1 : 0) - shares[o]! / sum;
        const row = rows[o]!;
        for (let f = 0; f < row.length; f++) gradient[f]! += error * row[f]!;
      }
    }
    for (let f = 0; f < weights.length; f++) weights[f]! += (RATE * gradient[f]!) / examples.length;
  }
  return weights;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
