import { createHash } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { LockedArtifact } from '../../../src/platform/services/read-lock.ts';

export interface MavenServer {
  /** The base address, for `mirror`. */
  readonly url: string;
  /** File names in the order in which they were asked for. */
  readonly requests: string[];
  /** Most requests that were open at once. */
  readonly mostAtOnce: () => number;
}

/** Lock entry for a file of this content. */
export function lockFile(artifact: string, content: string): LockedArtifact {
  const sha256 = createHash('sha256').update(content).digest('hex');
  return {
    coordinates: `org.test:${artifact}:jar:1.0`,
    file: `${artifact}-1.0.jar`,
    size: Buffer.byteLength(content),
    sha256,
  };
}

/** A repository in the Maven layout on loopback. `answer` may do anything with a request, by the name of the file. */
export async function serveMaven(
  answer: (file: string, response: ServerResponse, nth: number) => void,
): Promise<MavenServer> {
  const requests: string[] = [];
  let [open, most] = [0, 0];
  const server = createServer((request, response) => {
    const [group, artifact, version, file = ''] = (request.url ?? '').split('/').slice(-4);
    if (`${group}/${artifact}/${version}` !== `test/${file.replace('-1.0.jar', '')}/1.0`) response.writeHead(404).end();
    requests.push(file);
    open += 1;
    most = Math.max(most, open);
    response.on('close', () => {
      open -= 1;
    });
    answer(file, response, requests.filter((name) => name === file).length);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/maven`, requests, mostAtOnce: () => most };
}
