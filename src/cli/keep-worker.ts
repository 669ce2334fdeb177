import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

/** Deaths within this time that a worker is started again after; one more, and something is wrong that starting does not mend. */
const DEATHS = { most: 5, withinMs: 300_000 } as const;

const PAUSE_MS = 250;

export interface KeptWorker {
  /** Resolves with what went wrong when starting it again is given up. */
  readonly broken: Promise<Error>;
  stop(): Promise<void>;
}

/**
 * A worker that is killed (for want of memory, say) is started again and goes on with its jobs: their record is in the graph. `start` resolves when it is
 * ready to work, and throws when it does not get there.
 */
export async function keepWorker(
  start: () => Promise<ChildProcess>,
  say: (line: string) => void,
  deaths: { readonly most: number; readonly withinMs: number } = DEATHS,
): Promise<KeptWorker> {
  let isStopping = false;
  let worker = await start();
  let starting: Promise<unknown> = Promise.resolve();
  const died: number[] = [];
  const broken = new Promise<Error>((resolve) => {
    const watch = (child: ChildProcess) => {
      void endOf(child).then(async (how) => {
        // Ctrl-C reaches the worker as well, and it may be the first to end.
        await sleep(PAUSE_MS);
        if (isStopping) return;
        const now = performance.now();
        died.push(now);
        if (died.filter((at) => now - at < deaths.withinMs).length > deaths.most) {
          resolve(new Error(`the worker ended by itself ${died.length} times, the last time by ${how}`));
          return;
        }
        say(`The worker ended by itself (${how}); it is started again and goes on with its jobs`);
        starting = start().then(
          (next) => {
            worker = next;
            watch(next);
          },
          (error: Error) => resolve(error),
        );
      });
    };
    watch(worker);
  });
  return {
    broken,
    stop: async () => {
      isStopping = true;
      await starting;
      await stopProcess(worker);
    },
  };
}

async function endOf(child: ChildProcess): Promise<string> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return child.signalCode ?? `exit code ${child.exitCode}`;
}

async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}
