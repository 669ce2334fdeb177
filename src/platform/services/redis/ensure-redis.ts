import { chmod, mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ProdaError } from '../../../domain/index.ts';
import type { DownloadArtifact } from '../cache/download-artifact.ts';
import { fetchArtifacts } from '../cache/fetch-artifacts.ts';
import { readZipEntries } from '../cache/read-zip.ts';
import { verifyFile } from '../cache/verify-file.ts';
import type { Say } from '../log.ts';
import type { ServicesLock } from '../read-lock.ts';
import { findRedis, type RedisServer } from './find-redis.ts';

export interface EnsureRedisRequest {
  readonly cacheDir: string;
  readonly lock: ServicesLock['redis'];
  readonly mirror: string | null;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly say: Say;
  readonly platform?: string;
  readonly download?: DownloadArtifact;
}

/** Where the fetched server lies, whether it is there yet or not. */
export function fetchedRedisPath(cacheDir: string, lock: ServicesLock['redis']): string {
  return join(cacheDir, `redis-${lock.version}`, 'redis-server');
}

/** A Redis of the system when it is good enough, else the one in the lock, taken out of its jar. */
export async function ensureRedis(request: EnsureRedisRequest): Promise<RedisServer> {
  const { cacheDir, lock, env, say } = request;
  const { good, passedOver } = await findRedis(env);
  if (good !== null) return good;
  for (const { path, version } of passedOver)
    say(`Redis 6.2 or newer is needed; passed over: ${path} (${version ?? 'does not run'})`);
  const platform = request.platform ?? `${process.platform}-${process.arch}`;
  const binary = lock.binaries[platform];
  if (binary === undefined) {
    const advice = platform.startsWith('win32')
      ? 'Run proda-graph in WSL (wsl --install), or set REDIS_URL to a Redis that runs already'
      : 'Install redis-server 6.2 or newer, or set REDIS_URL to a Redis that runs already';
    throw new ProdaError('services/platform-unsupported', { service: 'Redis', platform, advice });
  }
  const path = fetchedRedisPath(cacheDir, lock);
  const fetched = { path, version: lock.version };
  if ((await verifyFile(path, binary)).ok) return fetched;

  const folder = join(cacheDir, `redis-${lock.version}`);
  await mkdir(folder, { recursive: true });
  await fetchArtifacts({ ...request, what: `Redis ${lock.version}`, files: [lock.jar], folder });
  const temp = `${path}.${process.pid}`;
  await readZipEntries(
    join(folder, lock.jar.file),
    (entry) => entry.path === binary.entry,
    async (_, bytes) => {
      await writeFile(temp, bytes);
      await chmod(temp, 0o755);
    },
  );
  const verdict = await verifyFile(temp, binary);
  if (!verdict.ok) {
    const context = { file: binary.entry, expected: binary.sha256, found: verdict.found };
    throw new ProdaError('services/checksum-mismatch', context);
  }
  await rename(temp, path);
  return fetched;
}
