import type { ServiceAddresses, Started, Wanted } from './service-addresses.ts';

/** The same versions as docker-compose.yml. */
export const NEO4J_IMAGE = 'neo4j:5.26-community';
export const REDIS_IMAGE = 'redis:7-alpine';
const PASSWORD = 'proda-tests';
/** Settings that the embedded servers have too; an image spells a dot as an underscore and an underscore as two. */
export const NEO4J_SETTINGS = {
  NEO4J_server_memory_heap_max__size: '1g',
  NEO4J_server_memory_pagecache_size: '256m',
  NEO4J_db_transaction_timeout: '60s',
  NEO4J_db_lock_acquisition_timeout: '10s',
  NEO4J_db_memory_transaction_max: '256m',
  NEO4J_dbms_usage__report_enabled: 'false',
};
export const REDIS_COMMAND = [
  'redis-server',
  '--appendonly',
  'yes',
  '--appendfsync',
  'everysec',
  '--maxmemory-policy',
  'noeviction',
];

/**
 * Neo4j and Redis in containers, removed at the end by Testcontainers. Not run on the machine this was written on, which has
 * no Docker engine; held by the packages' types.
 */
export async function startTestcontainers(wanted: Wanted): Promise<Started> {
  const [{ Neo4jContainer }, { RedisContainer }] = await Promise.all([
    import('@testcontainers/neo4j'),
    import('@testcontainers/redis'),
  ]);
  const [neo4j, redis] = await Promise.all([
    wanted.neo4j
      ? new Neo4jContainer(NEO4J_IMAGE).withPassword(PASSWORD).withEnvironment(NEO4J_SETTINGS).start()
      : null,
    wanted.redis ? new RedisContainer(REDIS_IMAGE).withCommand(REDIS_COMMAND).start() : null,
  ]);
  const addresses: Partial<ServiceAddresses> = {
    ...(neo4j && {
      NEO4J_URI: neo4j.getBoltUri().replace(/\/$/, ''),
      NEO4J_USERNAME: neo4j.getUsername(),
      NEO4J_PASSWORD: neo4j.getPassword(),
    }),
    ...(redis && { REDIS_URL: redis.getConnectionUrl() }),
  };
  return {
    addresses,
    async stop() {
      await Promise.all([neo4j?.stop(), redis?.stop()]);
    },
  };
}
