import type { TestProject } from 'vitest/node';
import { chooseSources, type Source, type Sources } from './choose-sources.ts';
import { isDockerAnswering } from './is-docker-answering.ts';
import type { ServiceAddresses, Started, Wanted } from './service-addresses.ts';
import { startEmbedded } from './start-embedded.ts';
import { startTestcontainers } from './start-testcontainers.ts';

declare module 'vitest' {
  interface ProvidedContext {
    services: ServiceAddresses;
  }
}

const STARTERS: readonly (readonly [Source, (wanted: Wanted) => Promise<Started>])[] = [
  ['testcontainers', startTestcontainersOrEmbedded],
  ['embedded', startEmbedded],
];
const IN_WORDS: Record<Source, string> = {
  environment: 'at the address in the environment',
  testcontainers: 'in a container (Testcontainers)',
  embedded: 'embedded (started for this run)',
};

/** Runs once, before the first integration test, and only when there is one in the run: both servers, wherever they come from. */
export default async function provideServices(project: TestProject): Promise<() => Promise<void>> {
  const sources = chooseSources(process.env, await isDockerAnswering(process.env));
  say(`Neo4j ${IN_WORDS[sources.neo4j]}, Redis ${IN_WORDS[sources.redis]} …`);
  const since = Date.now();
  const started = await Promise.all(
    STARTERS.map(([source, start]) => {
      const wanted = wantedFrom(source, sources);
      return wanted.neo4j || wanted.redis ? start(wanted) : null;
    }),
  );
  const { NEO4J_URI = '', NEO4J_USERNAME = 'neo4j', NEO4J_PASSWORD = '', REDIS_URL = '' } = process.env;
  const given = { NEO4J_URI, NEO4J_USERNAME, NEO4J_PASSWORD, REDIS_URL };
  project.provide('services', Object.assign(given, ...started.map((part) => part?.addresses)));
  say(`both ready after ${((Date.now() - since) / 1000).toFixed(1)} s`);
  return async () => {
    await Promise.all(started.map((part) => part?.stop()));
  };
}

/** An engine that answers may still have no way to the images. */
async function startTestcontainersOrEmbedded(wanted: Wanted): Promise<Started> {
  try {
    return await startTestcontainers(wanted);
  } catch (error) {
    say(`the containers did not start (${String(error)}); embedded instead …`);
    return startEmbedded(wanted);
  }
}

function wantedFrom(source: Source, { neo4j, redis }: Sources): Wanted {
  return { neo4j: neo4j === source, redis: redis === source };
}

function say(text: string): void {
  process.stderr.write(`\n  Services of the integration tests: ${text}\n`);
}
