import { groupBy } from '../../domain/index.ts';
import type { Factors } from './build-factors.ts';
import type { Chain } from './sample-faults.ts';

/**
 * Things that lie under the same answers, are touched by the same options and are as likely missing beforehand have the same
 * posterior. A sample gives them different ones by chance, so each gets the mean: a tie stays a tie, and is half as noisy.
 */
export function poolAlike({ variables, items, offsets, variableOf, touch, touching }: Factors, chain: Chain): Chain {
  const signs: string[] = variables.map((variable) =>
    variable.kind === 'element' ? variable.group : variable.kind === 'chain' ? `chain ${variable.follows}` : 'defect',
  );
  for (let f = 0; f < items.length; f++)
    for (let edge = offsets[f]!; edge < offsets[f + 1]!; edge++)
      signs[variableOf[edge]!] += ` ${f}:${touch[edge]}/${touching[edge]}`;
  const missing = chain.missing.slice();
  const alike = new Int32Array(variables.length).fill(-1);
  [...groupBy(signs.keys(), (v) => signs[v]!).values()].forEach((group, g) => {
    if (group.length < 2) return;
    const mean = group.reduce((sum, v) => sum + missing[v]!, 0) / group.length;
    for (const v of group) {
      missing[v] = mean;
      alike[v] = g;
    }
  });
  const causes = chain.causes.slice();
  for (let f = 0; f < items.length; f++) {
    const sums = new Map<number, { sum: number; n: number }>();
    for (let edge = offsets[f]!; edge < offsets[f + 1]!; edge++) {
      const group = alike[variableOf[edge]!]!;
      if (group < 0) continue;
      const known = sums.get(group) ?? { sum: 0, n: 0 };
      sums.set(group, { sum: known.sum + causes[edge]!, n: known.n + 1 });
    }
    for (let edge = offsets[f]!; edge < offsets[f + 1]!; edge++) {
      const group = sums.get(alike[variableOf[edge]!]!);
      if (group !== undefined) causes[edge] = group.sum / group.n;
    }
  }
  return { ...chain, missing, causes };
}
