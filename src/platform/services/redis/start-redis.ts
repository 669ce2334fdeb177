import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { ProdaError } from '../../../domain/index.ts';
import { keepSecret } from '../keep-secret.ts';
import type { Supervisor } from '../owner/supervise.ts';
import { tailOf } from '../tail-of.ts';
import { waitUntil } from '../wait-until.ts';
import type { RedisServer } from './find-redis.ts';
import { REDIS_USER, renderRedisConf } from './render-redis-conf.ts';

export interface StartRedisRequest {
  readonly supervisor: Supervisor;
  readonly server: RedisServer;
  readonly home: string;
  readonly port: number;
  readonly maxMemoryMb: number;
}
export interface StartedRedis {
  readonly url: string;
  readonly logFile: string;
  readonly ended: Promise<string>;
}

/** A large append-only file is read back at about 300 MB/s; two minutes are enough for the 2 GiB that Redis may hold. */
const READY_MS = 120_000;

/** Writes the settings, starts the server and waits until it has its data and answers. */
export async function startRedis({
  supervisor,
  server,
  home,
  port,
  maxMemoryMb,
}: StartRedisRequest): Promise<StartedRedis> {
  const folder = join(home, 'redis');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const password = await keepSecret(join(home, 'redis.password'));
  const conf = join(folder, 'redis.conf');
  await writeFile(conf, renderRedisConf({ version: server.version ?? '', port, folder, password, maxMemoryMb }), {
    mode: 0o600,
  });
  const logFile = join(folder, 'redis.log');
  const ended = supervisor.start({ name: 'Redis', command: server.path, args: [conf], cwd: folder, log: logFile });
  const url = `redis://${REDIS_USER}:${password}@127.0.0.1:${port}`;
  await waitForAnswer(url, ended, logFile);
  return { url, logFile, ended };
}

async function waitForAnswer(url: string, ended: Promise<string>, logFile: string): Promise<void> {
  const client = new Redis(url, {
    lazyConnect: true,
    maxRetriesPerRequest: 0,
    retryStrategy: () => 50,
    enableReadyCheck: false,
  });
  client.on('error', () => undefined);
  void client.connect().catch(() => undefined);
  let detail = '';
  try {
    await waitUntil(async () => (await client.ping().catch(() => '')) === 'PONG', {
      everyMs: 25,
      timeoutMs: READY_MS,
      ended,
      gaveUp: (text) => {
        detail = text;
        return new Error(text);
      },
    });
  } catch (cause) {
    throw new ProdaError(
      'services/start-failed',
      { service: 'Redis', detail: `${detail}: ${await tailOf(logFile, 2)}`, logFile },
      { cause },
    );
  } finally {
    client.disconnect();
  }
}
