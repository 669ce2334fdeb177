import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { fileURLToPath, pathToFileURL } from 'node:url';
import pLimit from 'p-limit';
import { type ErrorCode, type ErrorContext, ProdaError } from '../../domain/index.ts';
import type { ParsedDocument } from '../parsed-document.ts';
import type { FileToRead } from '../read-document.ts';
import { READ_LIMITS, READERS_AT_ONCE } from './limits.ts';

export type ReadAnswer =
  | { readonly parsed: ParsedDocument }
  | { readonly refused: { readonly code: ErrorCode; readonly context: ErrorContext } }
  | { readonly failed: string };

const queue = pLimit(READERS_AT_ONCE);
const IS_SOURCE = import.meta.url.endsWith('.ts');
const ENTRY = fileURLToPath(new URL(IS_SOURCE ? './read-child.ts' : './read-child.js', import.meta.url));

/**
 * Reads a file in a process of its own, under READ_LIMITS. What breaks a limit, or the process, is a property of the file:
 * document/resource-limit or document/damaged, never a failure of this process.
 */
export function readInChild(
  file: FileToRead,
  limits: typeof READ_LIMITS | LimitsForTest = READ_LIMITS,
): Promise<ParsedDocument> {
  return queue(() => readOnce(file, limits));
}

export interface LimitsForTest {
  readonly heapMb: number;
  readonly residentMb: number;
  readonly cpuSeconds: number;
  readonly wallMs: number;
}

async function readOnce(file: FileToRead, limits: LimitsForTest): Promise<ParsedDocument> {
  const { name } = file;
  const child = startChild(limits);
  let broken: string | null = null;
  const kill = (limit: string): void => {
    broken ??= limit;
    child.kill('SIGKILL');
  };
  const wall = setTimeout(() => kill(`${limits.wallMs / 1000} s`), limits.wallMs);
  const watch = setInterval(() => {
    if (residentMbOf(child) > limits.residentMb) kill(`${limits.residentMb} MB of memory`);
  }, 100);
  try {
    const answer = await new Promise<ReadAnswer>((resolve, reject) => {
      let stderr = '';
      child.stderr?.on('data', (part: Buffer) => {
        stderr = (stderr + part.toString('utf8')).slice(-4_000);
      });
      child.once('error', reject);
      child.once('exit', (code, signal) => {
        const limit = broken ?? limitOf(stderr, code, signal, limits);
        if (limit !== null) reject(new ProdaError('document/resource-limit', { name, limit }));
        else {
          const cause = new Error(stderr.slice(-1_000));
          reject(
            new ProdaError('document/damaged', { name, detail: `its reader ended with ${signal ?? code}` }, { cause }),
          );
        }
      });
      child.on('message', (message: 'ready' | ReadAnswer) => {
        if (message === 'ready') child.send(file, (error) => error !== null && reject(error));
        else resolve(message);
      });
    });
    if ('parsed' in answer) return answer.parsed;
    if ('refused' in answer) throw new ProdaError(answer.refused.code, answer.refused.context);
    throw new ProdaError('document/damaged', { name, detail: answer.failed });
  } finally {
    clearTimeout(wall);
    clearInterval(watch);
    child.removeAllListeners();
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
  }
}

function startChild({ heapMb, cpuSeconds }: LimitsForTest): ChildProcess {
  // Run from source, the child needs the same loader; built, it needs nothing.
  const loader = IS_SOURCE ? ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href] : [];
  const node = [process.execPath, `--max-old-space-size=${heapMb}`, ...loader, ENTRY];
  // The kernel counts CPU seconds, also of a loop that never yields.
  const options = {
    cwd: tmpdir(),
    env: { PATH: process.env.PATH, TMPDIR: process.env.TMPDIR, LANG: 'C.UTF-8', TZ: 'UTC' },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    serialization: 'advanced',
  } as const;
  return spawn('/bin/sh', ['-c', `ulimit -t ${cpuSeconds}; exec "$@"`, 'sh', ...node], {
    ...options,
    stdio: [...options.stdio],
  });
}

/** Which limit a process died of, as far as its end tells. */
function limitOf(
  stderr: string,
  code: number | null,
  signal: NodeJS.Signals | null,
  limits: LimitsForTest,
): string | null {
  if (/heap out of memory|Array buffer allocation failed|Invalid array length/i.test(stderr))
    return `${limits.heapMb} MB of memory`;
  if (signal === 'SIGXCPU' || signal === 'SIGKILL' || code === 137 || code === 152)
    return `${limits.cpuSeconds} s of CPU time`;
  if (signal === 'SIGSEGV' || signal === 'SIGABRT') return `${limits.heapMb} MB of memory`;
  return null;
}

function residentMbOf({ pid }: ChildProcess): number {
  if (pid === undefined || process.platform !== 'linux') return 0;
  try {
    const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]);
    return (pages * 4096) / 2 ** 20;
  } catch {
    return 0;
  }
}
