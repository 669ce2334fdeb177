import etag from '@fastify/etag';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import underPressure from '@fastify/under-pressure';
import Fastify, { type FastifyInstance, LogController } from 'fastify';
import {
  createJsonSchemaTransform,
  createJsonSchemaTransformObject,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod';
import { ProdaError } from '../domain/index.ts';
import { addAuth } from './auth.ts';
import { addIdempotency } from './idempotency.ts';
import { answerClientError, JSON_LIMIT, replyWithProblem } from './problem.ts';
import { ROUTES } from './routes/index.ts';
import type { ApiServices } from './services.ts';
import { addStrictRequests } from './strict-requests.ts';

const MiB = 1024 * 1024;

/** The HTTP service over the stages; nothing listens yet. Limits are those of README.md in this folder. */
export async function buildApi(services: ApiServices, options: { now?: () => number } = {}): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: services.log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: JSON_LIMIT,
    requestTimeout: 120_000,
    connectionTimeout: 130_000,
    keepAliveTimeout: 72_000,
    maxRequestsPerSocket: 1_000,
    http: { headersTimeout: 10_000 },
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
    routerOptions: { maxParamLength: 200 },
    clientErrorHandler: answerClientError,
    frameworkErrors: (error, request, reply) => replyWithProblem(error, request as never, reply as never) as never,
  }).withTypeProvider<ZodTypeProvider>();

  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(replyWithProblem);
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0]!;
    const allowed = ['GET', 'POST', 'PUT', 'DELETE'].filter(
      (method) => app.findRoute({ method: method as 'GET', url: path }) !== null,
    );
    if (allowed.length > 0) reply.header('allow', allowed.join(', '));
    return replyWithProblem(
      allowed.length > 0
        ? new ProdaError('request/method-not-allowed', { method: request.method, path })
        : new ProdaError('request/not-found', { path }),
      request,
      reply,
    );
  });

  addStrictRequests(app as never);
  addAuth(app as never, { keys: services.keys, projects: services.projects, now: options.now ?? Date.now });
  addIdempotency(app as never, services.graph);

  // The documentation page needs inline styles and scripts; everything else is JSON, for which a policy costs nothing.
  await app.register(helmet, { contentSecurityPolicy: false });
  await app.register(etag);
  await app.register(underPressure, {
    maxEventLoopDelay: 2_000,
    maxRssBytes: 1.5 * 1024 * MiB,
    retryAfter: 5,
    exposeStatusRoute: false,
  });
  await app.register(multipart, {
    limits: { files: 1, parts: 20, fields: 10, fieldSize: 64 * 1024, fileSize: 50 * MiB },
  });
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'proda-graph',
        version: '1',
        description: 'Debug the training data of language models the way you debug code.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      components: { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } },
      security: [{ key: [] }],
    },
    transform: createJsonSchemaTransform({
      skipList: ['/docs/', '/docs/*', '/docs', '/docs/static/*', '/docs/json', '/docs/yaml', '/docs/static/index.html'],
    }),
    transformObject: createJsonSchemaTransformObject({}),
  });
  await app.register(swaggerUi, { routePrefix: '/docs', staticCSP: false });
  for (const routes of ROUTES) await app.register(routes(services));
  app.get('/openapi.json', { config: { scope: 'public' }, schema: { hide: true } }, async (_request, reply) =>
    reply.type('application/json').serializer(String).send(JSON.stringify(app.swagger())),
  );
  return app as unknown as FastifyInstance;
}
