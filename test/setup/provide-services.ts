import type { TestProject } from 'vitest/node';
import { chooseSources } from './choose-sources.ts';

/** What every integration test finds in its environment, and by `inject('services')`. */
export interface ServiceAddresses {
  readonly NEO4J_URI: string;
  readonly NEO4J_USERNAME: string;
  readonly NEO4J_PASSWORD: string;
  readonly REDIS_URL: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    services: ServiceAddresses;
  }
}

export default async function provideServices(project: TestProject): Promise<() => Promise<void>> {
  const sources = chooseSources(process.env, false);
  process.stderr.write(`\n  Integration tests: Neo4j from ${sources.neo4j}, Redis from ${sources.redis}\n\n`);
  if (sources.neo4j !== 'environment' || sources.redis !== 'environment')
    throw new Error('Set NEO4J_URI and REDIS_URL; the other sources are being written');
  project.provide('services', {
    NEO4J_URI: process.env.NEO4J_URI ?? '',
    NEO4J_USERNAME: process.env.NEO4J_USERNAME ?? 'neo4j',
    NEO4J_PASSWORD: process.env.NEO4J_PASSWORD ?? '',
    REDIS_URL: process.env.REDIS_URL ?? '',
  });
  return async () => {};
}
