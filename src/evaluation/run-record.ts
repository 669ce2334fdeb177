import { BenchmarkId, type EvalRun, type Interval, ModelId, RunId, Split } from '../domain/index.ts';
import type { GetRunRow } from './queries.generated.ts';
import { wilsonInterval } from './statistics/index.ts';

/** Counts of one split of one discipline. */
export interface OutcomeCounts {
  readonly split: string;
  readonly discipline: string;
  readonly n: number;
  readonly correct: number;
  readonly unparsed: number;
  readonly errors: number;
}

/** A stored run → the record that clients see. Rates come with n and Wilson's interval; without items there is no rate. */
export function runOf(row: GetRunRow): EvalRun {
  const groups = JSON.parse(row.groups) as OutcomeCounts[];
  return {
    id: RunId.parse(row.id),
    benchmarkId: BenchmarkId.parse(row.benchmarkId),
    modelId: ModelId.parse(row.modelId),
    split: row.split === null ? null : Split.parse(row.split),
    harness: row.variant === 'default' ? row.harness : `${row.harness} (${row.variant})`,
    n: row.n,
    correct: row.correct,
    unparsed: row.unparsed,
    errors: row.errors,
    ...rateOf(row.n, row.correct),
    bySplit: Split.options.flatMap((split) => {
      const counts = countsOf(groups.filter((group) => group.split === split));
      return counts === null ? [] : [{ split, ...counts }];
    }),
    byDiscipline: [...new Set(groups.map(({ discipline }) => discipline))].sort().flatMap((discipline) => {
      const counts = countsOf(groups.filter((group) => group.discipline === discipline));
      return counts === null ? [] : [{ discipline, ...counts }];
    }),
  };
}

function rateOf(n: number, correct: number): { accuracy: number | null; interval: Interval | null } {
  return n === 0 ? { accuracy: null, interval: null } : { accuracy: correct / n, interval: wilsonInterval(correct, n) };
}

function countsOf(groups: readonly OutcomeCounts[]) {
  const n = groups.reduce((sum, group) => sum + group.n, 0);
  const correct = groups.reduce((sum, group) => sum + group.correct, 0);
  return n === 0 ? null : { n, correct, accuracy: correct / n, interval: wilsonInterval(correct, n) };
}
