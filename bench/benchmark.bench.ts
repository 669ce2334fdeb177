/**
 * How good and how fast suites are: `npx tsx bench/benchmark.bench.ts [COPIES]`, with NEO4J_URI, NEO4J_USERNAME and NEO4J_PASSWORD set.
 * COPIES (default 1) of the primer's knowledge, each as disciplines of its own, go into a project that is removed afterwards;
 * PRODA_REFERENCE names a folder of other knowledge files to use instead. Prints the figures of one suite: items, chains that bear one,
 * operators, tiers, audit, reasons of refusal, and items a second from the first query to the frozen suite.
 *
 * With COPIES above 1 the solvers trained on words mean nothing: they learn a copy's true pairs from the other copies.
 *
 * 2026-11-28, 2 cores, 24 GiB, Node 20.20, machine quiet, reference knowledge, 14 copies (10,374 chains): 10,374 items stored in 105 s on the clock, 99 a
 * second, 51.6 s of processor time in this process, 201 items a second of it. Under a load of about 20, 5 copies (3,705 chains): 146 items a second of
 * processor time, with the profiler on. The goal of 300 items a second is not reached; the published size (43,953 chains) was not run.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createBenchmark } from '../src/benchmark/index.ts';
import { NO_JOB } from '../src/domain/index.ts';
import { createKnowledge } from '../src/knowledge/index.ts';
import { queryOf } from '../src/platform/graph/index.ts';
import { loadProject, openGraph } from './benchmark/load-graph.ts';
import { writeCopies } from './benchmark/write-copies.ts';

const copies = Number(process.argv[2] ?? 1);
const source = process.env.PRODA_REFERENCE ?? fileURLToPath(new URL('../data/primer/knowledge', import.meta.url));
const projectId = `bench-suite-${process.pid}`;
const graph = await openGraph();
const folder = mkdtempSync(join(tmpdir(), 'proda-bench-'));
try {
  writeCopies(source, folder, copies);
  const loading = performance.now();
  await loadProject(graph, projectId, { texts: null, knowledge: folder });
  console.log(`loaded in ${seconds(loading)} s`);

  const knowledge = createKnowledge({ graph });
  const chains = new Map<string, number>();
  for await (const { id, steps } of knowledge.streamChains(projectId)) chains.set(id, steps.length);
  const benchmark = createBenchmark({ graph, knowledge });
  const cpu = process.cpuUsage();
  const started = performance.now();
  const { skipped, artifactAudit, ...suite } = await benchmark.build(projectId, { name: 'bench', seed: 1 }, NO_JOB);
  const took = (performance.now() - started) / 1000;
  const bearing = new Set<string>();
  for await (const { chainId } of benchmark.streamItems(projectId, suite.id)) bearing.add(chainId);
  const long = [...chains].filter(([, steps]) => steps >= 3).map(([id]) => id);
  console.log({ ...suite, byDiscipline: Object.keys(suite.byDiscipline).length });
  console.log({
    chains: chains.size,
    bearing: bearing.size,
    shareOfLongChains: long.filter((id) => bearing.has(id)).length / long.length,
    seconds: took,
    itemsPerSecond: suite.items / took,
    cpuSeconds: process.cpuUsage(cpu).user / 1e6,
    residentMb: process.memoryUsage().rss / 2 ** 20,
    peakMb: process.resourceUsage().maxRSS / 2 ** 10,
  });
  for (const { name, accuracy, interval } of artifactAudit.solvers)
    console.log(
      `${name.padEnd(52)} ${(accuracy * 100).toFixed(1)} % [${interval.map((x) => (x * 100).toFixed(1)).join(', ')}]`,
    );
  for (const { reason, count } of skipped) console.log(`${String(count).padStart(8)}  ${reason}`);
} finally {
  const deleteProject = queryOf<{ projectId: string }, { left: number }>('platform/delete-project-batch');
  while (((await graph.run(deleteProject, { projectId }))[0]?.left ?? 0) > 0);
  rmSync(folder, { recursive: true });
  await graph.close();
}
process.exit(0);

function seconds(since: number): string {
  return ((performance.now() - since) / 1000).toFixed(1);
}
