import { CommanderError } from 'commander';
import { type ErrorKind, OUTCOME, ProdaError } from '../domain/index.ts';
import { CliError } from './cli-error.ts';
import { createProgram } from './program.ts';

/** What a person may name that cannot be used. */
const UNUSABLE: Record<string, readonly [string, ErrorKind]> = {
  ENOENT: ['There is no file or folder', 'missing'],
  EISDIR: ['A file is needed, and a folder was named', 'invalid'],
  ENOTDIR: ['A folder is needed, and a file was named:', 'invalid'],
  EACCES: ['There is no right to use', 'refused'],
};

/** Exit codes tell the kind of failure; a person sees a sentence, not a stack. */
try {
  await createProgram().parseAsync();
} catch (error) {
  process.exitCode = report(error);
}
// A handle that was left open must not keep a finished command alive.
setTimeout(() => process.exit(), 3_000).unref();

function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : OUTCOME.invalid.exit;
  if (error instanceof CliError) {
    console.error(error.message);
    return error.exitCode;
  }
  if (error instanceof ProdaError) {
    console.error(`${error.message} (${error.code})`);
    return OUTCOME[error.kind].exit;
  }
  const { code, path } = error as NodeJS.ErrnoException;
  if (code !== undefined && code in UNUSABLE) {
    const [says, kind] = UNUSABLE[code]!;
    console.error(path === undefined ? says : `${says} ${path}`);
    return OUTCOME[kind].exit;
  }
  console.error(error);
  return OUTCOME.broken.exit;
}
