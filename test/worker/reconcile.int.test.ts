import { randomBytes } from 'node:crypto';
import { createJobEvents, createJobs, createQueue } from '../../src/pipeline/index.ts';
import { createLog } from '../../src/platform/index.ts';
import { startWorker } from '../../src/worker/index.ts';
import { byHand } from '../knowledge/support/by-hand.ts';
import { expect, type Service, test } from '../support/app-test.ts';

/** Another deployment on the same database: its queue has a prefix of its own, and nobody takes from it. */
async function withNeighbor<T>({ app }: Service, work: (other: Awaited<ReturnType<typeof neighborOf>>) => Promise<T>) {
  const other = await neighborOf(app);
  try {
    return await work(other);
  } finally {
    await other.queue.obliterate({ force: true });
    await other.queue.close();
    other.redis.disconnect();
  }
}

async function neighborOf(app: Service['app']) {
  const redis = app.services.connectReader();
  const prefix = `{test-${randomBytes(6).toString('hex')}}`;
  const queue = createQueue(redis, prefix);
  await queue.waitUntilReady();
  const events = createJobEvents({ redis, prefix });
  return {
    redis,
    queue,
    prefix,
    jobs: createJobs({ graph: app.services.graph, queue, events, log: createLog('silent') }),
  };
}

const EMPTY = { all: true, reader: 'offline' } as const;

test('what another deployment on the same database accepted is left to it, unless nobody has touched it for long', async ({
  service,
  projectId,
}) => {
  await withNeighbor(service, async (other) => {
    const { id } = await other.jobs.submit(projectId, 'extract', EMPTY);
    const { jobs, graph } = service.app.services;
    await jobs.reconcile();
    await jobs.reconcile('lapsed');
    expect((await jobs.get(id)).state).toBe('queued');
    // As after the prefix was changed: the work that was accepted under the old one is not lost.
    await byHand(graph, projectId, 'MATCH (job:Job {projectId: $projectId}) SET job.touched = timestamp() - 3600000');
    await jobs.reconcile();
    await expect.poll(async () => (await jobs.get(id)).state, { timeout: 60_000 }).toBe('succeeded');
  });
});

test('work that is asked for again before the queue knows that it has ended is taken up at once', async ({
  service,
  projectId,
}) => {
  const { app } = service;
  await withNeighbor(service, async ({ jobs, prefix }) => {
    let runs = 0;
    const worker = await startWorker({
      connection: app.connectWorker(),
      prefix,
      concurrency: 1,
      runJob: async (...what) => {
        const end = await app.runJob(...what);
        if (++runs === 1) await jobs.submit(projectId, 'extract', EMPTY);
        return end;
      },
      jobs,
      log: createLog('silent'),
    });
    try {
      await jobs.submit(projectId, 'extract', EMPTY);
      // The look at everything open, which would find it at last, comes every 30 s.
      await expect.poll(() => runs).toBe(2);
    } finally {
      await worker.close();
    }
  });
});
