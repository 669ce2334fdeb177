import { execFile } from 'node:child_process';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Service } from './app-test.ts';

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));

export interface CliResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  /** The one JSON document of --json. */
  json<T>(): T;
}

/** The command line as a person starts it: a process of its own that talks HTTP to the service of the test. */
export async function runCli(
  { api, adminKey, home }: Service,
  projectId: string,
  args: readonly string[],
  options: { readonly env?: Record<string, string>; readonly cwd?: string } = {},
): Promise<CliResult> {
  if (!api.server.listening) await api.listen({ host: '127.0.0.1', port: 0 });
  const url = `http://127.0.0.1:${(api.server.address() as AddressInfo).port}`;
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--import', import.meta.resolve('tsx'), MAIN, '--url', url, '--project', projectId, ...args],
      {
        ...(options.cwd !== undefined && { cwd: options.cwd }),
        env: { ...process.env, PRODA_API_KEY: adminKey, PRODA_HOME: home, ...options.env },
        maxBuffer: 64 * 1024 ** 2,
      },
      (error, stdout, stderr) =>
        resolve({
          exitCode: error === null ? 0 : typeof error.code === 'number' ? error.code : -1,
          stdout,
          stderr,
          json: <T>() => JSON.parse(stdout) as T,
        }),
    );
  });
}
