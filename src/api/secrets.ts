import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mintToken } from './keys.ts';

export const ADMIN_KEY_FILE = 'admin.key';

/** The admin key of a home folder, made at the first start with mode 600; the command line finds it there. */
export const readAdminKey = (home: string): Promise<string> => readOrCreate(join(home, ADMIN_KEY_FILE), mintToken);

/** The pepper under which key hashes are stored; several API processes share it through PRODA_PEPPER. */
export const readPepper = (home: string): Promise<string> =>
  readOrCreate(join(home, 'pepper'), () => randomBytes(32).toString('hex'));

async function readOrCreate(path: string, make: () => string): Promise<string> {
  await mkdir(join(path, '..'), { recursive: true, mode: 0o700 });
  try {
    const file = await open(path, 'wx', 0o600);
    try {
      await file.writeFile(`${make()}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return (await readFile(path, 'utf8')).trim();
}
