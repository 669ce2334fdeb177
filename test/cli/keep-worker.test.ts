import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepWorker } from '../../src/cli/keep-worker.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'proda-worker-'));
  await writeFile(join(folder, 'steady.mjs'), 'process.send("ready"); setInterval(() => {}, 1000);');
  await writeFile(join(folder, 'dying.mjs'), 'process.send("ready"); setTimeout(() => process.exit(3), 20);');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const starting = (script: string, started: ChildProcess[]) => async () => {
  const child = fork(join(folder, script), [], { stdio: 'ignore' });
  await once(child, 'message');
  started.push(child);
  return child;
};

test('a worker that is killed is started again, and stopped with its owner', async () => {
  const started: ChildProcess[] = [];
  const said: string[] = [];
  const kept = await keepWorker(starting('steady.mjs', started), (line) => said.push(line));
  started[0]!.kill('SIGKILL');
  await expect.poll(() => started.length, { timeout: 30_000 }).toBe(2);
  expect(said).toEqual([expect.stringContaining('SIGKILL')]);
  await kept.stop();
  expect(started[1]!.signalCode).toBe('SIGTERM');
  expect(started).toHaveLength(2);
});

test('one that keeps on dying is given up, and it is said how it ended', async () => {
  const started: ChildProcess[] = [];
  const kept = await keepWorker(starting('dying.mjs', started), () => undefined, { most: 2, withinMs: 60_000 });
  expect((await kept.broken).message).toContain('3 times, the last time by exit code 3');
  expect(started).toHaveLength(3);
  await kept.stop();
});
