import { mkdirSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { toDiskError } from '../../../src/platform/services/cache/to-disk-error.ts';
import { startServices } from '../../../src/platform/services/index.ts';
import { makeTempFolder } from './temp-folder.ts';

const refused = (code: string): Error => Object.assign(new Error(`${code}: refused`), { code });

test('a full disk and a folder that may not be written to say which variable to set', () => {
  expect(toDiskError(refused('ENOSPC'), '/cache', 'PRODA_CACHE_DIR')).toMatchObject({ code: 'services/no-space' });
  expect(toDiskError(refused('EACCES'), '/home', 'PRODA_HOME')).toMatchObject({
    code: 'services/folder-unusable',
    message: 'The folder /home cannot be used: EACCES: refused. Set PRODA_HOME to a folder you may write to',
  });
});

test('what is not about the disk passes unchanged', () => {
  const error = refused('ECONNRESET');
  expect(toDiskError(error, '/home', 'PRODA_HOME')).toBe(error);
  expect(toDiskError('text', '/home', 'PRODA_HOME')).toBe('text');
});

test('a file in the place of the state folder is refused by name before anything starts', async () => {
  const file = join(makeTempFolder(), 'state');
  writeFileSync(file, 'not a folder');
  await expect(startServices({ home: file, cacheDir: makeTempFolder() })).rejects.toMatchObject({
    code: 'services/folder-unusable',
    message: expect.stringContaining(file),
  });
});

test('a file in the place of the cache folder is refused by name, and the state folder is free again', async () => {
  const folder = makeTempFolder();
  const cacheDir = join(folder, 'cache');
  writeFileSync(cacheDir, 'not a folder');
  const home = join(folder, 'home');
  const neo4j = { uri: 'bolt://127.0.0.1:1', username: '', password: '' };
  await expect(startServices({ home, cacheDir, neo4j, env: { PATH: '' }, say: () => undefined })).rejects.toMatchObject(
    {
      code: 'services/folder-unusable',
      message: expect.stringMatching(/PRODA_CACHE_DIR/),
    },
  );
  await expect(mkdir(join(home, 'owner.json'))).resolves.toBeUndefined();
});

test('with both addresses given nothing is started and no folder is touched', async () => {
  const folder = makeTempFolder();
  mkdirSync(join(folder, 'cache'));
  const neo4j = { uri: 'bolt://db:7687', username: 'neo4j', password: 'x' };
  const home = join(folder, 'home');
  const services = await startServices({
    home,
    cacheDir: join(folder, 'cache'),
    neo4j,
    redisUrl: 'redis://cache:6379',
  });
  expect(services.neo4j).toEqual({ ...neo4j, browserUrl: null, owned: false });
  expect(services.redis).toEqual({ url: 'redis://cache:6379', owned: false });
  await services.stop();
  await expect(mkdir(home)).resolves.toBeUndefined();
});
