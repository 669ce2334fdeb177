import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** A fetch takes minutes; what is older was left by one that was killed. */
const STALE_MS = 60 * 60 * 1000;

/** Removes temporary folders, known by their first letters, that nobody uses any more. */
export async function removeStale(folder: string, prefixes: readonly string[], now = Date.now()): Promise<void> {
  const names = await readdir(folder).catch((): string[] => []);
  for (const name of names.filter((name) => prefixes.some((prefix) => name.startsWith(prefix)))) {
    const path = join(folder, name);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: now }));
    if (now - mtimeMs > STALE_MS) await rm(path, { recursive: true, force: true });
  }
}
