import { createServer, type RequestListener } from 'node:http';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { isDockerAnswering } from '../../setup/is-docker-answering.ts';
import { makeTempFolder } from './temp-folder.ts';

/** A Docker engine as far as a ping goes; resolves to its address. */
async function engine(answer: RequestListener): Promise<string> {
  const path = join(makeTempFolder(), 'docker.sock');
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(path, resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `unix://${path}`;
}

test('an engine that answers a ping counts', async () => {
  const DOCKER_HOST = await engine(({ url }, response) => response.writeHead(url === '/_ping' ? 200 : 404).end('OK'));
  expect(await isDockerAnswering({ DOCKER_HOST })).toBe(true);
});

test('an engine that is broken, hangs, is not there or has no address does not', async () => {
  const broken = await engine((_, response) => response.writeHead(500).end());
  const hanging = await engine(() => undefined);
  for (const DOCKER_HOST of [broken, hanging, 'unix:///nowhere/docker.sock', 'tcp://127.0.0.1:1', 'not an address'])
    expect(await isDockerAnswering({ DOCKER_HOST }, 200), DOCKER_HOST).toBe(false);
});
