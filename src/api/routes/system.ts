import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import { z } from 'zod';
import type { ApiServices } from '../services.ts';

const Check = z.object({ name: z.string(), ok: z.boolean(), detail: z.string().nullable() });
const Health = z
  .object({ status: z.enum(['ok', 'not-ready', 'stopping']), checks: z.array(Check) })
  .meta({ id: 'Health' });

/** Health, readiness, metrics. */
export const systemRoutes =
  (services: ApiServices): FastifyPluginAsyncZod =>
  async (app) => {
    const registry = new Registry();
    collectDefaultMetrics({ register: registry, prefix: 'proda_' });
    const seconds = new Histogram({
      name: 'proda_http_request_seconds',
      help: 'Time to answer, by route and status',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 30],
      registers: [registry],
    });
    const problems = new Counter({
      name: 'proda_http_problems_total',
      help: 'Answers with a problem, by status',
      labelNames: ['status'],
      registers: [registry],
    });
    app.addHook('onResponse', async (request, reply) => {
      const labels = {
        method: request.method,
        route: request.routeOptions.url ?? 'unknown',
        status: String(reply.statusCode),
      };
      seconds.observe(labels, reply.elapsedTime / 1_000);
      if (reply.statusCode >= 400) problems.inc({ status: labels.status });
    });

    app.get(
      '/health/live',
      {
        config: { scope: 'public' },
        schema: {
          operationId: 'getLiveness',
          tags: ['System'],
          summary: 'The process runs',
          response: { 200: z.object({ status: z.literal('ok') }) },
        },
      },
      async () => ({
        status: 'ok' as const,
      }),
    );
    app.get(
      '/health/ready',
      {
        config: { scope: 'public' },
        schema: {
          operationId: 'getReadiness',
          tags: ['System'],
          summary: 'Neo4j, Redis and the schema are there',
          response: { 200: Health, 503: Health },
        },
      },
      async (_request, reply) => {
        const checks = await services.checkReadiness();
        const ok = checks.every((check) => check.ok);
        return reply.code(ok ? 200 : 503).send({ status: ok ? 'ok' : 'not-ready', checks });
      },
    );
    app.get(
      '/metrics',
      {
        config: { scope: 'public' },
        schema: {
          operationId: 'getMetrics',
          tags: ['System'],
          summary: 'Prometheus metrics',
          response: { 200: z.string() },
        },
      },
      async (_request, reply) =>
        reply
          .type(registry.contentType)
          .serializer(String)
          .send(await registry.metrics()),
    );
  };
