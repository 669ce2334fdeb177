import { z } from 'zod';

/** Lists are paged by an opaque cursor: what follows the last row seen. */
export interface PageRequest {
  readonly limit: number;
  readonly after: string | null;
}
export interface Page<T> {
  readonly data: T[];
  /** The sort key of the last row when there may be more; the outside wraps it into an opaque cursor. */
  readonly next: string | null;
}
export const DEFAULT_LIMIT = 50;
export const MAX_LIMIT = 500;
export const pageSchema = <T extends z.ZodType>(row: T) =>
  z.object({ data: z.array(row), nextCursor: z.string().nullable() });

/** Rows fetched with limit + 1 → a page. */
export function pageOf<T>(rows: readonly T[], limit: number, keyOf: (row: T) => string): Page<T> {
  const data = rows.slice(0, limit);
  return { data, next: rows.length > limit ? keyOf(data[data.length - 1]!) : null };
}
