import { Job, type JobKind, type JobState } from '../domain/index.ts';
import type { GetJobRow } from './queries.generated.ts';

/** A row of the graph → the job as the outside sees it. */
export function jobOf(row: GetJobRow): Job {
  return {
    id: row.id as Job['id'],
    projectId: row.projectId,
    kind: row.kind as JobKind,
    state: row.state as JobState,
    progress: { done: row.done, total: row.total, unit: row.unit },
    error: row.errorCode === null ? null : { code: row.errorCode, detail: row.errorDetail ?? '' },
    result: row.result === null ? null : Job.shape.result.parse(JSON.parse(row.result)),
    createdAt: row.createdAt,
    startedAt: row.startedAt,
    finishedAt: row.finishedAt,
  };
}

export const isFinished = (state: JobState): boolean =>
  state === 'succeeded' || state === 'failed' || state === 'cancelled';
