import { ProdaError } from '../../../domain/index.ts';

const UNUSABLE = ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENAMETOOLONG'];

/** What the system says about a folder, as an error that says what to do; anything else stays as it is. */
export function toDiskError(error: unknown, folder: string, variable: 'PRODA_CACHE_DIR' | 'PRODA_HOME'): unknown {
  if (!(error instanceof Error) || !('code' in error) || error instanceof ProdaError) return error;
  if (error.code === 'ENOSPC' || error.code === 'EDQUOT')
    return new ProdaError('services/no-space', { folder, freeMb: 0, neededMb: 'more', variable }, { cause: error });
  if (UNUSABLE.includes(String(error.code)))
    return new ProdaError('services/folder-unusable', { folder, detail: error.message, variable }, { cause: error });
  return error;
}
