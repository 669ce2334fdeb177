import type { Benchmarks } from '../../benchmark/index.ts';
import type { Diagnoses } from '../../diagnosis/index.ts';
import type { Evaluation } from '../../evaluation/index.ts';
import type { Graph } from '../../platform/index.ts';

/** What reports ask of the other stages. */
export interface ReportStages {
  readonly graph: Graph;
  readonly benchmark: Pick<Benchmarks, 'getBenchmark' | 'streamItems'>;
  readonly evaluation: Pick<Evaluation, 'getRun' | 'getModel' | 'streamOutcomes' | 'findFailures' | 'compareRuns'>;
  readonly diagnosis: Pick<Diagnoses, 'getDiagnosis' | 'findFailures'>;
}

/** All pages of a list. */
export async function* pagesOf<T>(
  find: (page: { limit: number; after: string | null }) => Promise<{ data: T[]; next: string | null }>,
): AsyncGenerator<T, void> {
  for (let after: string | null | undefined; after !== null; ) {
    const page = await find({ limit: 500, after: after ?? null });
    yield* page.data;
    after = page.next;
  }
}

/** In the order in which a reader meets them. */
export const inReadingOrder = (
  a: { discipline: string; itemId: string },
  b: { discipline: string; itemId: string },
): number => compare(a.discipline, b.discipline) || compare(a.itemId, b.itemId);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
