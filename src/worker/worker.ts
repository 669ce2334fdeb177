import { Worker } from 'bullmq';
import { type Jobs, QUEUE_NAME, type RunJob } from '../pipeline/index.ts';
import type { Log, Redis } from '../platform/index.ts';

const RECONCILE_MS = 30_000;
const DRAIN_MS = 30_000;

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
 * jobs 30 s, then aborts them: their records go back to the queue when the lease ends.
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
  const worker = new Worker(
    QUEUE_NAME,
    async (job) => {
      const lastAttempt = job.attemptsMade + 1 >= (job.opts.attempts ?? 1);
      const end = await runJob(job.id!, { lastAttempt, signal: stopping.signal });
      if (typeof end === 'object') throw end.retry;
    },
    {
      connection,
      prefix,
      concurrency,
      lockDuration: 15_000,
      stalledInterval: 5_000,
      maxStalledCount: 10,
      maxStartedAttempts: 15,
    },
  );
  worker.on('error', (error) => log.warn({ error }, 'the queue reports a fault'));
  worker.on('stalled', (jobId) => log.warn({ jobId }, 'a job lost its lock and will be taken again'));
  await worker.waitUntilReady();

  const reconcile = () =>
    jobs.reconcile().then(
      (handed) => handed > 0 && log.info({ handed }, 'handed open jobs over to the queue'),
      (error: unknown) => log.warn({ error }, 'could not reconcile'),
    );
  await reconcile();
  const timer = setInterval(reconcile, RECONCILE_MS);

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
        await worker.close(true);
      }
      connection.disconnect();
    },
  };
}
