import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readLock } from '../../../src/platform/services/read-lock.ts';
import { ensureRedis } from '../../../src/platform/services/redis/ensure-redis.ts';
import { findRedis } from '../../../src/platform/services/redis/find-redis.ts';
import { renderRedisConf } from '../../../src/platform/services/redis/render-redis-conf.ts';
import { makeProgram } from './fake-program.ts';
import { makeTempFolder } from './temp-folder.ts';

const prints = (version: string): string => `Redis server v=${version} sha=00000000:0 malloc=jemalloc-5.3.0 bits=64`;

test('the first redis-server on the PATH that is new enough is used', async () => {
  const folder = makeTempFolder();
  const old = makeProgram(folder, 'a/redis-server', prints('6.0.16'));
  const broken = makeProgram(folder, 'b/redis-server', 'cannot execute', 126);
  const fit = makeProgram(folder, 'c/redis-server', prints('6.2.0'));
  makeProgram(folder, 'd/redis-server', prints('8.0.1'));
  const PATH = ['a', 'b', 'c', 'd'].map((name) => join(folder, name)).join(':');
  expect(await findRedis({ PATH })).toEqual({
    good: { path: fit, version: '6.2.0' },
    passedOver: [
      { path: old, version: '6.0.16' },
      { path: broken, version: null },
    ],
  });
});

test('a good Redis of the system means that nothing is fetched', async () => {
  const folder = makeTempFolder();
  const path = makeProgram(folder, 'bin/redis-server', prints('7.2.4'));
  const download = async (): Promise<void> => {
    throw new Error('must not be called');
  };
  const request = {
    cacheDir: folder,
    lock: readLock().redis,
    mirror: null,
    env: { PATH: join(folder, 'bin') },
    say: () => undefined,
    download,
  };
  expect((await ensureRedis(request)).path).toBe(path);
});

test('a platform without a binary gets a message that says what to do', async () => {
  const cacheDir = makeTempFolder();
  const request = {
    cacheDir,
    lock: readLock().redis,
    mirror: null,
    env: { PATH: '' },
    say: () => undefined,
    platform: 'sunos-x64',
  };
  await expect(ensureRedis(request)).rejects.toMatchObject({
    code: 'services/platform-unsupported',
    message: expect.stringContaining(
      'There is no Redis for sunos-x64 to fetch. Install redis-server 6.2 or newer, or set REDIS_URL',
    ),
  });
});

test('the settings lose no acknowledged job, listen on loopback only and hold no password in the clear', () => {
  const conf = renderRedisConf({
    version: '7.0.15',
    port: 7001,
    folder: '/a folder/"x"',
    password: 'hunter2',
    maxMemoryMb: 512,
  });
  const lines = conf.split('\n');
  for (const line of [
    'bind 127.0.0.1',
    'appendonly yes',
    'appendfsync everysec',
    'maxmemory-policy noeviction',
    'maxmemory 512mb',
    'user default off',
  ])
    expect(lines).toContain(line);
  expect(lines).toContain('dir "/a folder/\\"x\\""');
  expect(conf).not.toContain('hunter2');
  expect(conf).toContain(createHash('sha256').update('hunter2').digest('hex'));
});

test('an older Redis gets no setting that it does not know', () => {
  const settings = { port: 7001, folder: '/f', password: 'x', maxMemoryMb: 64 };
  expect(renderRedisConf({ ...settings, version: '6.2.14' })).not.toContain('shutdown-on-sigterm');
  expect(renderRedisConf({ ...settings, version: '8.2.0' })).toContain('shutdown-on-sigterm nosave force');
});
