import { type ExecFileException, execFile } from 'node:child_process';

export interface CommandOutcome {
  /** Null when it could not be started or was ended by a signal. */
  readonly code: number | null;
  readonly output: string;
}

/** Runs a program to its end and hands back everything it printed; a program that is missing or slow is an outcome too. */
export function runCommand(
  command: string,
  args: readonly string[],
  { timeoutMs, env }: { timeoutMs: number; env?: NodeJS.ProcessEnv },
): Promise<CommandOutcome> {
  return new Promise((resolve) => {
    const end = (error: ExecFileException | null, stdout: string, stderr: string): void => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : null;
      const output = `${stdout}${stderr}`.trim();
      resolve({ code, output: output === '' && error !== null ? error.message : output });
    };
    const options = { timeout: timeoutMs, maxBuffer: 4 * 1024 * 1024, ...(env ? { env } : {}) };
    try {
      execFile(command, args, options, end);
    } catch (error) {
      // Some failures to start, such as a file where a folder should be, are thrown instead of told.
      resolve({ code: null, output: error instanceof Error ? error.message : String(error) });
    }
  });
}
