import { APIConnectionError, APIConnectionTimeoutError, APIError, APIUserAbortError } from 'openai';
import { ProdaError } from '../../domain/index.ts';

/** Whether another try may help, and how long the endpoint asked to wait. */
export interface ModelFault {
  readonly error: ProdaError;
  readonly isRetryable: boolean;
  /** After sending, without an answer: it may have been billed. One retry at most. */
  readonly isMaybePaid: boolean;
  readonly waitMs: number | null;
}

/** Foreign errors become facts here. The endpoint's own words never leave: they may repeat the prompt or the key. */
export function modelFaultOf(error: unknown): ModelFault {
  const fault = (
    code:
      | 'llm/unavailable'
      | 'llm/malformed'
      | 'llm/unauthorized'
      | 'llm/rejected'
      | 'llm/rate-limited'
      | 'llm/redirected',
    detail: string,
    more: Partial<ModelFault> = {},
  ): ModelFault => ({
    error: new ProdaError(code, { detail }, { cause: error }),
    isRetryable: false,
    isMaybePaid: false,
    waitMs: null,
    ...more,
  });
  // An answer came, and is no good: it may have been billed.
  if (error instanceof ProdaError) return { error, isRetryable: false, isMaybePaid: true, waitMs: null };
  if (error instanceof APIUserAbortError)
    return fault('llm/unavailable', 'the call was given up', { isMaybePaid: true });
  if (error instanceof APIConnectionTimeoutError)
    return fault('llm/unavailable', 'no answer in time', { isRetryable: true, isMaybePaid: true });
  if (error instanceof APIConnectionError) {
    const cause =
      (error.cause as NodeJS.ErrnoException | undefined)?.code ??
      (error.cause as { cause?: NodeJS.ErrnoException } | undefined)?.cause?.code;
    return fault('llm/unavailable', `the connection failed${cause === undefined ? '' : ` (${cause})`}`, {
      isRetryable: true,
      isMaybePaid: cause !== 'ECONNREFUSED',
    });
  }
  if (error instanceof APIError && error.status !== undefined) {
    const { status } = error;
    if (status === 401 || status === 403) return fault('llm/unauthorized', `HTTP ${status}`);
    // Nothing was made there, so nothing is billed, and every other call would get the same.
    if (status >= 300 && status < 400) return fault('llm/redirected', `HTTP ${status}`);
    if (status === 429)
      return fault('llm/rate-limited', 'HTTP 429', {
        isRetryable: true,
        waitMs: retryAfterOf(error.headers?.get('retry-after') ?? null),
      });
    if (status === 408 || status === 409 || status >= 500)
      return fault('llm/unavailable', `HTTP ${status}`, {
        isRetryable: true,
        waitMs: retryAfterOf(error.headers?.get('retry-after') ?? null),
      });
    return fault('llm/rejected', `HTTP ${status}`);
  }
  return fault('llm/malformed', 'no JSON answer', { isMaybePaid: true });
}

/** Seconds or a date; negative, absent or unreadable means no wish. */
export function retryAfterOf(value: string | null, now: number = Date.now()): number | null {
  if (value === null) return null;
  const seconds = Number(value);
  const ms = Number.isFinite(seconds) ? seconds * 1_000 : Date.parse(value) - now;
  return Number.isFinite(ms) && ms > 0 ? ms : null;
}
