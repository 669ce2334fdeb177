import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildApi, readAdminKey } from '../api/index.ts';
import { compose } from '../compose.ts';
import { type Config, createLog, startServices } from '../platform/index.ts';
import { CliError } from './cli-error.ts';
import { keepWorker } from './keep-worker.ts';
import type { Terminal } from './terminal.ts';

export interface Serving {
  readonly url: string;
  readonly browserUrl: string | null;
  readonly apiKey: string;
  /** Resolves with what went wrong when a server ends by itself, or the worker again and again. */
  readonly broken: Promise<Error>;
  stop(): Promise<void>;
}

/** Where a running service of a home folder is; the command line finds it there. */
export const SERVICE_FILE = 'service.json';

/**
 * Embedded servers (or those of the environment), the API in this process and a worker in one of its own, so that heavy jobs
 * never hold up an answer. Everything ends with `stop`, and with this process.
 */
export async function serve(
  config: Config,
  terminal: Terminal,
  options: { port: number; announce: boolean; worker?: boolean },
): Promise<Serving> {
  const log = createLog(config.logLevel);
  const closers: (() => Promise<unknown>)[] = [];
  const stop = async (): Promise<void> => {
    for (const closer of closers.splice(0).reverse())
      await closer().catch((error: unknown) => log.warn({ error }, 'while stopping'));
  };
  try {
    let onDeath: (error: Error) => void = () => undefined;
    const died = new Promise<Error>((resolve) => {
      onDeath = resolve;
    });
    const services = await startServices({
      home: config.home,
      cacheDir: config.cacheDir,
      neo4j: config.neo4j,
      redisUrl: config.redisUrl,
      mavenMirror: config.mavenMirror,
      say: terminal.say,
      onDeath,
    });
    closers.push(() => services.stop());
    const addresses = { neo4j: services.neo4j, redisUrl: services.redis.url };
    const app = await compose(config, addresses, log);
    closers.push(() => app.close());

    const api = await buildApi(app.services);
    closers.push(() => api.close());
    await api.listen({ host: config.host, port: options.port }).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE')
        throw new CliError(
          `Port ${options.port} on ${config.host} is in use. Stop what holds it, or set PORT to another one`,
          7,
        );
      throw error;
    });
    const { port } = api.server.address() as AddressInfo;
    const url = `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`;

    const worker =
      options.worker === false ? null : await keepWorker(() => startWorkerProcess(config, addresses), terminal.say);
    if (worker !== null) closers.push(() => worker.stop());
    const broken = worker === null ? died : Promise.race([died, worker.broken]);
    if (options.announce) {
      const file = join(config.home, SERVICE_FILE);
      await mkdir(config.home, { recursive: true });
      await writeFile(file, JSON.stringify({ url, pid: process.pid }));
      closers.push(() => rm(file, { force: true }));
    }
    return { url, browserUrl: services.neo4j.browserUrl, apiKey: await readAdminKey(config.home), broken, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startWorkerProcess(
  config: Config,
  { neo4j, redisUrl }: { neo4j: { uri: string; username: string; password: string }; redisUrl: string },
): Promise<ChildProcess> {
  const main = fileURLToPath(
    new URL(`../worker/main${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url),
  );
  const worker = fork(main, [], {
    env: {
      ...process.env,
      PRODA_HOME: config.home,
      NEO4J_URI: neo4j.uri,
      NEO4J_USERNAME: neo4j.username,
      NEO4J_PASSWORD: neo4j.password,
      NEO4J_DATABASE: config.neo4jDatabase,
      REDIS_URL: redisUrl,
    },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const [message] = (await Promise.race([
    once(worker, 'message'),
    once(worker, 'exit').then(() => [null]),
  ])) as unknown[];
  if (message !== 'ready') throw new CliError('The worker did not start; the lines above say why', 1);
  return worker;
}
