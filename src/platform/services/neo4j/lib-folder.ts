import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { ServicesLock } from '../read-lock.ts';

/** Every jar in this folder is on the class path, so another list of files needs another folder. */
export function neo4jLibFolder(cacheDir: string, { version, files }: ServicesLock['neo4j']): string {
  const digest = createHash('sha256')
    .update(files.map(({ sha256 }) => sha256).join('\n'))
    .digest('hex');
  return join(cacheDir, `neo4j-${version}-${digest.slice(0, 8)}`, 'lib');
}
