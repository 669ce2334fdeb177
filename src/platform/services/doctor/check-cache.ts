import { join } from 'node:path';
import { freeBytesAt } from '../cache/free-bytes.ts';
import { verifyFile } from '../cache/verify-file.ts';
import { neo4jLibFolder } from '../neo4j/lib-folder.ts';
import { describeFolder } from './describe-folder.ts';
import type { DoctorConfig, Machine } from './diagnose-machine.ts';
import { bad, type Finding, good, later } from './report.ts';

const MB = 1e6;
/** The fetched files, an unpacked Java and room to spare. */
const NEEDED_BYTES = 400 * MB;

/** Are the locked files there, whole, and if not, is there a place to put them? */
export async function checkCache({ cacheDir, neo4j, redisUrl }: DoctorConfig, { lock }: Machine): Promise<Finding[]> {
  const place = await describeFolder('Cache folder', cacheDir, 'PRODA_CACHE_DIR');
  if (place.state === 'bad' || (neo4j && redisUrl)) return [place];
  const free = await freeBytesAt(cacheDir);
  const folder = neo4jLibFolder(cacheDir, lock.neo4j);
  const verdicts = await Promise.all(lock.neo4j.files.map((file) => verifyFile(join(folder, file.file), file)));
  const missing = lock.neo4j.files.filter((_, index) => verdicts[index]?.ok === false);
  const bytes = missing.reduce((sum, { size }) => sum + size, 0);
  const what = 'Neo4j files';
  if (neo4j || missing.length === 0)
    return [place, ...(neo4j ? [] : [good(what, `${lock.neo4j.version}, all ${lock.neo4j.files.length} whole`)])];
  if (free < NEEDED_BYTES) {
    const found = `${missing.length} to fetch, and ${Math.floor(free / MB)} MB free`;
    return [
      place,
      bad(what, found, `Free ${NEEDED_BYTES / MB} MB, or set PRODA_CACHE_DIR to a folder on another disk`),
    ];
  }
  const found = `${lock.neo4j.version}, ${missing.length} of ${lock.neo4j.files.length} to fetch (${Math.round(bytes / MB)} MB)`;
  return [place, later(what, found, 'Fetched at the first start, which needs the network')];
}
