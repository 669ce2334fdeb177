import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { isAlive, isSameProcess, startOf } from '../../../src/platform/services/owner/process-identity.ts';
import { lockState, type OwnerRecord, readOwner } from '../../../src/platform/services/owner/state-lock.ts';
import { makeTempFolder } from './temp-folder.ts';

const quiet = (): void => undefined;

/** A record of an owner that is gone: this process's number, which somebody else has by now, with another start. */
function deadRecord(more: Partial<OwnerRecord> = {}): OwnerRecord {
  return {
    token: 'dead',
    host: hostname(),
    since: '2026-01-01T00:00:00.000Z',
    owner: { pid: process.pid, start: 'another life' },
    supervisor: null,
    servers: {},
    ...more,
  };
}

async function sleeper(): Promise<{ pid: number; gone: Promise<unknown> }> {
  const child = spawn('sleep', ['60']);
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child, 'spawn');
  return { pid: child.pid ?? 0, gone: once(child, 'exit') };
}

test('a state folder has one owner: the second is told the process and the folder', async () => {
  const home = makeTempFolder();
  const lock = await lockState(home, quiet);
  await expect(lockState(home, quiet)).rejects.toMatchObject({
    code: 'services/owner-exists',
    kind: 'conflict',
    message: `The state folder ${home} is in use by process ${process.pid}. Stop it, or set PRODA_HOME to another folder`,
  });
  await lock.release();
  await (await lockState(home, quiet)).release();
  expect(readdirSync(home)).toEqual([]);
});

test('of many starters at once exactly one gets the folder', async () => {
  const home = makeTempFolder();
  const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => lockState(home, quiet)));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('of many starters that all find a dead owner exactly one gets the folder', async () => {
  for (let round = 0; round < 10; round += 1) {
    const home = makeTempFolder();
    writeFileSync(join(home, 'owner.json'), JSON.stringify(deadRecord()));
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => lockState(home, quiet)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  }
});

test('an owner that is gone does not hold the folder, even when its number was given to another process', async () => {
  const home = makeTempFolder();
  writeFileSync(join(home, 'owner.json'), JSON.stringify(deadRecord()));
  const lock = await lockState(home, quiet);
  expect((await readOwner(home))?.token).toBe(lock.token);
  await lock.release();
});

test('a file that was torn by a full disk holds nobody up', async () => {
  const home = makeTempFolder();
  writeFileSync(join(home, 'owner.json'), '{"token":"abc","owner":');
  await (await lockState(home, quiet)).release();
});

test('servers that an owner and its supervisor left behind are ended before the folder is taken', async () => {
  const home = makeTempFolder();
  const { pid, gone } = await sleeper();
  const servers = { Redis: { pid, start: await startOf(pid) } };
  writeFileSync(join(home, 'owner.json'), JSON.stringify(deadRecord({ servers })));
  const said: string[] = [];
  const lock = await lockState(home, (line) => void said.push(line));
  await gone;
  expect(isAlive(pid)).toBe(false);
  expect(said[0]).toContain('waiting for its servers to stop');
  await lock.release();
});

test('a stranger that has the number of an old server is left alone', async () => {
  const home = makeTempFolder();
  const { pid } = await sleeper();
  writeFileSync(
    join(home, 'owner.json'),
    JSON.stringify(deadRecord({ servers: { Redis: { pid, start: 'another life' } } })),
  );
  const lock = await lockState(home, quiet);
  expect(isAlive(pid)).toBe(true);
  await lock.release();
});

test('an owner on another machine cannot be asked, so it counts, and the message says how to be rid of it', async () => {
  const home = makeTempFolder();
  writeFileSync(join(home, 'owner.json'), JSON.stringify(deadRecord({ host: 'elsewhere' })));
  await expect(lockState(home, quiet)).rejects.toMatchObject({
    code: 'services/owner-exists',
    message: expect.stringMatching(/on elsewhere \(if that is gone, remove .*owner\.json\)/),
  });
});

test('what is noted in the same moment is all there afterwards', async () => {
  const home = makeTempFolder();
  const lock = await lockState(home, quiet);
  const [first, second] = [await sleeper(), await sleeper()];
  await Promise.all([lock.note({ server: ['Neo4j', first.pid] }), lock.note({ server: ['Redis', second.pid] })]);
  expect((await readOwner(home))?.servers).toMatchObject({ Neo4j: { pid: first.pid }, Redis: { pid: second.pid } });
  await lock.release();
});

test('release removes only what is its own', async () => {
  const home = makeTempFolder();
  const lock = await lockState(home, quiet);
  const other = JSON.stringify(deadRecord({ token: 'other' }));
  writeFileSync(join(home, 'owner.json'), other);
  await lock.release();
  expect(readFileSync(join(home, 'owner.json'), 'utf8')).toBe(other);
});

test('a process is known by its number and its start', async () => {
  const { pid, gone } = await sleeper();
  const start = await startOf(pid);
  expect(start).not.toBeNull();
  expect(await isSameProcess(pid, start)).toBe(true);
  expect(await isSameProcess(pid, 'another life')).toBe(false);
  process.kill(pid, 'SIGKILL');
  await gone;
  expect(await isSameProcess(pid, start)).toBe(false);
});
