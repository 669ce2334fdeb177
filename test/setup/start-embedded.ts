import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig, startServices } from '../../src/platform/index.ts';
import type { Started, Wanted } from './service-addresses.ts';

/** Enough for the tests' small graphs, and little beside two test workers. */
const MEMORY = { neo4j: { heapMb: 1024, pageCacheMb: 256 }, redisMaxMemoryMb: 256 };

/** The program's own embedded servers, with a state folder that lives as long as the run. */
export async function startEmbedded(wanted: Wanted): Promise<Started> {
  const { cacheDir, mavenMirror } = readConfig();
  const home = await mkdtemp(join(tmpdir(), 'proda-test-'));
  const notWanted = { uri: 'bolt://elsewhere', username: '', password: '' };
  const services = await startServices({
    home,
    cacheDir,
    mavenMirror,
    memory: MEMORY,
    neo4j: wanted.neo4j ? null : notWanted,
    redisUrl: wanted.redis ? null : 'redis://elsewhere',
  });
  const { neo4j, redis } = services;
  return {
    addresses: {
      ...(neo4j.owned && {
        NEO4J_URI: neo4j.uri,
        NEO4J_USERNAME: neo4j.username,
        NEO4J_PASSWORD: neo4j.password,
      }),
      ...(redis.owned && { REDIS_URL: redis.url }),
    },
    async stop() {
      await services.stop();
      await rm(home, { recursive: true, force: true });
    },
  };
}
