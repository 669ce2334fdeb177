import { Problem } from './problem.ts';

const REASONS: Record<number, string> = {
  400: 'The request cannot be read, or does not fit its schema',
  401: 'No valid key',
  403: 'The key lacks the scope',
  404: 'Not there, or in another project',
  409: 'In conflict with the present state',
  413: 'Too large',
  415: 'Media type not accepted',
  422: 'Well-formed, but it breaks a rule',
  429: 'A limit is reached',
  500: 'The service is at fault',
  503: 'A dependency does not answer',
};

interface ProblemResponse {
  description: string;
  content: { 'application/problem+json': { schema: typeof Problem } };
}

/** The problems that every route can answer with, and those that this one adds. */
export function problems<S extends number = never>(
  ...more: S[]
): Record<400 | 401 | 403 | 429 | 500 | 503 | S, ProblemResponse> {
  const entries = [400, 401, 403, 429, 500, 503, ...more].map((status) => [
    status,
    { description: REASONS[status] ?? 'A problem', content: { 'application/problem+json': { schema: Problem } } },
  ]);
  return Object.fromEntries(entries) as Record<400 | 401 | 403 | 429 | 500 | 503 | S, ProblemResponse>;
}
