/**
 * From failures back to sentences in Cypher, and the spectrum, on a suite of any size: all items count as failed, which is the worst case.
 *
 *   node --import tsx bench/back-trace.bench.ts [copies]     with NEO4J_URI, NEO4J_USERNAME and NEO4J_PASSWORD
 *
 * Copies (default 1) of the primer's knowledge, or of PRODA_REFERENCE's, each as disciplines of its own, go into a project that is removed
 * afterwards. The steps are those of a diagnosis: read the items and the Q-matrix, lead each failure back, rank everything. Each is told
 * for a quarter, a half and all of the items, so that what grows faster than they do shows. Figures: bench/README.md.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createBenchmark } from '../src/benchmark/index.ts';
import { buildSpectrum, type ItemRow, type ResponseRow } from '../src/diagnosis/index.ts';
import { findFailureLineage, streamRequiredElements } from '../src/diagnosis/queries.generated.ts';
import { NO_JOB } from '../src/domain/index.ts';
import { createKnowledge } from '../src/knowledge/index.ts';
import { queryOf } from '../src/platform/graph/index.ts';
import { loadProject, openGraph } from './benchmark/load-graph.ts';

/** As many failures a query as a diagnosis asks for. */
const BATCH = 200;

const copies = Number(process.argv[2] ?? 1);
const source = process.env.PRODA_REFERENCE ?? fileURLToPath(new URL('../data/primer/knowledge', import.meta.url));
const projectId = `bench-trace-${process.pid}`;
const graph = await openGraph();
const folder = mkdtempSync(join(tmpdir(), 'proda-bench-'));
try {
  writeCopies();
  await loadProject(graph, projectId, { texts: null, knowledge: folder });
  const benchmark = createBenchmark({ graph, knowledge: createKnowledge({ graph }) });
  const suite = await benchmark.build(projectId, { name: 'trace', seed: 1 }, NO_JOB);
  const reading = performance.now();
  const items: ItemRow[] = [];
  for await (const { id, chainId, requires, answer, options } of benchmark.streamItems(projectId, suite.id))
    items.push({ id, chainId, requires: requires.map((ref) => ref.id), answer, options });
  let elements = 0;
  for await (const _ of graph.stream(streamRequiredElements, { projectId, benchmarkId: suite.id })) elements++;
  console.log(`${items.length} items and ${elements} concepts and relations read in ${secondsSince(reading)} s`);
  await trace(items.slice(0, BATCH));
  const rows: Record<string, number>[] = [];
  for (const part of [0.25, 0.5, 1]) {
    const failed = items.slice(0, Math.round(part * items.length));
    const tracing = performance.now();
    const quotes = await trace(failed);
    const traced = secondsSince(tracing);
    const responses = failed.map(
      ({ id }, i): ResponseRow => ({ itemId: id, outcome: i % 3 === 0 ? 'correct' : 'wrong', chosen: 0 }),
    );
    const ranking = performance.now();
    const ranked = buildSpectrum(failed, responses).length;
    rows.push({ items: failed.length, quotes, 'back-trace, s': traced, ranked, 'spectrum, s': secondsSince(ranking) });
  }
  console.table(rows);
} finally {
  const deleteProject = queryOf<{ projectId: string }, { left: number }>('platform/delete-project-batch');
  while (((await graph.run(deleteProject, { projectId }))[0]?.left ?? 0) > 0);
  rmSync(folder, { recursive: true });
  await graph.close();
}

/** How many quotes stand behind the relations of these items. */
async function trace(failed: readonly ItemRow[]): Promise<number> {
  let quotes = 0;
  for (let i = 0; i < failed.length; i += BATCH) {
    const itemIds = failed.slice(i, i + BATCH).map(({ id }) => id);
    for (const { relations } of await graph.run(findFailureLineage, { projectId, itemIds }))
      quotes += relations.reduce((sum, { evidence }) => sum + evidence.length, 0);
  }
  return quotes;
}

function writeCopies(): void {
  for (const file of readdirSync(source).filter((name) => name.endsWith('.ndjson')))
    for (let copy = 0; copy < copies; copy++) {
      const lines = readFileSync(join(source, file), 'utf8').trim().split('\n');
      const own = lines.map((line) => {
        const { discipline, document, ...rest } = JSON.parse(line) as { discipline: string; document: object };
        const apart = { ...document, sourceUri: `${copy}/${file}`, sha256: null };
        return JSON.stringify({ discipline: `${discipline} ${copy}`, document: apart, ...rest });
      });
      writeFileSync(join(folder, `${copy}-${file}`), `${own.join('\n')}\n`);
    }
}

function secondsSince(start: number): number {
  return Number(((performance.now() - start) / 1e3).toFixed(2));
}
