import { admit, admitRelations } from '../gate/index.ts';
import { type ReaderInput, readOffline } from '../reader/index.ts';

/** Runs in a worker thread: reads one document and lets the gate judge what was read. */
export default function readInWorker(input: ReaderInput) {
  const { chains, loose, refused } = readOffline(input);
  const { admitted, refused: refusedChains } = admit(chains, input);
  const single = admitRelations(loose, input);
  return {
    proposed: chains.length,
    admitted,
    loose: single.admitted,
    refused: [...refusedChains, ...single.refused],
    leftOut: refused,
  };
}
