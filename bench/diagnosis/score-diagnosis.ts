import type { Element, FailureDiagnosis, ItemRow } from '../../src/diagnosis/index.ts';
import type { Learner, SimulatedAnswer } from './simulated-learner.ts';

/** Sums over failures and faults, to be divided when everything has been added up. */
export interface Score {
  failures: number;
  at1: number;
  at3: number;
  faults: number;
  exam: number;
  faultAt1: number;
  faultAt3: number;
  gaps: number;
  gapsRight: number;
  deficits: number;
  deficitsRight: number;
  bins: { n: number; confidence: number; right: number }[];
}

export const emptyScore = (): Score => ({
  failures: 0,
  at1: 0,
  at3: 0,
  faults: 0,
  exam: 0,
  faultAt1: 0,
  faultAt3: 0,
  gaps: 0,
  gapsRight: 0,
  deficits: 0,
  deficitsRight: 0,
  bins: Array.from({ length: 10 }, () => ({ n: 0, confidence: 0, right: 0 })),
});

export function sumScores(scores: readonly Score[]): Score {
  const total = emptyScore();
  for (const score of scores) {
    for (const key of Object.keys(total) as (keyof Score)[]) if (key !== 'bins') total[key] += score[key];
    score.bins.forEach(({ n, confidence, right }, i) => {
      const bin = total.bins[i]!;
      bin.n += n;
      bin.confidence += confidence;
      bin.right += right;
    });
  }
  return total;
}

/** Scores of things; what is not there scores 0. */
export type Scores = ReadonlyMap<string, number>;

export interface Truth {
  readonly items: readonly ItemRow[];
  readonly elements: readonly Element[];
  readonly learner: Learner;
  readonly answers: readonly SimulatedAnswer[];
  /** Planted gaps that at least three items need. */
  readonly counted: ReadonlySet<string>;
}

/** Probability that the place of `id` among others is at most k, ties in any order. */
export function withinPlaces(id: string, others: Iterable<string>, scores: Scores, k: number): number {
  const own = scores.get(id) ?? 0;
  let above = 0;
  let equal = 0;
  for (const other of others) {
    if (other === id) continue;
    const score = scores.get(other) ?? 0;
    if (score > own + 1e-12) above++;
    else if (score > own - 1e-12) equal++;
  }
  return Math.max(0, Math.min(1, (k - above) / (equal + 1)));
}

/** Failures that a counted gap decided: is it named among what the item needs? Faults: is it named among everything? */
export function addLocalization(
  score: Score,
  truth: Truth,
  scoresOf: (itemId: string) => Scores,
  overall: Scores,
): void {
  const itemOf = new Map(truth.items.map((item) => [item.id, item]));
  const failing = new Set<string>();
  for (const { itemId, outcome, cause } of truth.answers) {
    if (outcome !== 'wrong' || cause === null || !truth.counted.has(cause)) continue;
    failing.add(cause);
    const { requires } = itemOf.get(itemId)!;
    const scores = scoresOf(itemId);
    score.failures++;
    score.at1 += withinPlaces(cause, requires, scores, 1);
    score.at3 += withinPlaces(cause, requires, scores, 3);
  }
  const innocent = truth.elements.map(({ id }) => id).filter((id) => !truth.learner.gaps.has(id));
  for (const gap of failing) {
    const own = overall.get(gap) ?? 0;
    const above = innocent.filter((id) => (overall.get(id) ?? 0) > own + 1e-12).length;
    const equal = innocent.filter((id) => Math.abs((overall.get(id) ?? 0) - own) <= 1e-12).length;
    score.faults++;
    score.exam += (above + equal / 2) / truth.elements.length;
    score.faultAt1 += withinPlaces(gap, innocent, overall, 1);
    score.faultAt3 += withinPlaces(gap, innocent, overall, 3);
  }
}

/** Gap against deficit, on every failure that one of them decided; and how far stated probabilities can be taken at their word. */
export function addClasses(score: Score, truth: Truth, diagnosis: FailureDiagnosis): void {
  const judged = new Map(diagnosis.failures.map((failure) => [failure.itemId, failure]));
  for (const { itemId, outcome, cause } of truth.answers) {
    if (outcome !== 'wrong') continue;
    const { shares } = judged.get(itemId)!;
    const actual = cause === null ? 'slip' : truth.learner.gaps.has(cause) ? 'gap' : 'deficit';
    if (actual === 'gap') {
      score.gaps++;
      if (shares.gap >= shares.deficit) score.gapsRight++;
    }
    if (actual === 'deficit') {
      score.deficits++;
      if (shares.deficit > shares.gap) score.deficitsRight++;
    }
    const [named, confidence] = Object.entries(shares).reduce((a, b) => (b[1] > a[1] ? b : a));
    const bin = score.bins[Math.min(9, Math.floor(confidence * 10))]!;
    bin.n++;
    bin.confidence += confidence;
    if (named === actual) bin.right++;
  }
}

export function ratesOf(score: Score) {
  const n = score.bins.reduce((sum, bin) => sum + bin.n, 0);
  const calibration = score.bins.reduce((sum, bin) => sum + Math.abs(bin.confidence - bin.right), 0) / n;
  return {
    failures: score.failures,
    at1: score.at1 / score.failures,
    at3: score.at3 / score.failures,
    faults: score.faults,
    faultAt1: score.faultAt1 / score.faults,
    faultAt3: score.faultAt3 / score.faults,
    exam: score.exam / score.faults,
    balanced: (score.gapsRight / score.gaps + score.deficitsRight / score.deficits) / 2,
    gapRecall: score.gapsRight / score.gaps,
    deficitRecall: score.deficitsRight / score.deficits,
    calibration,
  };
}
