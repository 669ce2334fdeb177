/** `features[f][o]`: feature f of option o. */
export interface Example {
  readonly answer: number;
  readonly features: readonly (readonly number[])[];
  readonly fold: number;
}
const EPOCHS = 60;
const RATE = 0.5;

/**
 * A softmax over the options, linear in their standardized features and these features' squares, trained on the other folds and scored on
 * the one left out. Null below 50 items: nothing could be learned. Deterministic.
 */
export function trainedAccuracy(examples: readonly Example[]): number | null {
  if (examples.length < 50) return null;
  const inputs = examples.map(({ features, answer, fold }) => ({ answer, fold, rows: standardized(features) }));
  let right = 0;
  for (const fold of new Set(inputs.map((input) => input.fold))) {
    const weights = train(inputs.filter((input) => input.fold !== fold));
    for (const { answer, rows } of inputs.filter((input) => input.fold === fold))
      right += pointOf(
        rows.map((row) => dot(weights, row)),
        answer,
      );
  }
  return right / inputs.length;
}

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

function train(examples: readonly { answer: number; rows: readonly number[][] }[]): number[] {
  const weights = new Array<number>(examples[0]!.rows[0]!.length).fill(0);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const gradient = new Array<number>(weights.length).fill(0);
    for (const { answer, rows } of examples) {
      const scores = rows.map((row) => dot(weights, row));
      const top = Math.max(...scores);
      const exps = scores.map((score) => Math.exp(score - top));
      const sum = exps.reduce((a, b) => a + b, 0);
      rows.forEach((row, o) => {
        const error = (o === answer ? 1 : 0) - exps[o]! / sum;
        for (let f = 0; f < row.length; f++) gradient[f]! += error * row[f]!;
      });
    }
    for (let f = 0; f < weights.length; f++) weights[f]! += (RATE * gradient[f]!) / examples.length;
  }
  return weights;
}

const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, value, i) => sum + value * b[i]!, 0);
