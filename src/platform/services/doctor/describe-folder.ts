import { constants, existsSync } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { freeBytesAt } from '../cache/free-bytes.ts';
import { bad, type Finding, good } from './report.ts';

/** A folder that is there or can be made, and may be written to. */
export async function describeFolder(what: string, folder: string, variable: string): Promise<Finding> {
  const advice = `Set ${variable} to a folder that you may write to`;
  let existing = folder;
  while (!existsSync(existing) && dirname(existing) !== existing) existing = dirname(existing);
  if (!(await stat(existing)).isDirectory()) return bad(what, `${existing} is not a folder`, advice);
  const isWritable = await access(existing, constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  );
  if (!isWritable) return bad(what, `${existing} may not be written to`, advice);
  const gigabytes = ((await freeBytesAt(existing)) / 1e9).toFixed(1);
  return good(what, `${folder}${existing === folder ? '' : ' (not made yet)'}, ${gigabytes} GB free`);
}
