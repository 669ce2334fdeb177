import { stat } from 'node:fs/promises';
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type mvn from 'mvn-artifact-download';

/** Loaded by `require`: loaders disagree about the default export of this CommonJS package. */
const { default: transferArtifact }: typeof mvn = createRequire(import.meta.url)('mvn-artifact-download');

/** A transfer that brings no byte for this long is given up; the package itself would wait for ever. */
const STALL_MS = 30_000;
const HEADERS_TIMEOUT_MS = 30_000;

const http = new HttpAgent({ keepAlive: true });
const https = new HttpsAgent({ keepAlive: true });

/** Brings one file by its Maven coordinates to `folder`/`name`. `mirror` is the base address of another repository. */
export type DownloadArtifact = (request: {
  readonly coordinates: string;
  readonly folder: string;
  readonly name: string;
  readonly mirror: string | null;
}) => Promise<void>;

export const downloadArtifact: DownloadArtifact = async ({ coordinates, folder, name, mirror }) => {
  const base = mirror?.replace(/\/*$/, '/');
  const transfer = transferArtifact(coordinates, folder, base, name, {
    agent: (url) => (url.protocol === 'http:' ? http : https),
    timeout: HEADERS_TIMEOUT_MS,
  });
  const stalled = watchForStall(join(folder, name));
  try {
    await Promise.race([transfer, stalled.promise]);
  } finally {
    stalled.stop();
  }
};

function watchForStall(file: string): { promise: Promise<never>; stop: () => void } {
  let timer: NodeJS.Timeout | undefined;
  const promise = new Promise<never>((_, reject) => {
    let [size, since] = [-1, Date.now()];
    timer = setInterval(async () => {
      const now = await stat(file).then(
        (stats) => stats.size,
        () => -1,
      );
      if (now !== size) [size, since] = [now, Date.now()];
      else if (Date.now() - since > STALL_MS) reject(new Error(`no byte arrived for ${STALL_MS / 1000} s`));
    }, 1000);
  });
  return { promise, stop: () => clearInterval(timer) };
}
