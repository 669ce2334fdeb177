import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { test as base } from 'vitest';
import { ADMIN_KEY_FILE, buildApi } from '../../src/api/index.ts';
import { type App, compose } from '../../src/compose.ts';
import type { Job } from '../../src/domain/index.ts';
import { createLog, readConfig } from '../../src/platform/index.ts';
import { startWorker } from '../../src/worker/index.ts';

/** The service as a client meets it: real Neo4j, real Redis, a worker, all in this process. */
export interface Service {
  readonly app: App;
  readonly api: FastifyInstance;
  readonly adminKey: string;
  readonly home: string;
  readonly queuePrefix: string;
  /** As the admin; a problem is an answer, not an exception. */
  call(
    method: InjectOptions['method'],
    url: string,
    options?: { json?: unknown; body?: string | Buffer; type?: string; headers?: Record<string, string> },
  ): Promise<LightMyRequestResponse>;
  /** Waits for a job that was answered with 202. */
  finish(response: LightMyRequestResponse): Promise<Job>;
}

/** One service a test file, with a queue of its own; one project a test. */
export const test = base.extend<{ $test: { projectId: string }; $file: { service: Service } }>({
  service: [
    // biome-ignore lint/correctness/noEmptyPattern: vitest reads the fixture's needs from the pattern
    async ({}, use) => {
      const home = await mkdtemp(join(tmpdir(), 'proda-app-'));
      const config = readConfig({
        ...process.env,
        PRODA_HOME: home,
        PRODA_QUEUE_PREFIX: `{test-${randomBytes(6).toString('hex')}}`,
        PRODA_LOG_LEVEL: process.env.PRODA_LOG_LEVEL ?? 'silent',
      });
      if (config.neo4j === null || config.redisUrl === null)
        throw new Error('No servers: run through `npm test`, or set NEO4J_URI and REDIS_URL');
      const app = await compose(config, { neo4j: config.neo4j, redisUrl: config.redisUrl }, createLog(config.logLevel));
      const worker = await startWorker({
        connection: app.connectWorker(),
        prefix: config.queuePrefix,
        concurrency: 2,
        runJob: app.runJob,
        jobs: app.services.jobs,
        log: app.log,
      });
      const api = await buildApi(app.services);
      await api.ready();
      const adminKey = (await readFile(join(home, ADMIN_KEY_FILE), 'utf8')).trim();
      const call: Service['call'] = (method, url, { json, body, type, headers } = {}) =>
        api.inject({
          method: method ?? 'GET',
          url,
          headers: {
            authorization: `Bearer ${adminKey}`,
            ...(json !== undefined && { 'content-type': 'application/json' }),
            ...(type !== undefined && { 'content-type': type }),
            ...headers,
          },
          ...(json !== undefined ? { payload: JSON.stringify(json) } : body !== undefined ? { payload: body } : {}),
        });
      const finish: Service['finish'] = async (response) => {
        if (response.statusCode !== 202) throw new Error(`${response.statusCode} ${response.body}`);
        for (;;) {
          const job = (await call('GET', String(response.headers.location))).json<Job>();
          if (job.state === 'succeeded' || job.state === 'failed' || job.state === 'cancelled') return job;
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
      };
      await use({ app, api, adminKey, home, queuePrefix: config.queuePrefix, call, finish });
      await worker.close();
      await api.close();
      await app.close();
      await rm(home, { recursive: true, force: true });
    },
    { scope: 'file' },
  ],
  projectId: async ({ service }, use) => {
    const projectId = `test-${randomBytes(6).toString('hex')}`;
    await service.app.services.projects.ensure(projectId);
    await use(projectId);
    await service.app.services.projects.delete(projectId);
  },
});
export { expect } from 'vitest';
