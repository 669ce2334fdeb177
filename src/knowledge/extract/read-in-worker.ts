import { admit } from '../gate/index.ts';
import { type ReaderInput, readOffline } from '../reader/index.ts';

/** Runs in a worker thread: reads one document and lets the gate judge what was read. */
export default function readInWorker(input: ReaderInput) {
  const { chains, refused } = readOffline(input);
  return { proposed: chains.length, ...admit(chains, input), leftOut: refused };
}
