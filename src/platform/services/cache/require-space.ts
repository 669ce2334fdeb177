import { ProdaError } from '../../../domain/index.ts';
import { freeBytesAt } from './free-bytes.ts';

const MIB = 1024 * 1024;

/** Refuses early when a folder's disk has too little room, because a disk that fills in the middle leaves half a file. */
export async function requireSpace(
  folder: string,
  neededBytes: number,
  variable: 'PRODA_CACHE_DIR' | 'PRODA_HOME',
  freeBytes: (folder: string) => Promise<number> = freeBytesAt,
): Promise<void> {
  const free = await freeBytes(folder);
  if (free >= neededBytes) return;
  const [freeMb, neededMb] = [Math.floor(free / MIB), Math.ceil(neededBytes / MIB)];
  throw new ProdaError('services/no-space', { folder, freeMb, neededMb, variable });
}
