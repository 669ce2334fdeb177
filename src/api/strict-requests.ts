import type { FastifyInstance } from 'fastify';
import { ProdaError, parseStrictJson } from '../domain/index.ts';

/**
 * A request means the same to everybody who reads it, or it is refused: JSON is UTF-8 without double keys, NUL or half surrogate pairs; so
 * is what a query says; and nothing is packed.
 */
export function addStrictRequests(app: FastifyInstance): void {
  const parseSafely = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    try {
      const text = new TextDecoder('utf-8', { fatal: true }).decode(body);
      parseStrictJson(text);
      parseSafely(request, text, done);
    } catch (cause) {
      const detail = cause instanceof SyntaxError ? `the body is no JSON: ${cause.message}` : 'the body is not UTF-8';
      done(new ProdaError('request/invalid', { detail }, { cause }));
    }
  });
  app.addHook('onRequest', ({ url, headers }, _reply, done) => done(faultOf(url, headers['content-encoding'])));
}

function faultOf(url: string, packing = 'identity'): ProdaError | undefined {
  const encoding = packing.trim().toLowerCase();
  if (encoding !== 'identity') return new ProdaError('request/unsupported-encoding', { encoding });
  const at = url.indexOf('?');
  // What is not encoded is what it says.
  if (at === -1 || !url.includes('%', at)) return;
  try {
    if (!decodeURIComponent(url.slice(at + 1)).includes('\0')) return;
  } catch (cause) {
    return new ProdaError('request/invalid', { detail: 'the query is not UTF-8, percent-encoded' }, { cause });
  }
  return new ProdaError('request/invalid', { detail: 'the query holds the character NUL' });
}
