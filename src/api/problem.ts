import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors, isResponseSerializationError } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { DOCUMENT_MEDIA_TYPES, LARGEST_FILE } from '../corpus/index.ts';
import { ProdaError } from '../domain/index.ts';
import { validationErrorsOf } from './validation-errors.ts';

/** Bytes of a JSON body. */
export const JSON_LIMIT = 1024 * 1024;

/** RFC 9457. `code` is the catalogue's; `errors[]` points into the body, query or path. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string(),
    code: z.string(),
    errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
    context: z.record(z.string(), z.unknown()).optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;

const TITLES: Record<string, string> = {
  invalid: 'The request cannot be read',
  missing: 'Not found',
  conflict: 'In conflict with the present state',
  refused: 'The request breaks a rule',
  unusable: 'A dependency answered in no usable shape',
  unavailable: 'A dependency does not answer',
  exhausted: 'A limit is reached',
  broken: 'The service is at fault',
};

/** Context that may be shown outside: scalars only, never a stack, a path, a statement or a cause. */
function contextOf(error: ProdaError): Record<string, unknown> | undefined {
  if (error.kind === 'broken') return undefined;
  const shown = Object.entries(error.context).filter(
    ([key, value]) => key !== 'detail' && key !== 'query' && ['string', 'number', 'boolean'].includes(typeof value),
  );
  return shown.length === 0 ? undefined : Object.fromEntries(shown);
}

/** Any error → the problem to answer with. `limit`: the bytes that a body of this request may have; `mediaType`: what it says it is. */
export function problemOf(
  error: unknown,
  instance: string,
  { limit = JSON_LIMIT, mediaType = 'of this kind' }: { limit?: number; mediaType?: string } = {},
): Problem {
  if (error instanceof ProdaError) {
    const context = contextOf(error);
    return {
      type: `urn:proda:error:${error.code.replace('/', ':')}`,
      title: TITLES[error.kind]!,
      status: error.status,
      detail: error.kind === 'broken' ? 'An unexpected error; the log of the service has it.' : error.message,
      instance,
      code: error.code,
      ...(Array.isArray(error.context.errors) && { errors: error.context.errors }),
      ...(context && { context }),
    };
  }
  if (hasZodFastifySchemaValidationErrors(error)) {
    const where = (error as FastifyError & { validationContext?: string }).validationContext ?? 'body';
    const errors = validationErrorsOf(error.validation, where);
    return problemOf(
      new ProdaError('request/invalid', {
        detail: errors
          .map(({ pointer, detail }) => `${pointer} ${detail}`)
          .join('; ')
          .slice(0, 500),
        errors,
      }),
      instance,
    );
  }
  if (isResponseSerializationError(error))
    return problemOf(new ProdaError('graph/row-shape', { query: instance, detail: 'response' }), instance);
  const known = error as Partial<FastifyError>;
  switch (known.statusCode) {
    case 413:
      return problemOf(new ProdaError('request/too-large', { limit }), instance);
    case 415:
      return problemOf(new ProdaError('request/unsupported-media-type', { mediaType }), instance);
    case 429:
      return problemOf(new ProdaError('request/rate-limited', { seconds: 60 }), instance);
    case 503:
      return problemOf(new ProdaError('service/busy'), instance);
  }
  if (known.statusCode !== undefined && known.statusCode >= 400 && known.statusCode < 500) {
    return problemOf(new ProdaError('request/invalid', { detail: known.message ?? '' }), instance);
  }
  return {
    type: 'urn:proda:error:internal',
    title: TITLES.broken!,
    status: 500,
    detail: 'An unexpected error; the log of the service has it.',
    instance,
    code: 'internal',
  };
}

/** Files have a limit of their own, whatever way they come. */
function isFile({ headers }: FastifyRequest): boolean {
  const mediaType = headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? '';
  return mediaType === 'multipart/form-data' || (DOCUMENT_MEDIA_TYPES as readonly string[]).includes(mediaType);
}

/** What Node's parser of HTTP refuses before there is a request, as a problem too; a socket that is gone gets nothing. */
export function answerClientError(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, detail] = UNREADABLE[error.code ?? ''] ?? [
    400,
    `this is no HTTP request that can be read: ${error.message}`,
  ];
  const known = problemOf(new ProdaError('request/invalid', { detail }), '');
  const body = JSON.stringify({ ...known, status });
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nconnection: close\r\ncontent-type: application/problem+json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}

const UNREADABLE: Record<string, readonly [number, string]> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'the request did not come in time'],
  HPE_HEADER_OVERFLOW: [431, 'the headers are larger than 16 KiB'],
  HPE_INVALID_URL: [
    400,
    'the address holds a character that is none of URLs: write spaces and other letters than ASCII percent-encoded (é is %C3%A9)',
  ],
};

export function replyWithProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = problemOf(error, request.url.split('?')[0]!, {
    limit: isFile(request) ? LARGEST_FILE : JSON_LIMIT,
    mediaType: request.headers['content-type']?.slice(0, 100) || '(none)',
  });
  const level = problem.status >= 500 ? (problem.status === 503 ? 'warn' : 'error') : 'debug';
  request.log[level]({ error, status: problem.status, code: problem.code }, 'answered with a problem');
  if (problem.status === 401) reply.header('www-authenticate', 'Bearer realm="proda-graph"');
  if (problem.status === 503) reply.header('retry-after', '5');
  return reply.code(problem.status).type('application/problem+json').serializer(JSON.stringify).send(problem);
}
