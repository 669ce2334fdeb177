/**
 * What an import holds in memory as it goes on: the heap after a collection and the resident set, every tenth of the way. The file is made
 * as it is read, part by part, so that what grows is the import's.
 *
 *   node --expose-gc --import tsx bench/load-memory.bench.ts [scale]       NEO4J_URI …: a server that runs already
 */
import { randomBytes } from 'node:crypto';
import { NO_JOB } from '../src/domain/index.ts';
import { createKnowledge } from '../src/knowledge/index.ts';
import { connectGraph, migrate } from '../src/platform/index.ts';
import { buildReference, REFERENCE, storeTexts } from './knowledge/reference-structure.ts';
import { sayMachine, startBench } from './knowledge/with-services.ts';

const scale = Number(process.argv[2] ?? 1);
const PARTS = 20;
const { NEO4J_URI: uri, NEO4J_USERNAME: username = 'neo4j', NEO4J_PASSWORD: password = '' } = process.env;
const own = uri === undefined ? await startBench() : null;
const graph = own?.graph ?? connectGraph({ uri: uri!, username, password, database: 'neo4j', retryTimeMs: 60_000 });
const projectId = `bench-memory-${randomBytes(3).toString('hex')}`;
const MiB = 2 ** 20;
let peak = 0;
const watch = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage().rss);
}, 20);
try {
  sayMachine();
  await migrate(graph);
  let read = 0;
  const say = () => {
    globalThis.gc?.();
    const { heapUsed, rss, external, arrayBuffers } = process.memoryUsage();
    const show = (bytes: number) => `${Math.round(bytes / MiB)}`.padStart(5);
    console.log(
      `${String(read).padStart(7)} chains: heap ${show(heapUsed)} MiB, outside of it ${show(external + arrayBuffers)}, resident ${show(rss)} (peak ${show(peak)})`,
    );
  };
  async function* lines() {
    for (let part = 0; part < PARTS; part++) {
      const made = buildReference(scale / PARTS, part + 1, part * 2 * REFERENCE.documents);
      await storeTexts(graph, projectId, made.documents);
      if (part % 2 === 0) say();
      for (const line of made.lines) {
        read += 1;
        yield line;
      }
    }
  }
  const { created } = await createKnowledge({ graph }).importKnowledge(projectId, lines(), NO_JOB);
  say();
  console.log(JSON.stringify(created));
} finally {
  clearInterval(watch);
  await (own?.stop() ?? graph.close());
}
