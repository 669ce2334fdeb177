import { createHash, randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ProdaError } from '../domain/index.ts';
import type { Graph } from '../platform/index.ts';
import { claimOperation, finishOperation } from './queries.generated.ts';

const KEPT_MS = 24 * 3_600_000;
const RUNNING_MS = 150_000;

interface Claim {
  readonly projectId: string;
  readonly operationId: string;
  readonly nonce: string;
}

/**
 * `Idempotency-Key` on a POST with a JSON body: same body, same stored answer; another body, 422; still running, 409.
 * Scoped to API key and project, kept 24 h. A refused request stores nothing, so it can be corrected and sent again.
 */
export function addIdempotency(app: FastifyInstance, graph: Graph): void {
  const claims = new WeakMap<FastifyRequest, Claim>();

  app.addHook('preHandler', async (request, reply) => {
    const given = request.headers['idempotency-key'];
    if (request.method !== 'POST' || given === undefined || isStream(request.body)) return;
    if (typeof given !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(given)) {
      throw new ProdaError('request/invalid', { detail: 'Idempotency-Key holds 1 to 200 visible ASCII characters' });
    }
    const projectId = (request.params as { p?: string }).p ?? '-';
    const operationId = digest([
      request.apiKey?.id ?? '',
      request.routeOptions.url ?? '',
      JSON.stringify(request.params),
      given,
    ]);
    const bodyHash = digest([JSON.stringify(request.body ?? null), JSON.stringify(request.query ?? null)]);
    const nonce = randomUUID();
    const [row] = await graph.run(claimOperation, {
      projectId,
      operationId,
      nonce,
      bodyHash,
      expiresMs: KEPT_MS,
      runningMs: RUNNING_MS,
    });
    if (row!.bodyHash !== bodyHash) throw new ProdaError('request/idempotency-mismatch');
    if (row!.isOurs) {
      claims.set(request, { projectId, operationId, nonce });
      return;
    }
    if (row!.status === null) throw new ProdaError('request/idempotency-running');
    if (row!.location !== null) reply.header('location', row!.location);
    return reply
      .code(row!.status)
      .type('application/json')
      .serializer((payload: unknown) => String(payload))
      .send(row!.response);
  });

  app.addHook('onSend', async (request, reply, payload) => {
    const claim = claims.get(request);
    if (claim === undefined) return payload;
    claims.delete(request);
    const isDone = reply.statusCode < 300 && typeof payload === 'string';
    await graph.run(finishOperation, {
      ...claim,
      status: isDone ? reply.statusCode : null,
      response: isDone ? payload : null,
      location: isDone ? ((reply.getHeader('location') as string | undefined) ?? null) : null,
    });
    return payload;
  });
}

const digest = (parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 40);
const isStream = (body: unknown): boolean => typeof (body as { pipe?: unknown } | null)?.pipe === 'function';
