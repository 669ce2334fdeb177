import { exactMcNemar, pairedDifferenceInterval } from '../../src/evaluation/index.ts';

/** Question → right or not, of one model. */
export type Answers = ReadonlyMap<string, boolean>;
/** What became of the same questions from one model to another. */
export interface Paired {
  readonly n: number;
  readonly before: number;
  readonly after: number;
  readonly fixed: number;
  readonly broken: number;
}

/** On the questions of the group that both answered. */
export function pair(before: Answers, after: Answers, group: Iterable<string>): Paired {
  const paired = { n: 0, before: 0, after: 0, fixed: 0, broken: 0 };
  for (const id of group) {
    const [was, is] = [before.get(id), after.get(id)];
    if (was === undefined || is === undefined) continue;
    paired.n++;
    if (was) paired.before++;
    if (is) paired.after++;
    if (is && !was) paired.fixed++;
    if (was && !is) paired.broken++;
  }
  return paired;
}

export interface Pooled extends Paired {
  /** Exact two-sided McNemar on the summed counts. */
  readonly p: number;
  /** after − before, as a share, with its 95 % interval; null without questions. */
  readonly difference: number | null;
  readonly interval: readonly [number, number] | null;
}

/**
 * Counts of the seeds added up, then one exact McNemar test. Every seed draws its own suite, data and weights, but the suites ask about the
 * same chains, so answers of two seeds are not wholly independent and p is somewhat too small; the seeds stand apart in the report as well.
 */
export function pool(seeds: readonly Paired[]): Pooled {
  const sum = (part: keyof Paired) => seeds.reduce((total, paired) => total + paired[part], 0);
  const [n, before, after, fixed, broken] = [sum('n'), sum('before'), sum('after'), sum('fixed'), sum('broken')];
  return {
    n,
    before,
    after,
    fixed,
    broken,
    p: exactMcNemar(fixed, broken),
    difference: n === 0 ? null : (after - before) / n,
    interval: n === 0 ? null : pairedDifferenceInterval(fixed, broken, n),
  };
}
