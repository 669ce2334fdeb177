import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Asks again and again until the answer is true; throws what `gaveUp` makes of the last failure when the time is over. `ended`
 * cuts the wait short: a server that is gone will not answer.
 */
export async function waitUntil(
  isReady: () => Promise<boolean>,
  {
    everyMs,
    timeoutMs,
    ended,
    gaveUp,
  }: {
    everyMs: number;
    timeoutMs: number;
    ended: Promise<string>;
    gaveUp: (detail: string) => Error;
  },
): Promise<void> {
  let ending: string | null = null;
  void ended.then((text) => {
    ending = text;
  });
  for (const since = Date.now(); Date.now() - since < timeoutMs; await sleep(everyMs)) {
    if (ending !== null) throw gaveUp(`it ended with ${ending}`);
    if (await isReady()) return;
  }
  throw gaveUp(`it did not answer within ${timeoutMs / 1000} s`);
}
