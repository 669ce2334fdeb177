import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { readConfig, type Services } from '../../../src/platform/index.ts';
import { isAlive } from '../../../src/platform/services/owner/process-identity.ts';
import { readOwner } from '../../../src/platform/services/owner/state-lock.ts';

export interface Owned {
  readonly child: ChildProcess;
  readonly services: Omit<Services, 'stop'>;
  /** Process numbers: the supervisor's, then the servers' by name. */
  readonly supervisor: number;
  readonly servers: Record<string, number>;
  /** Everything it printed on stderr so far. */
  readonly said: () => string;
  /** [code, signal], once it has ended. */
  readonly ended: Promise<[number | null, NodeJS.Signals | null]>;
}

export const cacheDir = readConfig().cacheDir;

/** Starts owner-program.ts in a process group of its own and waits until its servers are up. */
export async function startOwner(home: string, which: 'both' | 'redis'): Promise<Owned> {
  const program = fileURLToPath(new URL('./owner-program.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', program, home, cacheDir, which], { detached: true });
  const ended = once(child, 'exit').then(([code, signal]): [number | null, NodeJS.Signals | null] => [code, signal]);
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  let text = '';
  child.stderr.on('data', (part) => {
    text += part;
  });
  const line = await Promise.race([
    once(createInterface({ input: child.stdout }), 'line').then(([first]) => String(first)),
    ended.then(([code]) => Promise.reject(new Error(`the owner ended with ${code}: ${text}`))),
  ]);
  const record = await readOwner(home);
  if (record === null || record.supervisor === null) throw new Error('no record of the owner');
  const servers = Object.fromEntries(Object.entries(record.servers).map(([name, { pid }]) => [name, pid]));
  return { child, services: JSON.parse(line), supervisor: record.supervisor.pid, servers, said: () => text, ended };
}

/** Resolves to the milliseconds until none of these processes is there any more; throws after 30 s. */
export async function waitUntilGone(pids: readonly number[]): Promise<number> {
  const since = Date.now();
  while (pids.some(isAlive)) {
    if (Date.now() - since > 30_000) throw new Error(`still there: ${pids.filter(isAlive).join(', ')}`);
    await sleep(20);
  }
  return Date.now() - since;
}
