import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { StateLock } from './state-lock.ts';

const SupervisorEvent = z.discriminatedUnion('event', [
  z.object({ event: z.literal('started'), name: z.string(), pid: z.int() }),
  z.object({ event: z.literal('failed'), name: z.string(), message: z.string() }),
  z.object({ event: z.literal('exited'), name: z.string(), code: z.int().nullable(), signal: z.string().nullable() }),
  z.object({ event: z.literal('stopped') }),
]);

export interface ServerCommand {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** Where its stdout and stderr go; appended. */
  readonly log: string;
}

/** How a server ended, in words. */
export type Ending = string;

export interface Supervisor {
  /** Starts a server and resolves to how it ended, whenever that is. */
  start(command: ServerCommand): Promise<Ending>;
  /** Stops every server, the supervisor too, and gives the state folder back. */
  stop(): Promise<void>;
}

/** Servers are killed by the supervisor after 20 s; this much later something is wrong with the supervisor itself. */
const STOP_MS = 25_000;

/** Starts supervisor.mjs for the holder of a lock. */
export async function supervise(lock: StateLock): Promise<Supervisor> {
  const script = fileURLToPath(new URL('./supervisor.mjs', import.meta.url));
  const child = spawn(process.execPath, [script, lock.file, lock.token], {
    detached: true,
    stdio: ['pipe', 'pipe', 'ignore'],
    // Flags meant for the program (a loader, an inspector) are not meant for its supervisor.
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  child.unref();
  child.stdin.on('error', () => undefined);
  // Neither pipe may keep an owner alive that has nothing else to do: when it ends, the pipe closes and the servers stop.
  for (const pipe of [child.stdin, child.stdout]) if ('unref' in pipe && typeof pipe.unref === 'function') pipe.unref();

  const endings = new Map<string, (ending: Ending) => void>();
  const end = (name: string, ending: Ending): void => {
    endings.get(name)?.(ending);
    endings.delete(name);
  };
  const notes: Promise<void>[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    const event = SupervisorEvent.parse(JSON.parse(line));
    if (event.event === 'started') notes.push(lock.note({ server: [event.name, event.pid] }).catch(() => undefined));
    if (event.event === 'failed') end(event.name, event.message);
    if (event.event === 'exited')
      end(event.name, event.signal === null ? `exit code ${event.code}` : `signal ${event.signal}`);
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  void exited.then(() => {
    // Should the supervisor be killed, its process group still holds the servers.
    if (child.pid !== undefined && endings.size > 0) signalGroup(child.pid, 'SIGTERM');
    for (const name of [...endings.keys()]) end(name, 'its supervisor is gone');
  });
  await new Promise<void>((resolve, reject) => child.once('spawn', resolve).once('error', reject));
  if (child.pid !== undefined) await lock.note({ supervisor: child.pid });
  const tell = (order: object): void => void child.stdin.write(`${JSON.stringify(order)}\n`);
  return {
    start: (command) =>
      new Promise((resolve) => {
        endings.set(command.name, resolve);
        tell({ do: 'start', ...command });
      }),
    async stop() {
      tell({ do: 'stop' });
      await Promise.all(notes);
      child.ref();
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, STOP_MS);
      });
      await Promise.race([exited, late]);
      clearTimeout(timer);
      if (child.exitCode === null && child.pid !== undefined) signalGroup(child.pid, 'SIGKILL');
      await lock.release();
    },
  };
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // the group is empty
  }
}
