import { request } from 'node:http';
import { homedir } from 'node:os';
import { join } from 'node:path';

type Env = Readonly<Record<string, string | undefined>>;

/** Where Docker engines, Colima, Rancher and rootless Podman listen. */
function addressesOf(env: Env): string[] {
  if (env.DOCKER_HOST) return [env.DOCKER_HOST];
  const home = homedir();
  const run = env.XDG_RUNTIME_DIR;
  return [
    '/var/run/docker.sock',
    join(home, '.docker/run/docker.sock'),
    join(home, '.colima/default/docker.sock'),
    join(home, '.rd/docker.sock'),
    ...(run ? [join(run, 'docker.sock'), join(run, 'podman/podman.sock')] : []),
  ].map((path) => `unix://${path}`);
}

/** Whether a Docker engine answers a ping; an installed client without an engine does not count. */
export async function isDockerAnswering(env: Env, timeoutMs = 2_000): Promise<boolean> {
  const answers = await Promise.all(addressesOf(env).map((address) => ping(address, timeoutMs)));
  return answers.includes(true);
}

function ping(address: string, timeoutMs: number): Promise<boolean> {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null) return Promise.resolve(false);
  const where =
    url.protocol === 'unix:' ? { socketPath: url.pathname } : { host: url.hostname, port: Number(url.port || 2375) };
  return new Promise((resolve) => {
    const call = request({ ...where, path: '/_ping', timeout: timeoutMs }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    call.on('timeout', () => call.destroy());
    call.on('error', () => resolve(false));
    call.on('close', () => resolve(false));
    call.end();
  });
}
