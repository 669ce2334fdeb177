import { access, constants, mkdir } from 'node:fs/promises';
import { OUTCOME, ProdaError } from '../../domain/index.ts';
import { requireSpace } from './cache/require-space.ts';
import { toDiskError } from './cache/to-disk-error.ts';
import { ensurePrograms, type Programs } from './ensure-programs.ts';
import { type Say, sayOnStderr } from './log.ts';
import { type ServiceMemory, sizeMemory } from './neo4j/size-memory.ts';
import { type StartedNeo4j, startNeo4j } from './neo4j/start-neo4j.ts';
import { lockState } from './owner/state-lock.ts';
import { type Supervisor, supervise } from './owner/supervise.ts';
import { choosePorts, type ServicePorts } from './ports/choose-ports.ts';
import { startRedis } from './redis/start-redis.ts';

export interface StartServicesOptions {
  /** State of the servers; one owner at a time. */
  readonly home: string;
  /** Downloads; shared by everyone. */
  readonly cacheDir: string;
  /** A server whose address is given runs already: nothing is fetched or started for it. */
  readonly neo4j?: { readonly uri: string; readonly username: string; readonly password: string } | null;
  readonly redisUrl?: string | null;
  /** Another repository in the Maven layout. */
  readonly mavenMirror?: string | null;
  /** For JAVA_HOME, PATH and pip's own settings. */
  readonly env?: NodeJS.ProcessEnv;
  readonly say?: Say;
  /** Ports that must be these; the others are the last ones or any free ones. */
  readonly ports?: Partial<ServicePorts>;
  readonly memory?: ServiceMemory;
  /** Called once when a server ends although nobody stopped it. By default the message is printed and the process ends with its code. */
  readonly onDeath?: (error: ProdaError) => void;
}

export interface Services {
  readonly neo4j: {
    readonly uri: string;
    readonly username: string;
    readonly password: string;
    /** Null for a server of someone else. */
    readonly browserUrl: string | null;
    readonly owned: boolean;
  };
  readonly redis: { readonly url: string; readonly owned: boolean };
  /** Stops what was started here; resolves when it is gone. May be called twice. */
  stop(): Promise<void>;
}

/** What a fresh store, its logs and some work take. */
export const HOME_BYTES = 512 * 1024 * 1024;

/** Starts that find a port taken between the look and the listening; each looks again. */
const PORT_TRIES = 3;

/**
 * A real Neo4j and a real Redis, up and answering. What has an address is used as it is; the rest is fetched once, verified,
 * started side by side on loopback and stopped with this process, however it ends. Throws `services/…`.
 */
export async function startServices(options: StartServicesOptions): Promise<Services> {
  const { neo4j, redisUrl } = options;
  if (neo4j && redisUrl)
    return {
      neo4j: { ...neo4j, browserUrl: null, owned: false },
      redis: { url: redisUrl, owned: false },
      stop: async () => undefined,
    };
  const say = options.say ?? sayOnStderr;
  await requireHome(options.home);
  for (let attempt = 1; ; attempt += 1)
    try {
      return await startOwned(options, say);
    } catch (error) {
      if (attempt === PORT_TRIES || !isPortClash(error)) throw error;
    }
}

async function startOwned(options: StartServicesOptions, say: Say): Promise<Services> {
  const { home } = options;
  const lock = await lockState(home, say);
  let supervisor: Supervisor | undefined;
  try {
    await requireSpace(home, HOME_BYTES, 'PRODA_HOME');
    const programs = ensurePrograms({ ...options, say });
    programs.catch(() => undefined); // awaited below; until then a failure must not count as unhandled
    supervisor = await supervise(lock);
    return await startServers(options, await programs, supervisor);
  } catch (error) {
    await (supervisor?.stop() ?? lock.release());
    throw error;
  }
}

async function startServers(
  { home, ports: wanted, memory = sizeMemory(), onDeath = endProcess, ...options }: StartServicesOptions,
  { neo4j, redis }: Programs,
  supervisor: Supervisor,
): Promise<Services> {
  const ports = await choosePorts(home, wanted);
  const [startedNeo4j, startedRedis] = await Promise.all([
    neo4j &&
      startNeo4j({ supervisor, home, ...neo4j, boltPort: ports.bolt, httpPort: ports.http, memory: memory.neo4j }),
    redis === null
      ? null
      : startRedis({ supervisor, home, server: redis, port: ports.redis, maxMemoryMb: memory.redisMaxMemoryMb }),
  ]);
  let isOver = false; // stopped on purpose, or the first death was told
  const watch = (service: string, started: { ended: Promise<string>; logFile: string } | null): void =>
    void started?.ended.then((detail) => {
      if (isOver) return;
      isOver = true;
      onDeath(new ProdaError('services/died', { service, detail, logFile: started.logFile }));
    });
  watch('Neo4j', startedNeo4j);
  watch('Redis', startedRedis);
  let stopped: Promise<void> | undefined;
  return {
    neo4j: describeNeo4j(startedNeo4j, options),
    redis: { url: startedRedis?.url ?? options.redisUrl ?? '', owned: startedRedis !== null },
    stop() {
      isOver = true;
      stopped ??= supervisor.stop();
      return stopped;
    },
  };
}

function describeNeo4j(
  started: StartedNeo4j | null,
  { neo4j }: Pick<StartServicesOptions, 'neo4j'>,
): Services['neo4j'] {
  if (started === null) return { uri: '', username: '', password: '', ...neo4j, browserUrl: null, owned: false };
  const { uri, username, password, browserUrl } = started;
  return { uri, username, password, browserUrl, owned: true };
}

async function requireHome(home: string): Promise<void> {
  try {
    await mkdir(home, { recursive: true, mode: 0o700 });
    await access(home, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw toDiskError(error, home, 'PRODA_HOME');
  }
}

function isPortClash(error: unknown): boolean {
  return (
    error instanceof ProdaError && error.code === 'services/start-failed' && /in use|BindException/i.test(error.message)
  );
}

/** A program that lost its database has nothing left to do, and must not end as if all were well. */
function endProcess(error: ProdaError): void {
  sayOnStderr(error.message);
  process.exit(OUTCOME[error.kind].exit);
}
