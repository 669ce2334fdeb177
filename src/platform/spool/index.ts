import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { ProdaError } from '../../domain/index.ts';

/**
 * Bodies that a job will read later, by content: the same body twice is one file. Written and synced before anything is
 * acknowledged. API and worker share the folder (one machine, or a shared volume).
 */
export interface Spool {
  /** Throws `request/too-large`; nothing is left behind then. */
  write(body: Readable | Buffer, limitBytes: number): Promise<{ sha256: string; bytes: number }>;
  /** A body that is read once, right away; nothing of it is left whatever happens then. Throws `request/too-large`. */
  pass(body: Readable, limitBytes: number): Promise<Readable>;
  /** Throws `spool/missing`. */
  read(sha256: string): Promise<Readable>;
  pathOf(sha256: string): string;
  remove(sha256: string): Promise<void>;
}

export function createSpool(folder: string): Spool {
  const pathOf = (sha256: string) => join(folder, sha256);
  const take = async (body: Readable | Buffer, limitBytes: number, { isKept }: { isKept: boolean }) => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const temporary = join(folder, `.${randomUUID()}`);
    const file = await open(temporary, 'wx+', 0o600);
    const hash = createHash('sha256');
    let bytes = 0;
    try {
      for await (const chunk of body instanceof Buffer ? [body] : (body as AsyncIterable<Buffer>)) {
        bytes += chunk.length;
        if (bytes > limitBytes) throw new ProdaError('request/too-large', { limit: limitBytes });
        hash.update(chunk);
        await file.write(chunk);
      }
      if (isKept) await file.sync();
    } catch (error) {
      await file.close();
      await rm(temporary, { force: true });
      throw error;
    }
    return { file, temporary, sha256: hash.digest('hex'), bytes };
  };
  return {
    write: async (body, limitBytes) => {
      const { file, temporary, sha256, bytes } = await take(body, limitBytes, { isKept: true });
      await file.close();
      await rename(temporary, pathOf(sha256));
      return { sha256, bytes };
    },
    pass: async (body, limitBytes) => {
      const { file, temporary } = await take(body, limitBytes, { isKept: false });
      // Its name goes, what is open can be read on: a process that dies here leaves no file behind.
      await rm(temporary, { force: true });
      return file.createReadStream({ start: 0 });
    },
    read: async (sha256) => {
      await stat(pathOf(sha256)).catch((cause: unknown) => {
        throw new ProdaError('spool/missing', { sha256 }, { cause });
      });
      return createReadStream(pathOf(sha256));
    },
    pathOf,
    remove: (sha256) => rm(pathOf(sha256), { force: true }),
  };
}
