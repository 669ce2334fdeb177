/**
 * The process that reads one file. It starts without the service's environment, and every way to the network is
 * closed before the first reader is loaded.
 */
import { createRequire } from 'node:module';
import { ProdaError } from '../../domain/index.ts';
import type { FileToRead } from '../read-document.ts';
import type { ReadAnswer } from './read-in-child.ts';

function closeNetwork(): void {
  const refuse = (): never => {
    throw new Error('the process that reads a document has no network');
  };
  const require = createRequire(import.meta.url);
  const { Socket } = require('node:net');
  Socket.prototype.connect = refuse;
  const dgram = require('node:dgram');
  dgram.createSocket = refuse;
  const dns = require('node:dns');
  dns.lookup = refuse;
  dns.resolve = refuse;
  Object.defineProperty(globalThis, 'fetch', { value: refuse });
  Object.defineProperty(globalThis, 'WebSocket', { value: undefined });
}

async function answer(file: FileToRead): Promise<ReadAnswer> {
  try {
    const { readDocument } = await import('../read-document.ts');
    return { parsed: await readDocument(file) };
  } catch (error) {
    if (error instanceof ProdaError) return { refused: { code: error.code, context: error.context } };
    return {
      failed: error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 500) : String(error).slice(0, 500),
    };
  }
}

closeNetwork();
// Ctrl-C reaches the whole group; the service decides when this process ends, so that it can drain.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {});
// It stays until it is killed: an answer that is sent just before the end may come after the news of the end.
process.on('message', (file: FileToRead) => {
  void answer(file).then((message) => process.send?.(message));
});
process.send?.('ready');
