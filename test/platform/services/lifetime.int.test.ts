import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import neo4j from 'neo4j-driver';
import { expect, onTestFinished, test } from 'vitest';
import { type Services, startServices } from '../../../src/platform/index.ts';
import { readOwner } from '../../../src/platform/services/owner/state-lock.ts';
import { cacheDir, startOwner, waitUntilGone } from './owned.ts';
import { makeTempFolder } from './temp-folder.ts';

const quiet = (): void => undefined;
const elsewhere = { uri: 'bolt://127.0.0.1:1', username: 'neo4j', password: '' };
/** Two or three starts of Neo4j: 20 s on a quiet machine, several times that on a busy one. */
const SLOW_MS = 300_000;
const memory = { neo4j: { heapMb: 512, pageCacheMb: 64 }, redisMaxMemoryMb: 64 };

async function withRedis<T>(url: string, use: (redis: Redis) => Promise<T>): Promise<T> {
  const redis = new Redis(url);
  try {
    return await use(redis);
  } finally {
    redis.disconnect();
  }
}

async function cypher(services: Pick<Services, 'neo4j'>, text: string): Promise<unknown[]> {
  const { uri, username, password } = services.neo4j;
  const driver = neo4j.driver(uri, neo4j.auth.basic(username, password), { disableLosslessIntegers: true });
  try {
    return (await driver.executeQuery(text)).records.map((record) => record.get(0));
  } finally {
    await driver.close();
  }
}

test('kill -9 of the owner leaves no server behind, and the next start finds the state, the ports and the passwords', {
  timeout: SLOW_MS,
}, async () => {
  const home = makeTempFolder();
  const first = await startOwner(home, 'both');
  await cypher(first.services, 'CREATE (:Kept {value: 42})');
  await withRedis(first.services.redis.url, (redis) => redis.set('kept', 'yes'));
  first.child.kill('SIGKILL');
  await first.ended;

  // At once: the servers of the dead owner are still stopping.
  const second = await startServices({ home, cacheDir, memory, say: quiet });
  onTestFinished(() => second.stop());
  await waitUntilGone([first.supervisor, ...Object.values(first.servers)]);
  expect(second.neo4j).toEqual(first.services.neo4j);
  expect(second.redis).toEqual(first.services.redis);
  expect(await cypher(second, 'MATCH (kept:Kept) RETURN kept.value')).toEqual([42]);
  expect(await withRedis(second.redis.url, (redis) => redis.get('kept'))).toBe('yes');

  await expect(startServices({ home, cacheDir, memory, say: quiet })).rejects.toMatchObject({
    code: 'services/owner-exists',
    message: expect.stringMatching(new RegExp(`${home} is in use by process ${process.pid}`)),
  });
  for (const secret of ['neo4j.password', 'redis.password'])
    expect(statSync(join(home, secret)).mode & 0o777).toBe(0o600);
  const browser = await fetch(second.neo4j.browserUrl ?? '');
  expect(await browser.text()).toContain('<title>Neo4j Browser</title>');
  const settings = await cypher(
    second,
    "SHOW SETTINGS YIELD name, value WHERE name STARTS WITH 'db.' RETURN name + '=' + value",
  );
  expect(settings).toEqual(expect.arrayContaining(['db.transaction.timeout=1m', 'db.lock.acquisition.timeout=10s']));

  const servers = Object.values((await readOwner(home))?.servers ?? {}).map(({ pid }) => pid);
  expect(servers).toHaveLength(2);
  await second.stop();
  await waitUntilGone(servers);
  expect(existsSync(join(home, 'owner.json'))).toBe(false);
});

test('Neo4j that dies in the middle ends its owner with a message and a code, and the state is usable afterwards', {
  timeout: SLOW_MS,
}, async () => {
  const home = makeTempFolder();
  const owner = await startOwner(home, 'both');
  await cypher(owner.services, 'CREATE (:Kept {value: 43})');
  process.kill(owner.servers.Neo4j ?? 0, 'SIGKILL');
  expect(await owner.ended).toEqual([7, null]);
  expect(owner.said()).toMatch(
    /Neo4j stopped in the middle \(signal SIGKILL\)\. What was committed is kept: start again\. Its log: .*console\.log/,
  );
  await waitUntilGone([owner.supervisor, ...Object.values(owner.servers)]);

  const again = await startServices({ home, cacheDir, memory, redisUrl: 'redis://127.0.0.1:1', say: quiet });
  onTestFinished(() => again.stop());
  expect(await cypher(again, 'MATCH (kept:Kept) RETURN kept.value')).toEqual([43]);
});

test.each(['SIGTERM', 'SIGINT'] as const)('%s stops the servers with their owner', async (signal) => {
  const home = makeTempFolder();
  const owner = await startOwner(home, 'redis');
  await withRedis(owner.services.redis.url, (redis) => redis.set('kept', signal));
  owner.child.kill(signal);
  expect(await owner.ended).toEqual([0, null]);
  await waitUntilGone([owner.supervisor, ...Object.values(owner.servers)]);
  expect(existsSync(join(home, 'owner.json'))).toBe(false);

  const again = await startServices({ home, cacheDir, memory, neo4j: elsewhere, say: quiet });
  onTestFinished(() => again.stop());
  expect(await withRedis(again.redis.url, (redis) => redis.get('kept'))).toBe(signal);
});

test('Ctrl-C in a terminal, a signal to the whole group, reaches the owner and not the servers', async () => {
  const owner = await startOwner(makeTempFolder(), 'redis');
  process.kill(-(owner.child.pid ?? 0), 'SIGINT');
  expect(await owner.ended).toEqual([0, null]); // code 7 if Redis had died under it
  await waitUntilGone([owner.supervisor, ...Object.values(owner.servers)]);
});

test('a crash of the owner stops the servers and frees the state folder', async () => {
  const home = makeTempFolder();
  const owner = await startOwner(home, 'redis');
  owner.child.stdin?.write('crash\n');
  expect((await owner.ended)[0]).not.toBe(0);
  expect(owner.said()).toContain('a crash, as asked');
  await waitUntilGone([owner.supervisor, ...Object.values(owner.servers)]);
  expect(existsSync(join(home, 'owner.json'))).toBe(false);
});

test('should even the supervisor be killed, the owner is told and the servers end', async () => {
  const home = makeTempFolder();
  const owner = await startOwner(home, 'redis');
  process.kill(owner.supervisor, 'SIGKILL');
  expect(await owner.ended).toEqual([7, null]);
  expect(owner.said()).toContain('its supervisor is gone');
  await waitUntilGone(Object.values(owner.servers));
});

test('owner and supervisor killed together: the next start ends what they left and takes the folder', async () => {
  const home = makeTempFolder();
  const owner = await startOwner(home, 'redis');
  process.kill(owner.supervisor, 'SIGSTOP'); // so that it cannot act on the owner's end before it is killed too
  owner.child.kill('SIGKILL');
  await owner.ended;
  process.kill(owner.supervisor, 'SIGKILL');
  const again = await startServices({ home, cacheDir, memory, neo4j: elsewhere, say: quiet });
  onTestFinished(() => again.stop());
  await waitUntilGone(Object.values(owner.servers));
  expect(await withRedis(again.redis.url, (redis) => redis.ping())).toBe('PONG');
});

test('Redis that dies in the middle is told once, with its log', async () => {
  const home = makeTempFolder();
  const deaths: string[] = [];
  const services = await startServices({
    home,
    cacheDir,
    memory,
    neo4j: elsewhere,
    say: quiet,
    onDeath: ({ message }) => deaths.push(message),
  });
  onTestFinished(() => services.stop());
  const pid = (await readOwner(home))?.servers.Redis?.pid ?? 0;
  process.kill(pid, 'SIGKILL');
  await waitUntilGone([pid]);
  await expect
    .poll(() => deaths)
    .toEqual([expect.stringMatching(/^Redis stopped in the middle \(signal SIGKILL\).*redis\.log$/)]);
  await services.stop();
  expect(deaths).toHaveLength(1);
});

test('Redis refuses to evict, keeps a log of what it acknowledged, and denies what could lose everything', async () => {
  const services = await startServices({ home: makeTempFolder(), cacheDir, memory, neo4j: elsewhere, say: quiet });
  onTestFinished(() => services.stop());
  await withRedis(services.redis.url, async (redis) => {
    expect(await redis.config('GET', 'maxmemory-policy')).toEqual(['maxmemory-policy', 'noeviction']);
    expect(await redis.config('GET', 'appendonly')).toEqual(['appendonly', 'yes']);
    expect(await redis.info('persistence')).toContain('aof_enabled:1');
    await expect(redis.flushall()).rejects.toThrow(/NOPERM/);
    await expect(redis.config('SET', 'maxmemory-policy', 'allkeys-lru')).rejects.toThrow(/NOPERM/);
  });
  const url = new URL(services.redis.url);
  await withRedis(`redis://127.0.0.1:${url.port}`, async (stranger) => {
    stranger.on('error', quiet);
    await expect(stranger.ping()).rejects.toThrow(/NOAUTH|WRONGPASS|NOPERM/);
  });
});

test('a server that cannot start says why, in its own words, and gives the folder back', async () => {
  const home = makeTempFolder();
  const good = await startServices({ home, cacheDir, memory, neo4j: elsewhere, say: quiet });
  await good.stop();
  const folder = join(home, 'redis/appendonlydir');
  for (const file of readdirSync(folder)) if (file.endsWith('.manifest')) writeFileSync(join(folder, file), 'damaged');
  await expect(startServices({ home, cacheDir, memory, neo4j: elsewhere, say: quiet })).rejects.toMatchObject({
    code: 'services/start-failed',
    message: expect.stringMatching(/^Redis did not start: it ended with exit code 1: .*AOF.* Its log: .*redis\.log$/s),
  });
  expect(existsSync(join(home, 'owner.json'))).toBe(false);
  expect(readFileSync(join(home, 'redis/redis.log'), 'utf8')).not.toBe('');
});
