import { fetchArtifacts } from './cache/fetch-artifacts.ts';
import { toDiskError } from './cache/to-disk-error.ts';
import { ensureJava } from './java/ensure-java.ts';
import type { Say } from './log.ts';
import { neo4jLibFolder } from './neo4j/lib-folder.ts';
import { readLock } from './read-lock.ts';
import { ensureRedis } from './redis/ensure-redis.ts';
import type { RedisServer } from './redis/find-redis.ts';
import type { StartServicesOptions } from './start-services.ts';

/** What is needed to start the servers; null for one that has an address and is not to be started. */
export interface Programs {
  readonly neo4j: { readonly java: string; readonly libFolder: string } | null;
  readonly redis: RedisServer | null;
}

/** Finds or fetches everything at once: the line is shared, but Java and Redis are looked for meanwhile. */
export async function ensurePrograms(options: StartServicesOptions & { readonly say: Say }): Promise<Programs> {
  const lock = readLock();
  const { cacheDir, say, env = process.env, mavenMirror: mirror = null } = options;
  const libFolder = neo4jLibFolder(cacheDir, lock.neo4j);
  const what = `Neo4j ${lock.neo4j.version}`;
  const [java, , redis] = await Promise.all([
    options.neo4j ? null : ensureJava({ cacheDir, lock: lock.java, env, say }),
    options.neo4j ? null : fetchArtifacts({ what, files: lock.neo4j.files, folder: libFolder, mirror, say }),
    options.redisUrl ? null : ensureRedis({ cacheDir, lock: lock.redis, mirror, env, say }),
  ]).catch((error: unknown) => {
    throw toDiskError(error, cacheDir, 'PRODA_CACHE_DIR');
  });
  return { neo4j: java && { java: java.path, libFolder }, redis };
}
