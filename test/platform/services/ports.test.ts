import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { choosePorts, readLastPorts } from '../../../src/platform/services/ports/choose-ports.ts';
import { findFreePorts } from '../../../src/platform/services/ports/find-free-ports.ts';
import { makeTempFolder } from './temp-folder.ts';

async function occupy(port: number): Promise<void> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
}

test('a second start has the ports of the first', async () => {
  const home = makeTempFolder();
  const first = await choosePorts(home);
  expect(new Set(Object.values(first)).size).toBe(3);
  expect(await choosePorts(home)).toEqual(first);
  expect(await readLastPorts(home)).toEqual(first);
});

test('a port that somebody took meanwhile is replaced, the others stay', async () => {
  const home = makeTempFolder();
  const first = await choosePorts(home);
  await occupy(first.http);
  const second = await choosePorts(home);
  expect(second).toEqual({ ...first, http: second.http });
  expect(second.http).not.toBe(first.http);
});

test('a port that was asked for is that one, or an error that names it and its server', async () => {
  const home = makeTempFolder();
  const [port = 0] = await findFreePorts(1);
  expect((await choosePorts(home, { redis: port })).redis).toBe(port);
  await occupy(port);
  await expect(choosePorts(home, { redis: port })).rejects.toMatchObject({
    code: 'services/port-in-use',
    message: expect.stringContaining(`Port ${port}, wanted for Redis, is in use`),
  });
});

test('a damaged file of ports counts as none', async () => {
  const home = makeTempFolder();
  await choosePorts(home);
  writeFileSync(`${home}/ports.json`, '{"bolt": "x"');
  expect(await readLastPorts(home)).toBeNull();
  expect((await choosePorts(home)).bolt).toBeGreaterThan(0);
});
