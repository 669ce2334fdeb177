import { setTimeout as sleep } from 'node:timers/promises';
import type { Queue } from 'bullmq';
import { idOf, type Job, type JobKind, type Page, type PageRequest, ProdaError, pageOf } from '../domain/index.ts';
import type { Graph, Log } from '../platform/index.ts';
import type { JobEvents } from './job-events.ts';
import { isFinished, jobOf } from './job-record.ts';
import { cancelJob, findJobs, findLapsedJobs, findUnfinishedJobs, getJob, mergeJob } from './queries.generated.ts';

const RECONCILED_AT_ONCE = 10_000;
/** Deployments with queues of their own may share a database: what one of them accepted is another's only when nobody has touched it for so long. */
const OTHERS_MS = 600_000;
/** Looks at a failed job until its reason is there. */
const LOOKS_MAX = 5;

/**
 * The record of a job is in the graph and is committed before anything is acknowledged; the queue is a hint that
 * `reconcile` rebuilds. So wiping Redis loses no accepted work.
 */
export function createJobs({ graph, queue, events, log }: { graph: Graph; queue: Queue; events: JobEvents; log: Log }) {
  const prefix = queue.opts.prefix ?? '';
  const enqueue = async (jobId: string, kind: string): Promise<void> => {
    // A kept job of the same id would make BullMQ ignore the new one.
    const kept = await queue.getJob(jobId);
    if (kept !== undefined && ((await kept.isFailed()) || (await kept.isCompleted()))) await kept.remove();
    await queue.add(kind, {}, { jobId });
  };
  const get = async (jobId: string): Promise<Job> => {
    for (let looks = 1; ; looks++) {
      const [row] = await graph.run(getJob, { jobId });
      if (row === undefined) throw new ProdaError('job/missing', { jobId });
      // Neo4j reads properties one by one, also while a commit writes them: a failure may be seen before its reason.
      if (row.state !== 'failed' || row.errorCode !== null || looks === LOOKS_MAX) return jobOf(row);
      await sleep(20);
    }
  };
  return {
    /**
     * Records, then enqueues. The same kind and input in a project is the same job: one that is open is returned as it is,
     * one that has ended runs anew.
     */
    submit: async (
      projectId: string,
      kind: JobKind,
      input: object,
      options: { traceparent?: string } = {},
    ): Promise<Job> => {
      const jobId = idOf('job', projectId, kind, JSON.stringify(input));
      const [row] = await graph.run(mergeJob, {
        projectId,
        jobId,
        kind,
        input: JSON.stringify(input),
        traceparent: options.traceparent ?? null,
        queue: prefix,
      });
      const job = jobOf(row!);
      if (!isFinished(job.state)) {
        await enqueue(job.id, kind).catch((error: unknown) =>
          log.warn({ error, jobId }, 'accepted, but the queue is away; the reconciler will hand it over'),
        );
      }
      return job;
    },
    get,
    find: async (projectId: string, { limit, after }: PageRequest): Promise<Page<Job>> => {
      const rows = await graph.run(findJobs, { projectId, before: after, limit: limit + 1 });
      return pageOf(rows.map(jobOf), limit, (job) => `${job.createdAt}|${job.id}`);
    },
    /** Cancelling twice, or what has ended, is no error. */
    cancel: async (projectId: string | null, jobId: string): Promise<Job> => {
      const [row] = await graph.run(cancelJob, { projectId, jobId });
      if (row === undefined) throw new ProdaError('job/missing', { jobId });
      const job = await get(jobId);
      await events.publish(job).catch(() => undefined);
      return job;
    },
    /** A job that was cancelled and asked for again while its worker still held its place in the queue has none: it gets one. */
    handOver: async (jobId: string): Promise<void> => {
      const [row] = await graph.run(getJob, { jobId });
      if (row?.state === 'queued') await enqueue(jobId, row.kind);
    },
    /** Hands over whatever the graph holds open (or only: holds as run by a worker that is gone) and the queue does not. Returns how many. */
    reconcile: async (which: 'all' | 'lapsed' = 'all'): Promise<number> => {
      const bounds = { queue: prefix, limit: RECONCILED_AT_ONCE };
      const open =
        which === 'all'
          ? await graph.run(findUnfinishedJobs, { ...bounds, othersMs: OTHERS_MS })
          : await graph.run(findLapsedJobs, bounds);
      let handed = 0;
      for (const { id, kind } of open) {
        const kept = await queue.getJob(id);
        if (kept !== undefined && !(await kept.isFailed()) && !(await kept.isCompleted())) continue;
        await enqueue(id, kind);
        handed++;
      }
      return handed;
    },
  };
}
export type Jobs = ReturnType<typeof createJobs>;
