import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '../../domain/index.ts';
import type { Budget, Reservation } from './budget.ts';
import type { Usage } from './call.ts';
import { modelFaultOf } from './model-error.ts';

const TRIES = 4;
const LONGEST_WAIT_MS = 60_000;

export interface BuyingRules {
  readonly budget: Pick<Budget, 'settle'>;
  readonly random: Random;
  /** The base of the back-off, 1 s; shorter in tests. */
  readonly backoffMs?: number | undefined;
}

/** One thing to be had of an endpoint for money. */
export interface Purchase<T> {
  readonly signal?: AbortSignal | undefined;
  reserve(): Promise<Reservation>;
  send(): Promise<T>;
  /** Records the answer before it is used. */
  keep(answer: T): Promise<void>;
  usageOf(answer: T): Usage | null;
}

/**
 * The one policy of retries, for whatever is asked of an endpoint: four tries with full jitter where another may help, one more where a call may have been
 * paid, as long a wait as the endpoint asks for up to a minute. Every try is reserved before it is sent and settled after it. Throws `llm/…`.
 */
export async function buy<T>({ budget, random, backoffMs = 1_000 }: BuyingRules, purchase: Purchase<T>): Promise<T> {
  const { signal, reserve, send, keep, usageOf } = purchase;
  let maybePaid = 0;
  for (let attempt = 1; ; attempt++) {
    signal?.throwIfAborted();
    const reservation = await reserve();
    const outcome = await send().then(
      (answer) => ({ answer }),
      (thrown: unknown) => ({ fault: modelFaultOf(thrown) }),
    );
    if ('answer' in outcome) {
      // On disk before it is booked: a crash in between loses a line of the account, never an answer. What cannot be kept was paid all the same.
      try {
        await keep(outcome.answer);
      } finally {
        await budget.settle(reservation, usageOf(outcome.answer));
      }
      return outcome.answer;
    }
    const { error, isRetryable, isMaybePaid, waitMs } = outcome.fault;
    if (isMaybePaid) maybePaid++;
    await budget.settle(reservation, isMaybePaid ? 'maybe-paid' : 'unpaid');
    if (!isRetryable || attempt >= TRIES || maybePaid > 1 || (waitMs ?? 0) > LONGEST_WAIT_MS) throw error;
    const backoff = random() * Math.min(LONGEST_WAIT_MS, backoffMs * 2 ** attempt);
    await sleep(Math.max(waitMs ?? 0, backoff), undefined, signal && { signal });
  }
}
