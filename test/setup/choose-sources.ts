/** Where a test run gets a server from, in the order of preference. */
export type Source = 'environment' | 'testcontainers' | 'embedded';
export interface Sources {
  readonly neo4j: Source;
  readonly redis: Source;
}

/**
 * The one place that decides: an address in the environment wins, then a Docker engine that answers, then the embedded
 * servers. Decided per server, so that an own Redis can be combined with an embedded Neo4j.
 */
export function chooseSources(env: Readonly<Record<string, string | undefined>>, isDockerAnswering: boolean): Sources {
  const otherwise: Source = isDockerAnswering ? 'testcontainers' : 'embedded';
  return {
    neo4j: env.NEO4J_URI ? 'environment' : otherwise,
    redis: env.REDIS_URL ? 'environment' : otherwise,
  };
}
