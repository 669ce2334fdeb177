import { isOwned, readOwner } from '../owner/state-lock.ts';
import { readLastPorts } from '../ports/choose-ports.ts';
import { isPortFree } from '../ports/is-port-free.ts';
import type { DoctorConfig } from './diagnose-machine.ts';
import { bad, type Finding, good, note } from './report.ts';

/** The API's port is asked for by number; those of the servers are any free ones, the last ones where they are free. */
export async function checkPorts({ host, port, home, neo4j, redisUrl }: DoctorConfig): Promise<Finding[]> {
  const record = await readOwner(home);
  const isRunning = record !== null && (await isOwned(record));
  const findings: Finding[] = [];
  if (isRunning) findings.push(note('API port', `${port}, perhaps held by the service that runs`));
  else if (port === 0 || (await isPortFree(port, host))) findings.push(good('API port', `${port} on ${host} is free`));
  else findings.push(bad('API port', `${port} on ${host} is in use`, 'Stop what holds it, or set PORT to another one'));
  const last = neo4j && redisUrl ? null : await readLastPorts(home);
  if (last === null) return findings;
  const shown = `Bolt ${last.bolt}, HTTP ${last.http}, Redis ${last.redis}`;
  if (isRunning) return [...findings, good('Server ports', shown)];
  const free = await Promise.all([last.bolt, last.http, last.redis].map((last) => isPortFree(last)));
  return [
    ...findings,
    free.every(Boolean)
      ? good('Server ports', `${shown}, as last time`)
      : note(
          'Server ports',
          `${shown}, not all free any more`,
          'Others are chosen; bookmarks of the Neo4j Browser change',
        ),
  ];
}
