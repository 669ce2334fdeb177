/**
 * Errors as facts. The kind alone decides HTTP status, retry, exit code and log level; the code says what; the
 * context holds the ids; the cause is kept. Catalogue, openapi.yaml and README agree by test.
 */

import { STAGE_ERRORS } from './stage-errors.ts';

export type ErrorKind =
  | 'invalid'
  | 'missing'
  | 'conflict'
  | 'refused'
  | 'unusable'
  | 'unavailable'
  | 'exhausted'
  | 'broken';

/** What each kind means outside: the only place where status, retry, exit code and log level are decided. */
export const OUTCOME: Record<
  ErrorKind,
  { status: number; job: 'fail' | 'retry' | 'retry-once'; exit: number; level: 'info' | 'warn' | 'error' }
> = {
  invalid: { status: 400, job: 'fail', exit: 2, level: 'info' },
  missing: { status: 404, job: 'fail', exit: 3, level: 'info' },
  conflict: { status: 409, job: 'fail', exit: 4, level: 'info' },
  refused: { status: 422, job: 'fail', exit: 5, level: 'info' },
  unusable: { status: 502, job: 'retry-once', exit: 6, level: 'warn' },
  unavailable: { status: 503, job: 'retry', exit: 7, level: 'warn' },
  exhausted: { status: 429, job: 'retry', exit: 8, level: 'warn' },
  broken: { status: 500, job: 'fail', exit: 1, level: 'error' },
};

/** code → [kind, message, status override]. `{name}` in a message is filled from the context. */
const CATALOGUE = {
  'request/invalid': ['invalid', 'The request does not fit its schema: {detail}'],
  'request/unknown-field': ['invalid', 'Unknown field {field}'],
  'request/unsupported-media-type': ['invalid', 'Media type {mediaType} is not accepted here', 415],
  'request/unsupported-encoding': [
    'invalid',
    'A body with Content-Encoding {encoding} is not accepted; send it as it is',
    415,
  ],
  'request/too-large': ['invalid', 'The body is larger than {limit} bytes', 413],
  'request/unauthenticated': ['invalid', 'A valid API key is needed: Authorization: Bearer <key>', 401],
  'request/forbidden': ['invalid', 'This key has no scope {scope}', 403],
  'request/not-found': ['missing', 'Nothing is served at {path}'],
  'request/method-not-allowed': ['invalid', '{method} is not allowed at {path}', 405],
  'request/rate-limited': ['exhausted', 'Too many requests; try again in {seconds} s'],
  'request/idempotency-mismatch': ['refused', 'This Idempotency-Key was used with another body'],
  'request/idempotency-running': ['conflict', 'A request with this Idempotency-Key is still running'],
  'request/cursor-invalid': ['invalid', 'The cursor is not one of this list'],
  'config/invalid': ['invalid', 'Wrong setting {variable}: it was {value}; {expected}'],
  'key/missing': ['missing', 'There is no key {keyId}'],
  'service/busy': ['unavailable', 'The service is busy or shutting down; try again'],
  'project/missing': ['missing', 'There is no project {projectId}'],
  'project/exists': ['conflict', 'Project {projectId} exists already'],
  'job/missing': ['missing', 'There is no job {jobId}'],
  'job/never-ends': [
    'refused',
    'Job {jobId} was begun {starts} times and its worker never came to an end of it (out of memory, say); the log of the worker may tell why',
  ],
  'job/cancelled': ['conflict', 'Job {jobId} was cancelled'],
  'graph/unavailable': ['unavailable', 'Neo4j does not answer: {detail}'],
  'graph/transient': ['unavailable', 'Neo4j asked to try again: {detail}'],
  'graph/constraint': ['conflict', 'A constraint of the graph was hit: {detail}'],
  'graph/query-broken': ['broken', 'Query {query} failed: {detail}'],
  'graph/row-shape': ['broken', 'Query {query} returned a row that its header does not promise: {detail}'],
  'graph/migration-edited': [
    'broken',
    'Migration {migration} was edited after it was applied (expected {expected}, found {found})',
  ],
  'graph/migration-order': ['broken', 'Migration {migration} is older than {newest}, which is applied already'],
  'graph/migration-missing': [
    'broken',
    'Migration {migration} is applied in the database but its file is missing; this program is older than the database',
  ],
  'graph/migration-locked': ['unavailable', 'Another process is migrating since {since}'],
  'llm/unavailable': ['unavailable', 'The model does not answer: {detail}'],
  'llm/rate-limited': ['exhausted', 'The model endpoint is at its limit: {detail}'],
  'llm/malformed': ['unusable', 'The model answered in no usable shape: {detail}'],
  'llm/truncated': ['unusable', 'The answer was cut at {maxTokens} tokens'],
  'llm/refused': ['refused', 'The model refused to answer'],
  'llm/rejected': ['refused', 'The model endpoint refused the call: {detail}'],
  'llm/unauthorized': ['refused', 'The model endpoint does not accept the key: {detail}. Check OPENAI_API_KEY'],
  'llm/budget': [
    'refused',
    'The model budget of {scope} is used up ({used} of {cap} {unit}, calls in flight included); raise it and start the job again',
  ],
  'llm/redirected': [
    'refused',
    'The model endpoint points elsewhere ({detail}), and no prompt is posted there: set OPENAI_BASE_URL to where it really is',
  ],
  'llm/not-configured': ['refused', 'No model is configured: set OPENAI_BASE_URL, PRODA_MODEL and OPENAI_API_KEY'],
  'spool/missing': [
    'broken',
    'The spooled body {sha256} is gone; post it again (API and worker must share PRODA_SPOOL_DIR)',
  ],
  'queue/unavailable': ['unavailable', 'Redis does not answer: {detail}'],
  'queue/policy': ['broken', 'Redis evicts keys ({policy}); jobs would be lost. Set maxmemory-policy noeviction'],
} as const satisfies Record<string, readonly [ErrorKind, string] | readonly [ErrorKind, string, number]>;

export type ErrorCode = keyof typeof CATALOGUE | keyof typeof STAGE_ERRORS;
export type ErrorContext = Record<string, unknown>;

export const ERROR_CATALOGUE: Record<ErrorCode, readonly [ErrorKind, string] | readonly [ErrorKind, string, number]> = {
  ...CATALOGUE,
  ...STAGE_ERRORS,
};

export class ProdaError extends Error {
  readonly code: ErrorCode;
  readonly kind: ErrorKind;
  readonly status: number;
  readonly context: ErrorContext;

  constructor(code: ErrorCode, context: ErrorContext = {}, options: { cause?: unknown } = {}) {
    const [kind, template, status] = ERROR_CATALOGUE[code];
    super(fill(template, context), options);
    this.name = 'ProdaError';
    this.code = code;
    this.kind = kind;
    this.status = status ?? OUTCOME[kind].status;
    this.context = context;
  }
}

function fill(template: string, context: ErrorContext): string {
  return template.replace(/\{(\w+)\}/g, (whole, key: string) => (key in context ? String(context[key]) : whole));
}
