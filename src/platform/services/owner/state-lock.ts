import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { ProdaError } from '../../../domain/index.ts';
import type { Say } from '../log.ts';
import { isSameProcess, startOf } from './process-identity.ts';

const Process = z.object({ pid: z.int().positive(), start: z.string().nullable() });
type Process = z.infer<typeof Process>;

/** What `owner.json` in a state folder says: who started the servers, who watches them, and the servers. */
export const OwnerRecord = z.object({
  token: z.string(),
  host: z.string(),
  since: z.string(),
  owner: Process,
  supervisor: Process.nullable(),
  servers: z.record(z.string(), Process),
});
export type OwnerRecord = z.infer<typeof OwnerRecord>;

/** How long the servers of an owner that was killed may take to stop; their supervisor kills them after 20 s. */
const HANDOVER_MS = 40_000;
const POLL_MS = 100;

export interface StateLock {
  readonly file: string;
  readonly token: string;
  /** Adds the supervisor or a server, so that a next owner can end them should both of us be killed. */
  note(change: { supervisor?: number; server?: readonly [name: string, pid: number] }): Promise<void>;
  release(): Promise<void>;
}

export const ownerFileOf = (home: string): string => join(home, 'owner.json');

/** The owner a state folder has, or null when it has none. A file that cannot be read as a record counts as none. */
export async function readOwner(home: string): Promise<OwnerRecord | null> {
  try {
    return OwnerRecord.parse(JSON.parse(await readFile(ownerFileOf(home), 'utf8')));
  } catch {
    return null;
  }
}

/** Whether the owner still lives. One on another host cannot be asked and counts as alive. */
export async function isOwned(record: OwnerRecord): Promise<boolean> {
  return record.host !== hostname() || (await isSameProcess(record.owner.pid, record.owner.start));
}

/**
 * Takes a state folder for this process; throws `services/owner-exists` while another one has it. After a crash or kill of the
 * owner its servers are still stopping for a moment: that is waited for. Nothing has to be removed by hand.
 */
export async function lockState(home: string, say: Say): Promise<StateLock> {
  const file = ownerFileOf(home);
  const token = randomUUID();
  const record: OwnerRecord = {
    token,
    host: hostname(),
    since: new Date().toISOString(),
    owner: { pid: process.pid, start: await startOf(process.pid) },
    supervisor: null,
    servers: {},
  };
  await mkdir(home, { recursive: true, mode: 0o700 });
  for (;;) {
    if (await publish(file, record)) break;
    const current = await readOwner(home);
    if (current !== null && (await isOwned(current)))
      throw new ProdaError('services/owner-exists', {
        folder: home,
        pid: current.owner.pid,
        since: current.since,
        where: current.host === hostname() ? '' : ` on ${current.host} (if that is gone, remove ${file})`,
      });
    if (current !== null) await endLeftovers(current, home, say);
    await removeStale(file, current?.token);
  }
  const write = async (): Promise<void> => {
    const temp = `${file}.${token}`;
    await writeFile(temp, JSON.stringify(record), { mode: 0o600 });
    await rename(temp, file);
  };
  let written: Promise<void> = Promise.resolve(); // one after another: both servers start in the same moment
  return {
    file,
    token,
    async note({ supervisor, server }) {
      if (supervisor !== undefined) record.supervisor = { pid: supervisor, start: await startOf(supervisor) };
      if (server !== undefined) record.servers[server[0]] = { pid: server[1], start: await startOf(server[1]) };
      written = written.then(write);
      await written;
    },
    async release() {
      if ((await readOwner(home))?.token === token) await rm(file, { force: true });
    },
  };
}

/** Creates the file with its whole content, or says that there is one. `link` does both in one step, on every file system. */
async function publish(file: string, record: OwnerRecord): Promise<boolean> {
  const temp = `${file}.${record.token}`;
  await writeFile(temp, JSON.stringify(record), { mode: 0o600 });
  try {
    await link(temp, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(temp, { force: true });
  }
}

/** Two starters may both find the same dead owner. Each moves the file aside; one that moved a live record puts it back. */
async function removeStale(file: string, staleToken: string | undefined): Promise<void> {
  const aside = `${file}.${randomUUID()}`;
  try {
    await rename(file, aside);
  } catch {
    return; // The other starter, or the supervisor, was quicker.
  }
  const moved = await readFile(aside, 'utf8').catch(() => '');
  if (staleToken === undefined ? isRecord(moved) : !moved.includes(staleToken))
    await link(aside, file).catch(() => undefined);
  await rm(aside, { force: true });
}

function isRecord(text: string): boolean {
  try {
    return OwnerRecord.safeParse(JSON.parse(text)).success;
  } catch {
    return false;
  }
}

/** Waits for the supervisor of a dead owner to stop the servers; once there is no supervisor, stops them itself. */
async function endLeftovers(record: OwnerRecord, home: string, say: Say): Promise<void> {
  const servers = Object.values(record.servers);
  const findAlive = async (processes: readonly Process[]): Promise<Process[]> => {
    const states = await Promise.all(processes.map(({ pid, start }) => isSameProcess(pid, start)));
    return processes.filter((_, index) => states[index]);
  };
  let hasSaid = false;
  let isAsked = false;
  for (const since = Date.now(); ; await sleep(POLL_MS)) {
    const supervisor = await findAlive(record.supervisor === null ? [] : [record.supervisor]);
    const alive = [...supervisor, ...(await findAlive(servers))];
    if (alive.length === 0) return;
    if (!hasSaid)
      say(`The last owner of ${home} (process ${record.owner.pid}) is gone; waiting for its servers to stop …`);
    hasSaid = true;
    const isLate = Date.now() - since > HANDOVER_MS;
    if (isLate) for (const { pid } of alive) kill(pid, 'SIGKILL');
    else if (supervisor.length === 0 && !isAsked) {
      for (const { pid } of alive) kill(pid, 'SIGTERM');
      isAsked = true;
    }
  }
}

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // it ended by itself
  }
}
