/**
 * Corrections for many tests at once, in the order of the input; compare the results with the level as usual.
 * `holm` keeps the chance of even one false alarm below the level: S. Holm, Scand. J. Stat. 6 (1979) 65–70.
 * `benjamini-hochberg` keeps the expected share of false alarms among the alarms below it: Y. Benjamini, Y. Hochberg,
 * J. R. Stat. Soc. B 57 (1995) 289–300.
 */
export function adjustPValues(values: readonly number[], method: 'holm' | 'benjamini-hochberg'): number[] {
  const order = values.map((_, i) => i).sort((a, b) => values[a]! - values[b]!);
  const adjusted = new Array<number>(values.length);
  const count = values.length;
  if (method === 'holm') {
    let largest = 0;
    order.forEach((at, rank) => {
      largest = Math.max(largest, Math.min(1, (count - rank) * values[at]!));
      adjusted[at] = largest;
    });
  } else {
    let smallest = 1;
    for (let rank = count - 1; rank >= 0; rank--) {
      const at = order[rank]!;
      smallest = Math.min(smallest, (count / (rank + 1)) * values[at]!);
      adjusted[at] = smallest;
    }
  }
  return adjusted;
}
