import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepWorker } from '../../src/cli/keep-worker.ts';
import { type App, compose } from '../../src/compose.ts';
import type { Job } from '../../src/domain/index.ts';
import { TAKE_UP } from '../../src/pipeline/index.ts';
import { claimJob } from '../../src/pipeline/queries.generated.ts';
import { type Config, connectGraph, createLog, type Graph, readConfig } from '../../src/platform/index.ts';

const texts = join(import.meta.dirname, '../../data/primer/text');
const main = join(import.meta.dirname, '../../src/worker/main.ts');
const projectId = `test-take-up-${process.pid}-${Date.now().toString(36)}`;
let home: string;
let config: Config;
let app: App;
let graph: Graph;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'proda-take-up-'));
  config = readConfig({
    ...process.env,
    PRODA_HOME: home,
    PRODA_QUEUE_PREFIX: `{take-up-${process.pid}-${Date.now().toString(36)}}`,
    PRODA_LOG_LEVEL: 'silent',
  });
  app = await compose(config, { neo4j: config.neo4j!, redisUrl: config.redisUrl! }, createLog('silent'));
  graph = connectGraph({ ...config.neo4j!, database: config.neo4jDatabase });
  for (const id of [projectId, `${projectId}-unbroken`]) {
    await app.services.projects.ensure(id);
    for (const folder of await readdir(texts))
      for (const file of await readdir(join(texts, folder)))
        await app.services.corpus.ingest(id, {
          bytes: await readFile(join(texts, folder, file)),
          name: file,
          meta: { discipline: folder },
        });
  }
});
afterAll(async () => {
  for (const id of [projectId, `${projectId}-unbroken`]) await app.services.projects.delete(id);
  await graph.close();
  await app.close();
  await rm(home, { recursive: true, force: true });
});

test('the settings leave room for what is promised: lease and lock, each with the look that finds it lapsed', () => {
  expect(TAKE_UP.leaseMs + TAKE_UP.lapsedEveryMs).toBeLessThan(TAKE_UP.promisedMs - 3_000);
  expect(TAKE_UP.lockMs + TAKE_UP.stalledEveryMs).toBeLessThan(TAKE_UP.promisedMs - 3_000);
  // Some beats may be lost, and the lease is still held.
  expect(TAKE_UP.renewMs * 5).toBeLessThan(TAKE_UP.leaseMs);
});

const extraction = (id: string): Promise<Job> =>
  app.services.jobs.submit(id, 'extract', { all: true, reader: 'offline' });
const ended = async (id: string): Promise<Job> => {
  for (;;) {
    const job = await app.services.jobs.get(id);
    if (job.state !== 'queued' && job.state !== 'running') return job;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};
const countsOf = async (id: string) => (await app.services.knowledge.audit(id)).counts;

test('the job of a worker that was killed is taken up by the next one and ends once, with the same graph', async () => {
  const started: ChildProcess[] = [];
  const worker = await keepWorker(
    async () => {
      const child = fork(main, [], {
        env: { ...process.env, PRODA_HOME: home, PRODA_QUEUE_PREFIX: config.queuePrefix, PRODA_LOG_LEVEL: 'silent' },
        execArgv: ['--import', 'tsx'],
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      });
      started.push(child);
      await once(child, 'message');
      return child;
    },
    () => undefined,
  );
  try {
    const { id } = await extraction(projectId);
    await expect
      .poll(async () => (await app.services.jobs.get(id)).progress.done, { timeout: 60_000, interval: 20 })
      .toBeGreaterThan(0);
    started[0]!.kill('SIGKILL');
    await once(started[0]!, 'exit');
    expect((await app.services.jobs.get(id)).state).toBe('running');
    expect(await ended(id)).toMatchObject({ state: 'succeeded', error: null });
    expect(started).toHaveLength(2);
    expect((await ended((await extraction(`${projectId}-unbroken`)).id)).state).toBe('succeeded');
    expect(await countsOf(projectId)).toEqual(await countsOf(`${projectId}-unbroken`));
  } finally {
    await worker.stop();
  }
});

test('a job that its worker has no time to end is handed back at once, and the start does not count against it', async () => {
  const { id } = await app.services.jobs.submit(projectId, 'propose-merges', { again: 1 });
  const stopping = new AbortController();
  stopping.abort(new Error('the worker stops'));
  expect(await app.runJob(id, { lastAttempt: false, signal: stopping.signal })).toBe('not-ours');
  expect((await app.services.jobs.get(id)).state).toBe('queued');
  expect(await app.runJob(id, { lastAttempt: false })).toBe('done');
  expect((await app.services.jobs.get(id)).state).toBe('succeeded');
});

test('a job that brought down each worker that began it fails and says so', async () => {
  const { id } = await app.services.jobs.submit(projectId, 'propose-merges', { again: 2 });
  for (let start = 0; start < TAKE_UP.startsMax; start++) {
    await graph.run(claimJob, { jobId: id, owner: `dead ${start}`, leaseMs: -1 });
  }
  await app.runJob(id, { lastAttempt: false });
  expect(await ended(id)).toMatchObject({ state: 'failed', error: { code: 'job/never-ends' } });
});
