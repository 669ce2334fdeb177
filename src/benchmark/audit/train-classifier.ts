/** `features[f][o]`: feature f of option o. */
export interface Example {
  readonly answer: number;
  readonly features: readonly (readonly number[])[];
}
const FOLDS = 5;
const EPOCHS = 60;
const RATE = 0.5;

/**
 * A softmax over the options, linear in their standardized features and these features' squares, trained on four fifths of the items and scored on
 * the fifth left out (five-fold). Null below 50 items: nothing could be learned. Deterministic.
 */
export function trainedAccuracy(examples: readonly Example[]): number | null {
  if (examples.length < 50) return null;
  const inputs = examples.map(({ features, answer }) => ({ answer, rows: standardized(features) }));
  let right = 0;
  for (let fold = 0; fold < FOLDS; fold++) {
    const weights = train(inputs.filter((_, i) => i % FOLDS !== fold));
    for (const { answer, rows } of inputs.filter((_, i) => i % FOLDS === fold)) {
      const scores = rows.map((row) => dot(weights, row));
      const best = Math.max(...scores);
      const winners = scores.filter((score) => score > best - 1e-9).length;
      if (scores[answer]! > best - 1e-9) right += 1 / winners;
    }
  }
  return right / inputs.length;
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
