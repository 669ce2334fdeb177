import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compose } from '../../src/compose.ts';
import { connectRedis, createLog, readConfig } from '../../src/platform/index.ts';

/** The real Redis behind a relay that can stand still: connections stay open and nothing passes, as when its machine hangs. */
let url: string;
const sockets = new Set<Socket>();
let isFrozen = false;
const relay = createServer((near) => {
  const { hostname, port } = new URL(process.env.REDIS_URL!);
  const far = connect(Number(port), hostname);
  for (const [from, to] of [
    [near, far],
    [far, near],
  ] as const) {
    sockets.add(from);
    from.on('data', (bytes) => to.write(bytes));
    from.on('error', () => to.destroy());
    from.on('close', () => to.destroy());
    if (isFrozen) from.pause();
  }
});
function freeze(frozen: boolean): void {
  isFrozen = frozen;
  for (const socket of sockets) frozen ? socket.pause() : socket.resume();
}

beforeAll(async () => {
  await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve));
  const behind = new URL(process.env.REDIS_URL!);
  behind.hostname = '127.0.0.1';
  behind.port = String((relay.address() as AddressInfo).port);
  url = behind.href;
});
afterAll(() => {
  freeze(false);
  for (const socket of sockets) socket.destroy();
  relay.close();
});

test('a Redis that stands still is given up on by a request and waited for by a worker; both go on when it does', async () => {
  const producer = connectRedis(url, 'producer');
  const worker = connectRedis(url, 'worker');
  try {
    await producer.connect();
    expect([await producer.ping(), await worker.ping()]).toEqual(['PONG', 'PONG']);
    freeze(true);
    const waited = worker.ping();
    await expect(producer.ping()).rejects.toThrow('timed out');
    freeze(false);
    expect([await producer.ping(), await waited]).toEqual(['PONG', 'PONG']);
  } finally {
    producer.disconnect();
    worker.disconnect();
  }
});

test('work is accepted while Redis stands still, since its record is in the graph, and is handed over afterwards', async () => {
  const home = await mkdtemp(join(tmpdir(), 'proda-frozen-'));
  const config = readConfig({
    ...process.env,
    PRODA_HOME: home,
    PRODA_QUEUE_PREFIX: `{frozen-${randomBytes(4).toString('hex')}}`,
    PRODA_LOG_LEVEL: 'silent',
  });
  const app = await compose(config, { neo4j: config.neo4j!, redisUrl: url }, createLog('silent'));
  const projectId = `test-${randomBytes(6).toString('hex')}`;
  const { jobs, projects } = app.services;
  try {
    await projects.ensure(projectId);
    freeze(true);
    const job = await jobs.submit(projectId, 'propose-merges', {});
    expect(job.state).toBe('queued');
    freeze(false);
    await jobs.reconcile();
    // A worker of another test may have been quicker: any of them takes what the graph holds open.
    await app.runJob(job.id, { lastAttempt: true });
    await expect.poll(async () => (await jobs.get(job.id)).state, { timeout: 60_000 }).toBe('succeeded');
  } finally {
    freeze(false);
    await projects.delete(projectId);
    await app.close();
    await rm(home, { recursive: true, force: true });
  }
});
