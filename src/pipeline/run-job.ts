import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { type Job, type JobContext, JobId, type JobKind, OUTCOME, ProdaError } from '../domain/index.ts';
import type { Graph, Log } from '../platform/index.ts';
import type { JobEvents } from './job-events.ts';
import { jobOf } from './job-record.ts';
import { claimJob, finishJob, getJob, handBackJob, renewJob } from './queries.generated.ts';
import { TAKE_UP } from './take-up.ts';

/** What a finished job links to. */
export type JobResult = NonNullable<Job['result']>;
/** One per kind; a table without holes. `input` was checked when the job was accepted. */
export type JobHandlers = Record<JobKind, (projectId: string, input: never, context: JobContext) => Promise<JobResult>>;

const LEASE_MS = TAKE_UP.leaseMs;

export type JobEnd = 'done' | 'not-ours' | { readonly retry: ProdaError };

/**
 * Runs one job under its lease: claims it, renews while it works (which also carries the progress), and writes its end.
 * A lost lease or a cancellation aborts the work's signal, and nothing more is written. A worker that stops hands the job back. One that
 * brings down whoever runs it fails, so that it does not do so for ever.
 */
export function createRunJob({
  graph,
  events,
  handlers,
  log,
}: {
  graph: Graph;
  events: JobEvents;
  handlers: JobHandlers;
  log: Log;
}) {
  const publish = async (jobId: string): Promise<void> => {
    const [row] = await graph.run(getJob, { jobId });
    if (row !== undefined) await events.publish(jobOf(row)).catch(() => undefined);
  };

  return async function runJob(
    jobId: string,
    options: { lastAttempt: boolean; signal?: AbortSignal },
  ): Promise<JobEnd> {
    const owner = randomUUID();
    const [claim] = await graph.run(claimJob, { jobId, owner, leaseMs: LEASE_MS });
    if (claim === undefined) return 'not-ours';
    await publish(jobId);

    const abort = new AbortController();
    setMaxListeners(0, abort.signal); // one listener for each document that is being read
    const giveUp = () => abort.abort(options.signal?.reason);
    options.signal?.addEventListener('abort', giveUp, { once: true });
    if (options.signal?.aborted) giveUp();
    let progress = { done: 0, total: null as number | null, unit: 'steps' };
    let published = '';
    const renew = async (): Promise<void> => {
      const [kept] = await graph.run(renewJob, { jobId, owner, leaseMs: LEASE_MS, ...progress });
      if (kept === undefined) abort.abort(new ProdaError('job/cancelled', { jobId }));
      const shown = JSON.stringify(progress);
      if (shown !== published) await publish(jobId);
      published = shown;
    };
    // One renewal at a time; one that fails is tried again at the next beat, as long as the lease lasts.
    let renewing: Promise<void> | null = null;
    const beat = setInterval(() => {
      renewing ??= renew()
        .catch((error: unknown) => log.warn({ error, jobId }, 'the lease was not renewed'))
        .finally(() => {
          renewing = null;
        });
    }, TAKE_UP.renewMs);

    const context: JobContext = {
      jobId: JobId.parse(jobId),
      signal: abort.signal,
      progress: (done, total, unit) => {
        progress = { done, total, unit };
      },
    };
    try {
      abort.signal.throwIfAborted();
      if (claim.attempts > TAKE_UP.startsMax)
        throw new ProdaError('job/never-ends', { jobId, starts: TAKE_UP.startsMax });
      const handler = handlers[claim.kind as JobKind] as (
        projectId: string,
        input: unknown,
        context: JobContext,
      ) => Promise<JobResult>;
      const result = await handler(claim.projectId, JSON.parse(claim.input), context);
      clearInterval(beat);
      await renewing;
      await renew();
      await graph.run(finishJob, {
        jobId,
        owner,
        state: 'succeeded',
        errorCode: null,
        errorDetail: null,
        result: JSON.stringify(result),
      });
      return 'done';
    } catch (thrown) {
      const error = thrown instanceof ProdaError ? thrown : null;
      if (abort.signal.aborted) {
        if (options.signal?.aborted) await graph.run(handBackJob, { jobId, owner });
        return 'not-ours';
      }
      const again = OUTCOME[error?.kind ?? 'broken'].job;
      const retry =
        !options.lastAttempt &&
        claim.attempts < TAKE_UP.startsMax &&
        (again === 'retry' || (again === 'retry-once' && claim.attempts === 1));
      log[error === null || error.kind === 'broken' ? 'error' : 'warn'](
        { error: thrown, jobId, kind: claim.kind, retry },
        'job failed',
      );
      await graph.run(finishJob, {
        jobId,
        owner,
        state: retry ? 'queued' : 'failed',
        errorCode: error?.code ?? 'internal',
        errorDetail: (error?.message ?? 'An unexpected error; the log has it').slice(0, 2_000),
        result: null,
      });
      return retry && error !== null ? { retry: error } : 'done';
    } finally {
      options.signal?.removeEventListener('abort', giveUp);
      clearInterval(beat);
      await renewing;
      await publish(jobId).catch(() => undefined);
    }
  };
}
export type RunJob = ReturnType<typeof createRunJob>;
