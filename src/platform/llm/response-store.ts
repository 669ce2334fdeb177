import { createHash, randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { isSameProcess, startOf } from '../services/owner/process-identity.ts';

const Stored = z.object({
  checksum: z.string(),
  body: z.object({
    text: z.string(),
    model: z.string(),
    usage: z.object({ promptTokens: z.number(), completionTokens: z.number() }).nullable(),
    /** Whole, cut at the token limit, or refused. */
    finish: z.enum(['stop', 'length', 'refused']).default('stop'),
  }),
});
export type StoredResponse = z.infer<typeof Stored>['body'];

/**
 * Answers by the hash of everything that asked for them, scoped by project: written, synced, renamed, and only then used, so that
 * no recorded answer is bought twice. A torn or edited file fails its checksum and counts as absent.
 */
export interface ResponseStore {
  get(projectId: string, key: string): Promise<StoredResponse | null>;
  put(projectId: string, key: string, response: StoredResponse): Promise<void>;
  /** Waits until no other process is asking this; call what it returns when done. Holds of dead processes of this machine are taken over. */
  hold(projectId: string, key: string, signal?: AbortSignal): Promise<() => Promise<void>>;
}

/** Longer than any call may take: a hold that is older was left behind on another machine. */
const HOLD_MS = 75 * 60_000;
const LOOK_AGAIN_MS = 100;

export function createResponseStore(folder: string): ResponseStore {
  const pathOf = (projectId: string, key: string) => join(folder, projectId, key.slice(0, 2), `${key}.json`);
  return {
    get: async (projectId, key) => {
      const text = await readFile(pathOf(projectId, key), 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null;
        throw error;
      });
      if (text === null) return null;
      const parsed = Stored.safeParse(parseJson(text));
      return parsed.success && parsed.data.checksum === checksumOf(parsed.data.body) ? parsed.data.body : null;
    },
    put: async (projectId, key, body) => {
      const path = pathOf(projectId, key);
      const temporary = `${path}.${process.pid}.${randomUUID()}`;
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const file = await open(temporary, 'w', 0o600);
      try {
        await file.writeFile(JSON.stringify({ checksum: checksumOf(body), body }));
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(temporary, path);
      const parent = await open(dirname(path), 'r');
      await parent.sync().finally(() => parent.close());
    },
    hold: async (projectId, key, signal) => {
      const path = `${pathOf(projectId, key)}.hold`;
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const holder = [hostname(), process.pid, randomUUID(), (await startOf(process.pid)) ?? ''].join(' ');
      for (;;) {
        signal?.throwIfAborted();
        const isOurs = await writeFile(path, holder, { flag: 'wx', mode: 0o600 }).then(
          () => true,
          (error: NodeJS.ErrnoException) => {
            if (error.code === 'EEXIST') return false;
            throw error;
          },
        );
        if (isOurs) return () => takeAway(path, holder);
        const other = await leftBehind(path);
        if (other !== null) await takeAway(path, other);
        else await sleep(LOOK_AGAIN_MS, undefined, signal && { signal });
      }
    },
  };
}

const checksumOf = (body: StoredResponse): string =>
  createHash('sha256')
    .update(JSON.stringify([body.text, body.model, body.usage, ...(body.finish === 'stop' ? [] : [body.finish])]))
    .digest('hex');

/** The holder, if it is no more: another process may have its number by now, this one too after a container is started again. */
async function leftBehind(path: string): Promise<string | null> {
  const [holder, found] = await Promise.all([readFile(path, 'utf8'), stat(path)]).catch(() => [null, null] as const);
  if (holder === null) return null; // Gone meanwhile.
  if (Date.now() - found.mtimeMs > HOLD_MS) return holder;
  const [host, pid = '', , ...start] = holder.split(' ');
  if (host !== hostname() || !/^\d+$/.test(pid)) return null;
  return (await isSameProcess(Number(pid), start.join(' ') || null)) ? null : holder;
}

/** Of two that take away what was left behind, the slower may meet the hold of the quicker: that one is put back. */
async function takeAway(path: string, holder: string): Promise<void> {
  const away = `${path}.${randomUUID()}`;
  const isMoved = await rename(path, away).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false;
      throw error;
    },
  );
  if (!isMoved) return;
  if ((await readFile(away, 'utf8')) !== holder) await link(away, path).catch(() => undefined);
  await rm(away, { force: true });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
