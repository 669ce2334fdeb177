import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isExecutable } from '../find-on-path.ts';
import type { FetchedJavaRequest } from './fetch-java.ts';
import { fetchedJavaPath } from './fetch-java.ts';

/** `install` of the package njre: puts a folder `jre` beside `installPath`, checksum verified by njre itself. */
type Install = (version: number, options: { type: string; installPath: string }) => Promise<string>;

/**
 * The last way to a Java: the npm package njre fetches Temurin from its makers. It asks an address outside the package
 * registries, so it has not been tried on the machine this was written on; its failing is a line, then the message of ensureJava.
 */
export async function fetchJavaWithNjre(request: FetchedJavaRequest, install?: Install): Promise<string | null> {
  const { cacheDir, lock, say } = request;
  const temp = join(cacheDir, `.njre-${process.pid}`);
  try {
    say('Fetching a Java runtime (Temurin 21) from its makers with njre …');
    await mkdir(temp, { recursive: true });
    const run = install ?? (await loadInstall());
    const java = await findJavaIn(await run(21, { type: 'jre', installPath: join(temp, 'anchor') }));
    if (java === null) return null;
    const target = join(fetchedJavaPath(cacheDir, lock), '../..');
    await rm(target, { recursive: true, force: true });
    await rename(join(java, '../..'), target);
    return join(target, 'bin/java');
  } catch (error) {
    say(`njre could not fetch it: ${error instanceof Error ? error.message : String(error)}`);
    return null;
  } finally {
    await rm(temp, { recursive: true, force: true });
  }
}

async function loadInstall(): Promise<Install> {
  const { default: njre } = await import('njre');
  return njre.install;
}

/** `jre/jdk-…/bin/java`, on macOS `jre/jdk-…/Contents/Home/bin/java`. */
async function findJavaIn(folder: string): Promise<string | null> {
  for (const name of await readdir(folder))
    for (const inside of ['bin/java', 'Contents/Home/bin/java']) {
      const path = join(folder, name, inside);
      if (isExecutable(path)) return path;
    }
  return null;
}
