import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import type { ReaderInput } from '../reader/index.ts';
import type readInWorker from './read-in-worker.ts';

const IS_SOURCE = import.meta.url.endsWith('.ts');
/** A document that takes longer holds something that the reader does not cope with. */
export const READ_TIMEOUT_MS = 300_000;

/** Threads that read documents, so that the main loop answers meanwhile. Started at the first document, ended when idle. */
export class ReaderPool {
  #pool: Piscina<ReaderInput, ReturnType<typeof readInWorker>> | undefined;

  readonly size = Math.max(1, Math.min(4, availableParallelism() - 1));

  run(input: ReaderInput, signal: AbortSignal): Promise<ReturnType<typeof readInWorker>> {
    this.#pool ??= new Piscina({
      filename: new URL(IS_SOURCE ? './read-in-worker.ts' : './read-in-worker.js', import.meta.url).href,
      minThreads: 0,
      maxThreads: this.size,
      idleTimeout: 5_000,
      execArgv: IS_SOURCE ? ['--import', import.meta.resolve('tsx')] : [],
    });
    return this.#pool.run(input, { signal: AbortSignal.any([signal, AbortSignal.timeout(READ_TIMEOUT_MS)]) });
  }

  async close(): Promise<void> {
    await this.#pool?.destroy();
    this.#pool = undefined;
  }
}
