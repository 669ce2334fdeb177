import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ProdaError } from '../../../domain/index.ts';
import { keepSecret } from '../keep-secret.ts';
import type { Supervisor } from '../owner/supervise.ts';
import { tailOf } from '../tail-of.ts';
import { waitUntil } from '../wait-until.ts';
import { javaArguments } from './java-arguments.ts';
import { type Neo4jMemory, renderNeo4jConf } from './render-neo4j-conf.ts';
import { NEO4J_USER, requirePassword } from './require-password.ts';

export interface StartNeo4jRequest {
  readonly supervisor: Supervisor;
  /** The java program. */
  readonly java: string;
  readonly libFolder: string;
  readonly home: string;
  readonly boltPort: number;
  readonly httpPort: number;
  readonly memory: Neo4jMemory;
}
export interface StartedNeo4j {
  readonly uri: string;
  readonly username: string;
  readonly password: string;
  readonly browserUrl: string;
  readonly logFile: string;
  readonly ended: Promise<string>;
}

/** After a kill in the middle of large loads, recovery was seen to take 54 s; ten times that is a broken store. */
const READY_MS = 600_000;

/** Writes the settings, starts the server, waits until it answers and sees to its password. */
export async function startNeo4j(request: StartNeo4jRequest): Promise<StartedNeo4j> {
  const { supervisor, java, libFolder, home, boltPort, httpPort, memory } = request;
  const folder = join(home, 'neo4j');
  for (const name of ['conf', 'data', 'logs', 'run', 'plugins', 'import'])
    await mkdir(join(folder, name), { recursive: true, mode: 0o700 });
  const password = await keepSecret(join(home, 'neo4j.password'));
  await writeFile(join(folder, 'conf/neo4j.conf'), renderNeo4jConf({ boltPort, httpPort, folder, libFolder, memory }));
  const logFile = join(folder, 'logs/console.log');
  const args = javaArguments(folder, libFolder, memory);
  const ended = supervisor.start({ name: 'Neo4j', command: java, args, cwd: folder, log: logFile });
  const uri = `bolt://127.0.0.1:${boltPort}`;
  const http = `http://127.0.0.1:${httpPort}`;
  let detail = '';
  try {
    await waitUntil(() => isAnswering(http), {
      everyMs: 50,
      timeoutMs: READY_MS,
      ended,
      gaveUp: (text) => {
        detail = text;
        return new Error(text);
      },
    });
    await requirePassword(uri, password);
  } catch (cause) {
    const said =
      detail === '' ? `its password could not be set (${String(cause)})` : `${detail}: ${await tailOf(logFile, 2)}`;
    throw new ProdaError('services/start-failed', { service: 'Neo4j', detail: said, logFile }, { cause });
  }
  return { uri, username: NEO4J_USER, password, browserUrl: `${http}/browser/`, logFile, ended };
}

/** The root of Neo4j's HTTP server names its version once the databases are up. */
async function isAnswering(http: string): Promise<boolean> {
  try {
    const response = await fetch(http, { headers: { accept: 'application/json' }, signal: AbortSignal.timeout(2000) });
    return (await response.text()).includes('neo4j_version');
  } catch {
    return false;
  }
}
