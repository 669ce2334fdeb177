import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
/** The command line without a service: nothing listens at the address that it is given. */
const proda = (...args: string[]): Promise<{ exitCode: number; stderr: string }> =>
  new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--import', import.meta.resolve('tsx'), MAIN, '--url', 'http://127.0.0.1:9', ...args],
      { env: { ...process.env, PRODA_API_KEY: 'none' } },
      (error, _stdout, stderr) => resolve({ exitCode: error === null ? 0 : Number(error.code), stderr }),
    );
  });

const nowhere = join(tmpdir(), 'proda-no-such-file');
const log = (file: string) => ['import-log', file, '--benchmark', 'b', '--model', 'm'];

test.each([
  [['ingest', nowhere], 3, `There is no file or folder ${nowhere}\n`],
  [log(nowhere), 3, `There is no file or folder ${nowhere}\n`],
  [log(tmpdir()), 2, 'A file is needed, and a folder was named'],
  [['audit', '--nonsense'], 2, "error: unknown option '--nonsense'"],
])('%j ends with exit code %i and a sentence, never a stack', async (args, exitCode, says) => {
  const told = await proda(...args);
  expect(told.exitCode).toBe(exitCode);
  expect(told.stderr).toContain(says);
  expect(told.stderr).not.toMatch(/^ {4}at /m);
});
