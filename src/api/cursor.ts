import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { DEFAULT_LIMIT, MAX_LIMIT, type Page, type PageRequest, ProdaError } from '../domain/index.ts';

/** Paging parameters of every list. */
export const PAGE_QUERY = {
  limit: z
    .string()
    .regex(/^\d{1,3}$/)
    .transform(Number)
    .pipe(z.int().min(1).max(MAX_LIMIT))
    .default(DEFAULT_LIMIT)
    .meta({ description: `1 to ${MAX_LIMIT}` }),
  cursor: z.string().max(1_000).optional().meta({ description: 'nextCursor of the page before' }),
};

export interface Cursors {
  /** Reads the request's cursor; throws `request/cursor-invalid` for one of another list, project or server. */
  read(scope: string, query: { limit: number; cursor?: string | undefined }): PageRequest;
  write<T>(scope: string, page: Page<T>): { data: T[]; nextCursor: string | null };
}

/** Opaque cursors: the last key seen, signed together with the list (path without its query) that it belongs to. */
export function createCursors(secret: string): Cursors {
  const sign = (scope: string, key: string) =>
    createHmac('sha256', secret).update(`${scope}\0${key}`).digest('base64url').slice(0, 16);
  return {
    read(scope, { limit, cursor }) {
      if (cursor === undefined) return { limit, after: null };
      const [key, signature, ...rest] = Buffer.from(cursor, 'base64url').toString('utf8').split('\0');
      if (key === undefined || rest.length > 0 || signature !== sign(scope, key))
        throw new ProdaError('request/cursor-invalid');
      return { limit, after: key };
    },
    write(scope, { data, next }) {
      return {
        data,
        nextCursor: next === null ? null : Buffer.from(`${next}\0${sign(scope, next)}`).toString('base64url'),
      };
    },
  };
}
