import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The health check of the worker's container reads the age of this file; docker-compose.yml names it. */
export const HEARTBEAT_FILE = join(tmpdir(), 'proda-worker.alive');
const EVERY_MS = 10_000;

/** Touches a file every ten seconds, which a worker that hangs does not. Never keeps the process alive. `stop` waits for a beat that has begun. */
export async function startHeartbeat(file = HEARTBEAT_FILE, everyMs = EVERY_MS): Promise<{ stop(): Promise<void> }> {
  const touch = (): Promise<void> => writeFile(file, `${process.pid}\n`).catch(() => undefined);
  // One after the other: a slow disk must not pile them up.
  let beating = touch();
  await beating;
  const timer = setInterval(() => {
    beating = beating.then(touch);
  }, everyMs);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await beating;
    },
  };
}
