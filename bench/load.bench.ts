/**
 * The structure of the published size, with evidence, through the service's own import (validation, gate, invariant,
 * idempotence) against a naive loader that checks nothing, on the same entities, one after the other on the same server; and against
 * the offline import of Neo4j into an empty store, which is as fast as the machine can.
 *
 *   node --import tsx bench/load.bench.ts [scale]        BENCH_HOME=folder keeps the servers' state for the other benchmarks
 */
import { NO_JOB } from '../src/domain/index.ts';
import { createKnowledge } from '../src/knowledge/index.ts';
import { adminLoad } from './knowledge/admin-load.ts';
import { naiveLoad, readEntities } from './knowledge/naive-load.ts';
import { buildReference, storeTexts } from './knowledge/reference-structure.ts';
import { sayMachine, startBench } from './knowledge/with-services.ts';

const scale = Number(process.argv[2] ?? 1);
const { graph, neo4j, serverSeconds, stop } = await startBench();
try {
  sayMachine();
  const knowledge = createKnowledge({ graph });
  const { lines, documents } = buildReference(scale);
  async function* stream() {
    yield* lines;
  }
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 50);
  /** Where other work runs beside it, the seconds of the processor tell more than those of the clock. */
  const cpuOf = new Map<string, { server: number; client: number }>();
  const timed = async <T>(what: string, work: () => Promise<T>): Promise<[number, T]> => {
    const [since, server, client] = [performance.now(), serverSeconds() ?? 0, process.cpuUsage()];
    const value = await work();
    const seconds = (performance.now() - since) / 1000;
    const { user, system } = process.cpuUsage(client);
    cpuOf.set(what, { server: (serverSeconds() ?? 0) - server, client: (user + system) / 1e6 });
    return [seconds, value];
  };
  // Plans, compiled code and page cache of both warm up on a tenth of it, in projects of their own: a server just started takes twice as long.
  const warm = buildReference(0.1, 2);
  for (const projectId of ['bench-warm', 'bench-warm-naive']) await storeTexts(graph, projectId, warm.documents);
  await knowledge.importKnowledge(
    'bench-warm',
    (async function* () {
      yield* warm.lines;
    })(),
    NO_JOB,
  );
  await naiveLoad(neo4j, 'bench-warm-naive', await readEntities(neo4j, 'bench-warm'));
  await storeTexts(graph, 'bench', documents);
  await storeTexts(graph, 'bench-naive', documents);
  const before = process.memoryUsage().rss;
  peak = before;
  const [first, result] = await timed('first', () => knowledge.importKnowledge('bench', stream(), NO_JOB));
  const grown = peak - before;
  const [again, repeated] = await timed('again', () => knowledge.importKnowledge('bench', stream(), NO_JOB));
  const entities = await readEntities(neo4j, 'bench');
  const [naive] = await timed('naive', () => naiveLoad(neo4j, 'bench-naive', entities));
  clearInterval(watch);
  const offline = await adminLoad('bench', documents, entities);
  const nodes = entities.concepts.length + entities.relations.length + entities.chains.length;
  const edges =
    3 * entities.relations.length +
    entities.hasNode.length +
    entities.hasEdge.length +
    entities.evidence.length +
    entities.extractedFrom.length;
  const rate = (seconds: number) =>
    `${seconds.toFixed(1)} s, ${Math.round((nodes + edges) / seconds).toLocaleString('en')} entities/s`;
  console.log({
    created: result.created,
    refused: result.refused,
    unverified: result.unverifiedEvidence,
    nodes,
    edges,
  });
  console.log(`import through the service  ${rate(first)} (grew by ${Math.round(grown / 2 ** 20)} MiB)`);
  console.log(`the same again              ${again.toFixed(1)} s, created ${JSON.stringify(repeated.created)}`);
  console.log(`naive Bolt loader           ${rate(naive)}`);
  console.log(`speed against the naive loader: ${(naive / first).toFixed(2)}×`);
  console.log(
    `neo4j-admin import          ${offline.seconds.toFixed(1)} s, ${Math.round(offline.entities / offline.seconds).toLocaleString('en')} entities/s; speed against it: ${(offline.seconds / first).toFixed(2)}×`,
  );
  for (const [what, { server, client }] of cpuOf)
    console.log(`processor, ${what}: server ${server.toFixed(1)} s, client ${client.toFixed(1)} s`);
  const [auditSeconds, audit] = await timed('audit', () => knowledge.audit('bench'));
  console.log(
    `audit ${auditSeconds.toFixed(2)} s`,
    JSON.stringify({ ...audit, components: audit.components.slice(0, 1) }),
  );
} finally {
  await stop();
}
