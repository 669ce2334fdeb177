import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import { ProdaError } from '../../domain/index.ts';
import type { ReaderInput } from '../reader/index.ts';
import type readInWorker from './read-in-worker.ts';

const IS_SOURCE = import.meta.url.endsWith('.ts');
/** A document that takes longer holds something that the reader does not cope with. */
export const READ_TIMEOUT_MS = 300_000;

/** Threads that read documents, so that the main loop answers meanwhile. Started at the first document, ended when idle. */
export class ReaderPool {
  #pool: Piscina<ReaderInput, ReturnType<typeof readInWorker>> | undefined;

  readonly #timeoutMs: number;

  readonly size = Math.max(1, Math.min(4, availableParallelism() - 1));

  constructor({ timeoutMs = READ_TIMEOUT_MS }: { readonly timeoutMs?: number } = {}) {
    this.#timeoutMs = timeoutMs;
  }

  /** Throws document/resource-limit for a document that takes too long or too much memory: its thread ends, the others go on. */
  async run(input: ReaderInput, signal: AbortSignal): Promise<ReturnType<typeof readInWorker>> {
    this.#pool ??= new Piscina({
      filename: new URL(IS_SOURCE ? './read-in-worker.ts' : './read-in-worker.js', import.meta.url).href,
      minThreads: 0,
      maxThreads: this.size,
      idleTimeout: 5_000,
      execArgv: IS_SOURCE ? ['--import', import.meta.resolve('tsx')] : [],
    });
    const tooLong = AbortSignal.timeout(this.#timeoutMs);
    try {
      return await this.#pool.run(input, { signal: AbortSignal.any([signal, tooLong]) });
    } catch (cause) {
      const limit =
        tooLong.aborted && !signal.aborted
          ? `${this.#timeoutMs / 1_000} s`
          : (cause as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY'
            ? 'the memory of a thread'
            : null;
      if (limit === null) throw cause;
      throw new ProdaError('document/resource-limit', { name: input.document.title, limit }, { cause });
    }
  }

  async close(): Promise<void> {
    await this.#pool?.destroy();
    this.#pool = undefined;
  }
}
