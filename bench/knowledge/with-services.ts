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
  stop(): Promise<void>;
}

/** Servers of the benchmark's own. With BENCH_HOME their state is kept there for the next benchmark. */
export async function startBench(): Promise<BenchServices> {
  const kept = process.env.BENCH_HOME;
  const home = kept ?? (await mkdtemp(join(tmpdir(), 'proda-bench-')));
  const { cacheDir, mavenMirror } = readConfig();
  const services = await startServices({ home, cacheDir, mavenMirror, redisUrl: 'redis://elsewhere' });
  const graph = connectGraph({ ...services.neo4j, database: 'neo4j', retryTimeMs: 60_000 });
  await migrate(graph);
  return {
    graph,
    neo4j: services.neo4j,
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
