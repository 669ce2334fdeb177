import { Problem } from './problem.ts';

/** The problems that every route can answer with, and those that this one adds. */
export function problems(...more: number[]): Record<number, typeof Problem> {
  return Object.fromEntries([400, 401, 403, 429, 500, 503, ...more].map((status) => [status, Problem]));
}
