import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { connectGraph, type Graph, migrate, readConfig, startServices } from '../../src/platform/index.ts';

export interface BenchServices {
  readonly graph: Graph;
  readonly neo4j: {
    readonly uri: string;
    readonly username: string;
    readonly password: string;
    readonly browserUrl: string | null;
  };
  /** The API over these servers in a process of its own. */
  startApi(): Promise<{ readonly url: string; readonly apiKey: string; stop(): Promise<void> }>;
  /** Processor seconds that the server of this benchmark took so far; null where /proc does not tell. */
  serverSeconds(): number | null;
  stop(): Promise<void>;
}

/** Servers of the benchmark's own. With BENCH_HOME their state is kept there for the next benchmark. */
export async function startBench({ redis = false } = {}): Promise<BenchServices> {
  const kept = process.env.BENCH_HOME;
  const home = kept ?? (await mkdtemp(join(tmpdir(), 'proda-bench-')));
  const { cacheDir, mavenMirror } = readConfig();
  const services = await startServices({
    home,
    cacheDir,
    mavenMirror,
    ...(!redis && { redisUrl: 'redis://elsewhere' }),
  });
  const graph = connectGraph({ ...services.neo4j, database: 'neo4j', retryTimeMs: 60_000 });
  await migrate(graph);
  return {
    graph,
    neo4j: services.neo4j,
    async startApi() {
      const { uri, username, password } = services.neo4j;
      const child = fork(new URL('serve-api.ts', import.meta.url), [], {
        execArgv: ['--import', 'tsx'],
        env: {
          ...process.env,
          PRODA_HOME: join(home, 'api'),
          PRODA_LOG_LEVEL: 'error',
          NEO4J_URI: uri,
          NEO4J_USERNAME: username,
          NEO4J_PASSWORD: password,
          REDIS_URL: services.redis.url,
        },
      });
      const [{ url, apiKey }] = (await once(child, 'message')) as [{ url: string; apiKey: string }];
      return {
        url,
        apiKey,
        async stop() {
          child.disconnect();
          await once(child, 'exit');
        },
      };
    },
    serverSeconds: () => secondsOf(home),
    async stop() {
      await graph.close();
      await services.stop();
      if (kept === undefined) await rm(home, { recursive: true, force: true });
    },
  };
}

export function sayMachine(): void {
  console.log(
    `${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}, ${process.platform}-${process.arch}`,
  );
}

/** Ticks of /proc: a hundred a second on Linux. */
const TICKS = 100;

function secondsOf(home: string): number | null {
  try {
    for (const pid of readdirSync('/proc')) {
      if (!/^\d+$/.test(pid)) continue;
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      if (!command.includes('CommunityEntryPoint') || !command.includes(`--home-dir=${home}/`)) continue;
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
      return (Number(fields[11]) + Number(fields[12])) / TICKS;
    }
  } catch {
    // Another system, or a process that ended while it was looked at.
  }
  return null;
}
