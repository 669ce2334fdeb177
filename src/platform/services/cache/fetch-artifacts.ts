import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ProdaError } from '../../../domain/index.ts';
import type { Say } from '../log.ts';
import type { LockedArtifact } from '../read-lock.ts';
import { type DownloadArtifact, downloadArtifact } from './download-artifact.ts';
import { showProgress } from './progress.ts';
import { removeStale } from './remove-stale.ts';
import { requireSpace } from './require-space.ts';
import { toDiskError } from './to-disk-error.ts';
import { verifyFile } from './verify-file.ts';

/** Twelve at once keep a fast line busy although most files are small. */
const PARALLEL = 12;
/** Tries a file: the first, and two more, since a busy repository now and then drops a connection. */
const TRIES = 3;
/** Before the second try, and twice that before the third. */
const PAUSE_MS = 300;
/** Room beside the files themselves, for unpacking and for the servers' first logs. */
const SPARE_BYTES = 64 * 1024 * 1024;

export interface FetchRequest {
  /** What the progress line calls it. */
  readonly what: string;
  readonly files: readonly LockedArtifact[];
  readonly folder: string;
  readonly mirror: string | null;
  readonly say: Say;
  readonly download?: DownloadArtifact;
  readonly freeBytes?: (folder: string) => Promise<number>;
}

/**
 * Makes a folder hold every file of the list, each equal to its checksum. What is there and right stays, so a fetch that
 * was cut is continued by the next one; what is there and wrong is fetched again. A file appears under its name only when it
 * is verified, so two processes may fetch into one folder.
 */
export async function fetchArtifacts(request: FetchRequest): Promise<void> {
  const { folder, say } = request;
  const wanted = await findUnverified(request);
  if (wanted.length === 0) return;
  const bytes = wanted.reduce((sum, { size }) => sum + size, 0);
  await requireSpace(folder, bytes + SPARE_BYTES, 'PRODA_CACHE_DIR', request.freeBytes);

  await removeStale(folder, ['.partial-']);
  const partial = join(folder, `.partial-${process.pid}`);
  await mkdir(partial, { recursive: true });
  const progress = showProgress(request.what, bytes, say);
  const failures: unknown[] = [];
  const takeNext = async (): Promise<void> => {
    // One file that cannot be had is enough: fetching the others would only make the user wait for the message.
    for (let file = wanted.shift(); file !== undefined && failures.length === 0; file = wanted.shift())
      await fetchOne(file, partial, request)
        .then(() => progress.add(file?.size ?? 0))
        .catch((error: unknown) => failures.push(error));
  };
  try {
    await Promise.all(Array.from({ length: PARALLEL }, takeNext));
  } finally {
    progress.end();
    await rm(partial, { recursive: true, force: true });
  }
  if (failures.length > 0) throw failures[0];
}

async function findUnverified({ files, folder, say }: FetchRequest): Promise<LockedArtifact[]> {
  const verdicts = await Promise.all(files.map((file) => verifyFile(join(folder, file.file), file)));
  return files.filter((file, index) => {
    const verdict = verdicts[index];
    if (verdict === undefined || verdict.ok) return false;
    if (verdict.found !== 'no file') say(`${file.file} in the cache is damaged (${verdict.found}); fetching it again`);
    return true;
  });
}

async function fetchOne(file: LockedArtifact, partial: string, request: FetchRequest): Promise<void> {
  const download = request.download ?? downloadArtifact;
  const path = join(partial, file.file);
  for (let attempt = 1; ; attempt += 1) {
    try {
      await download({ coordinates: file.coordinates, folder: partial, name: file.file, mirror: request.mirror });
      const verdict = await verifyFile(path, file);
      if (verdict.ok) return await rename(path, join(request.folder, file.file));
      const { file: name, sha256: expected } = file;
      throw new ProdaError('services/checksum-mismatch', { file: name, expected, found: verdict.found });
    } catch (cause) {
      if (cause instanceof ProdaError ? attempt === TRIES : toDiskError(cause, partial, 'PRODA_CACHE_DIR') !== cause)
        throw cause;
      if (attempt < TRIES) {
        await sleep(PAUSE_MS * attempt);
        continue;
      }
      const detail = cause instanceof Error ? cause.message : String(cause);
      throw new ProdaError('services/fetch-failed', { file: file.file, detail }, { cause });
    }
  }
}
