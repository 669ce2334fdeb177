import { connect } from 'node:net';
import { bad, type Finding, good } from './report.ts';

const DEFAULT_PORT: Record<string, number> = { redis: 6379, rediss: 6379 };
const TIMEOUT_MS = 3_000;

/** A server of someone else: does anything listen at its address? Whether the password is right, the start will say. */
export async function checkRunning(service: 'Neo4j' | 'Redis', address: string): Promise<Finding> {
  const url = new URL(address);
  const port = Number(url.port || (DEFAULT_PORT[url.protocol.replace(':', '')] ?? 7687));
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const shown = `${url.protocol}//${url.hostname}:${port}, from ${service === 'Neo4j' ? 'NEO4J_URI' : 'REDIS_URL'}`;
  const error = await new Promise<string | null>((resolve) => {
    const socket = connect({ host, port, timeout: TIMEOUT_MS });
    const end = (outcome: string | null): void => {
      socket.destroy();
      resolve(outcome);
    };
    socket.once('connect', () => end(null));
    socket.once('timeout', () => end(`no answer within ${TIMEOUT_MS / 1000} s`));
    socket.once('error', ({ message }) => end(message));
  });
  if (error === null) return good(service, shown);
  return bad(
    service,
    `${shown}: ${error}`,
    'Start it, correct the address, or unset the variable to use the embedded one',
  );
}
