import { Redis } from 'ioredis';
import { ProdaError } from '../../domain/index.ts';

export type { Redis } from 'ioredis';

/** A Redis that stands still keeps its connections open and would be waited for without end. */
const ANSWER_MS = 2_000;

/**
 * `producer` fails at once when Redis is away, and after 2 s when it does not answer, so that a request can go on without it or answer
 * 503; `worker` waits for it, since a job can, and since it blocks on purpose.
 */
export function connectRedis(url: string, role: 'producer' | 'worker'): Redis {
  const redis = new Redis(url, {
    maxRetriesPerRequest: role === 'producer' ? 1 : null,
    enableOfflineQueue: role === 'worker',
    connectTimeout: 5_000,
    ...(role === 'producer' && { commandTimeout: ANSWER_MS }),
    retryStrategy: (times) => Math.min(200 * 2 ** Math.min(times, 4), 2_000),
    lazyConnect: true,
  });
  redis.on('error', () => undefined); // Each command reports its own failure; without a listener the process would end.
  return redis;
}

/** Connects and refuses a Redis that would evict jobs. Returns a warning when appends are not kept on disk, else null. */
export async function verifyRedis(redis: Redis): Promise<string | null> {
  try {
    if (redis.status === 'wait') await redis.connect();
    await redis.ping();
  } catch (error) {
    throw new ProdaError('queue/unavailable', { detail: (error as Error).message }, { cause: error });
  }
  const policy = await settingOf(redis, 'maxmemory-policy');
  if (policy !== null && policy !== 'noeviction') throw new ProdaError('queue/policy', { policy });
  const aof = await settingOf(redis, 'appendonly');
  return aof === 'yes'
    ? null
    : 'Redis does not keep an append-only file (or does not tell): jobs waiting in it are rebuilt from the graph after a crash';
}

/** Null where a managed service forbids CONFIG. */
async function settingOf(redis: Redis, name: string): Promise<string | null> {
  try {
    const reply = (await redis.config('GET', name)) as string[];
    return reply[1] ?? null;
  } catch {
    return null;
  }
}
