import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';

const Stored = z.object({
  checksum: z.string(),
  body: z.object({
    text: z.string(),
    model: z.string(),
    usage: z.object({ promptTokens: z.number(), completionTokens: z.number() }).nullable(),
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
}

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
      const temporary = `${path}.${process.pid}`;
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
  };
}

const checksumOf = (body: StoredResponse): string =>
  createHash('sha256')
    .update(JSON.stringify([body.text, body.model, body.usage]))
    .digest('hex');

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
