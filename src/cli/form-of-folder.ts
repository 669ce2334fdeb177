import { openAsBlob } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { OUTCOME } from '../domain/index.ts';
import { CliError } from './cli-error.ts';

/** A folder as multipart: a part a file, named by its path in the folder. */
export async function formOfFolder(folder: string): Promise<FormData> {
  const found = await stat(folder).catch(() => null);
  if (found === null || !found.isDirectory()) throw new CliError(`${folder} is no folder`, OUTCOME.invalid.exit);
  const form = new FormData();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name.startsWith('.')) continue;
    const absolute = join(entry.parentPath, entry.name);
    form.append(relative(folder, absolute).split(sep).join('/'), await openAsBlob(absolute), entry.name);
  }
  return form;
}
