import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'bullmq';
import { type Jobs, QUEUE_NAME, type RunJob, TAKE_UP } from '../pipeline/index.ts';
import type { Log, Redis } from '../platform/index.ts';

const DRAIN_MS = 30_000;
/** What is aborted gets this long to hand itself back. */
const HAND_BACK_MS = 5_000;

export interface WorkerParts {
  readonly connection: Redis;
  readonly prefix: string;
  readonly concurrency: number;
  readonly runJob: RunJob;
  readonly jobs: Jobs;
  readonly log: Log;
}

/**
 * Takes job ids from the queue and runs what the record says, one lease each. `close` stops taking work, gives running
 * jobs 30 s, then aborts them, and they are handed back.
 */
export async function startWorker({
  connection,
  prefix,
  concurrency,
  runJob,
  jobs,
  log,
}: WorkerParts): Promise<{ close(): Promise<void> }> {
  const stopping = new AbortController();
  const running = new Set<Promise<unknown>>();
  const worker = new Worker(
    QUEUE_NAME,
    async (job) => {
      const lastAttempt = job.attemptsMade + 1 >= (job.opts.attempts ?? 1);
      const run = runJob(job.id!, { lastAttempt, signal: stopping.signal });
      running.add(run);
      const end = await run.finally(() => running.delete(run));
      if (typeof end === 'object') throw end.retry;
    },
    {
      connection,
      prefix,
      concurrency,
      lockDuration: TAKE_UP.lockMs,
      stalledInterval: TAKE_UP.stalledEveryMs,
      maxStalledCount: 10,
      maxStartedAttempts: TAKE_UP.startsMax,
    },
  );
  worker.on('error', (error) => log.warn({ error }, 'the queue reports a fault'));
  worker.on('stalled', (jobId) => log.warn({ jobId }, 'a job lost its lock and will be taken again'));
  worker.on('completed', (job) => {
    jobs
      .handOver(job.id!)
      .catch((error: unknown) => log.warn({ error, jobId: job.id }, 'could not look at an ended job'));
  });
  await worker.waitUntilReady();

  let reconciling: Promise<void> | null = null;
  const reconcile = async (which: 'all' | 'lapsed'): Promise<void> => {
    reconciling ??= jobs
      .reconcile(which)
      .then(
        (handed) => void (handed > 0 && log.info({ handed }, 'handed open jobs over to the queue')),
        (error: unknown) => log.warn({ error }, 'could not reconcile'),
      )
      .finally(() => {
        reconciling = null;
      });
    await reconciling;
  };
  await reconcile('all');
  let looks = 0;
  const timer = setInterval(
    () => reconcile(++looks % TAKE_UP.looksOfWhichAll === 0 ? 'all' : 'lapsed'),
    TAKE_UP.lapsedEveryMs,
  );

  return {
    close: async () => {
      clearInterval(timer);
      let deadline: NodeJS.Timeout | undefined;
      const late = new Promise<'late'>((resolve) => {
        deadline = setTimeout(() => resolve('late'), DRAIN_MS);
      });
      const drained = await Promise.race([worker.close().then(() => 'drained' as const), late]);
      clearTimeout(deadline);
      if (drained === 'late') {
        stopping.abort(new Error('the worker stops'));
        await Promise.race([Promise.allSettled(running), sleep(HAND_BACK_MS)]);
        await worker.close(true);
      }
      connection.disconnect();
    },
  };
}
