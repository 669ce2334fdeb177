import { CommanderError } from 'commander';
import { OUTCOME, ProdaError } from '../domain/index.ts';
import { CliError } from './cli-error.ts';
import { createProgram } from './program.ts';

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
  console.error(error);
  return OUTCOME.broken.exit;
}
