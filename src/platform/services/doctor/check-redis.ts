import { verifyFile } from '../cache/verify-file.ts';
import { fetchedRedisPath } from '../redis/ensure-redis.ts';
import { findRedis } from '../redis/find-redis.ts';
import type { DoctorConfig, Machine } from './diagnose-machine.ts';
import { bad, type Finding, good, later, note } from './report.ts';

export async function checkRedis({ cacheDir }: DoctorConfig, { env, lock, platform }: Machine): Promise<Finding[]> {
  const { good: system, passedOver } = await findRedis(env);
  const others = passedOver.map(({ path, version }) =>
    note('Redis, passed over', `${path} (${version ?? 'does not run'})`, '6.2 or newer is needed'),
  );
  if (system !== null) return [good('Redis', `${system.version} (${system.path})`), ...others];
  const binary = lock.redis.binaries[platform];
  if (binary === undefined)
    return [
      bad('Redis', `none, and none to fetch for ${platform}`, 'Install redis-server 6.2 or newer, or set REDIS_URL'),
      ...others,
    ];
  const path = fetchedRedisPath(cacheDir, lock.redis);
  const { ok } = await verifyFile(path, binary);
  const finding = ok
    ? good('Redis', `${lock.redis.version} (${path})`)
    : later('Redis', `none on the PATH; ${lock.redis.version} is fetched at the first start`, 'Nothing to do');
  return [finding, ...others];
}
