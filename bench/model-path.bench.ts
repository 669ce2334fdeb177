/**
 * The model path from a library to the graph, end to end: documents in, three questions a window over real HTTP to a local
 * OpenAI-compatible server that answers from knowledge files, the gate, the writer, Neo4j. What it measures is the path, not a model: the
 * server says what careful readers wrote down, so what is lost on the way is the path's own doing.
 *
 *   PRODA_CORPUS=… PRODA_REFERENCE=… node --import tsx bench/model-path.bench.ts
 *   … --discipline biology                           a part of it
 *   … --garble 0.1 --truncate 0.05 --refuse 0.02 --reset 0.02 --busy 0.1 --invent 0.1 --delay 20 --seed 3
 *                                                     shares of calls (of quotes: --invent) that go wrong; milliseconds before an answer
 *
 * Servers: NEO4J_URI, NEO4J_USERNAME, NEO4J_PASSWORD, else its own. Removes its project at the end.
 */

import { setMaxListeners } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createCorpus } from '../src/corpus/index.ts';
import { type KnowledgeLine, normalizeTerm } from '../src/domain/index.ts';
import { admit } from '../src/knowledge/gate/index.ts';
import { createKnowledge } from '../src/knowledge/index.ts';
import { readWithModel } from '../src/knowledge/reader/model/index.ts';
import {
  connectGraph,
  createBudget,
  createModelClient,
  createResponseStore,
  migrate,
  queryOf,
} from '../src/platform/index.ts';
import { knowledgeModel } from '../test/support/knowledge-model.ts';
import { startModelServer } from '../test/support/model-server.ts';
import { sayMachine, startBench } from './knowledge/with-services.ts';
import { faultsOf } from './model-path/faults.ts';
import { connectivityOf } from './reader/connectivity.ts';
import { statementsOf, typedKey } from './reader/graph-statement.ts';
import { type LibraryDocument, loadLibrary } from './reader/load-library.ts';
import { addDocument, type Measure, newMeasure } from './reader/measure-reader.ts';
import { knowledgeFiles, proposedOf } from './reader/read-with.ts';
import { printMeasures } from './reader/report.ts';
import { loadYardstick } from './reader/yardstick.ts';

const share = { type: 'string', default: '0' } as const;
const { values: options } = parseArgs({
  options: {
    discipline: { type: 'string' },
    seed: { type: 'string', default: '1' },
    garble: share,
    truncate: share,
    refuse: share,
    reset: share,
    busy: share,
    invent: share,
    delay: share,
    concurrency: { type: 'string', default: '8' },
  },
});
const { PRODA_CORPUS: library, PRODA_REFERENCE: reference, NEO4J_URI: uri } = process.env;
if (library === undefined || reference === undefined) {
  console.warn(
    'SKIPPED: the model path. Set PRODA_CORPUS to a folder of <discipline>/<file>.md and PRODA_REFERENCE to its knowledge files.',
  );
  process.exit(0);
}

const own = uri === undefined ? await startBench() : null;
const graph =
  own?.graph ??
  connectGraph({
    uri: uri!,
    username: process.env.NEO4J_USERNAME ?? 'neo4j',
    password: process.env.NEO4J_PASSWORD ?? '',
    database: process.env.NEO4J_DATABASE ?? 'neo4j',
    retryTimeMs: 60_000,
  });
const deleteProject = queryOf<{ projectId: string }, { left: number }>('platform/delete-project-batch');
const projectId = `bench-model-path-${process.pid}`;
const responses = await mkdtemp(join(tmpdir(), 'proda-model-path-'));
const faults = faultsOf(
  {
    garble: Number(options.garble),
    truncate: Number(options.truncate),
    refuse: Number(options.refuse),
    reset: Number(options.reset),
    busy: Number(options.busy),
    invent: Number(options.invent),
  },
  Number(options.delay),
  options.seed,
);
const written = knowledgeFiles(reference);
const server = await startModelServer(knowledgeModel([...written.values()].flat(), { isInvented: faults.isInvented }), {
  faultOf: faults.faultOf,
});
try {
  await migrate(graph);
  sayMachine();
  await run();
} finally {
  await server.close();
  for (;;) {
    const [row] = await graph.run(deleteProject, { projectId });
    if (row === undefined || row.left === 0) break;
  }
  await rm(responses, { recursive: true, force: true });
  await (own === null ? graph.close() : own.stop());
}

async function run(): Promise<void> {
  const corpus = createCorpus({ graph });
  const budget = createBudget({ graph });
  const model = createModelClient({
    endpoint: {
      baseUrl: server.baseUrl,
      apiKey: 'none',
      model: 'reads-from-knowledge-files',
      concurrency: Number(options.concurrency),
      price: { input: 1, output: 1 },
    },
    store: createResponseStore(responses),
    budget,
    random: Math.random,
    backoffMs: 5,
  });
  const knowledge = createKnowledge({ graph, corpus, model });
  const documents: LibraryDocument[] = [];
  for await (const document of loadLibrary(library!, { discipline: options.discipline ?? null, parity: 'all' })) {
    if (!written.has(document.sourceUri)) continue;
    const { sourceUri, discipline } = document;
    await corpus.ingest(projectId, {
      bytes: readFileSync(join(library!, sourceUri)),
      name: sourceUri,
      meta: { sourceUri, discipline },
    });
    documents.push(document);
  }
  const estimate = await knowledge.estimateExtraction(projectId, 'all');
  const { signal } = new AbortController();
  setMaxListeners(0, signal);
  const context = { signal, progress: () => undefined };
  const began = performance.now();
  const result = await knowledge.extract(projectId, { documentIds: 'all', reader: 'llm' }, context);
  const seconds = (performance.now() - began) / 1_000;
  const calls = server.requests.length;
  const againBegan = performance.now();
  const again = await knowledge.extract(projectId, { documentIds: 'all', reader: 'llm' }, context);
  const againSeconds = (performance.now() - againBegan) / 1_000;

  const stored = new Map<string, KnowledgeLine[]>();
  for await (const line of knowledge.exportKnowledge(projectId)) {
    const from = [line.document, ...(line.alsoFrom ?? [])];
    for (const { sourceUri } of from) if (sourceUri) stored.set(sourceUri, [...(stored.get(sourceUri) ?? []), line]);
  }
  const audit = await knowledge.audit(projectId);
  await knowledge.close();
  report(documents, stored);
  // Read once more from the record, at no cost: what the gate let through on the way, against what lies in the graph.
  const path = { admitted: 0, stored: 0 };
  for (const document of documents) {
    const there = new Set((stored.get(document.sourceUri) ?? []).map((line) => keyOf(proposedOf(line, document))));
    const read = await readWithModel(model, { projectId, document, source: document }, context);
    for (const key of new Set(read.admitted.map(keyOf))) {
      path.admitted += 1;
      if (there.has(key)) path.stored += 1;
    }
  }
  console.log(
    `stored of what the gate let through on the way: ${path.stored} of ${path.admitted} chains = ${percentOf(path.stored, path.admitted)} (goal 100 %)`,
  );
  const reasons = new Map(result.refused.map(({ reason, count }) => [reason, count]));
  console.log(`faults drawn: ${JSON.stringify(Object.fromEntries(faults.drawn))}`);
  console.log(`refused by reason: ${JSON.stringify(Object.fromEntries(reasons))}`);
  console.log(
    `estimate ${estimate.calls} calls, ${estimate.promptTokens + estimate.completionTokens} tokens; sent ${calls} calls, ` +
      `${(await budget.getBudget(projectId)).spent.tokens} tokens; ${seconds.toFixed(1)} s; again ${server.requests.length - calls} calls, ` +
      `${again.created.chains} chains made, ${againSeconds.toFixed(1)} s`,
  );
  console.log(
    `audit: ${audit.counts.chains} chains, ${audit.counts.relations} relations, ${audit.counts.concepts} concepts, orphans ` +
      `${audit.orphans.concepts} + ${audit.orphans.relations}, broken ${audit.brokenChains}, drifted ${audit.driftedProjections}, unverified ${audit.unverifiedEvidence}`,
  );
}

function percentOf(part: number, whole: number): string {
  return `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;
}

/** What passes the gate straight from the files, against what lies in the graph after the whole path. */
function report(documents: readonly LibraryDocument[], stored: ReadonlyMap<string, KnowledgeLine[]>): void {
  const yardstick = loadYardstick(reference!);
  const measures = new Map<string, Measure>();
  const rows: Record<string, Record<string, unknown>> = {};
  const total = { passing: 0, kept: 0 };
  const disciplines = [...new Set(documents.map(({ discipline }) => discipline))];
  for (const discipline of disciplines) {
    const measure = newMeasure(discipline);
    measures.set(discipline, measure);
    const [passing, kept] = [new Set<string>(), new Set<string>()];
    const given = [];
    const lengths = new Map<number, number>();
    for (const document of documents.filter((one) => one.discipline === discipline)) {
      const chains = (stored.get(document.sourceUri) ?? []).map((line) => proposedOf(line, document));
      addDocument(measure, document, { chains, loose: [], refused: [], milliseconds: 0 }, [], yardstick);
      const there = new Set(chains.map(keyOf));
      const proposed = (written.get(document.sourceUri) ?? []).map((line) => proposedOf(line, document));
      const { admitted } = admit(proposed, document);
      given.push(...statementsOf(admitted, document));
      for (const chain of admitted) {
        const key = `${document.sourceUri} ${keyOf(chain)}`;
        passing.add(key);
        if (there.has(keyOf(chain))) kept.add(key);
      }
      for (const { steps } of chains) lengths.set(steps.length, (lengths.get(steps.length) ?? 0) + 1);
    }
    total.passing += passing.size;
    total.kept += kept.size;
    const [has, had] = [connectivityOf(measure.statements).largest, connectivityOf(given).largest];
    rows[discipline] = {
      'chains that pass': passing.size,
      stored: percentOf(kept.size, passing.size),
      'largest stored': `${(100 * has).toFixed(1)} %`,
      'largest in files': `${(100 * had).toFixed(1)} %`,
      'goal 90 %': had < 0.9 ? 'the files do not have it' : has >= 0.9 ? 'reached' : 'MISSED',
      'chains by length': [...lengths]
        .sort((a, b) => a[0] - b[0])
        .map(([length, count]) => `${length}: ${count}`)
        .join(', '),
    };
  }
  printMeasures('model path, what lies in the graph', [...measures.values()]);
  console.table(rows);
  console.log(
    `stored of what the files hold and the gate lets through: ${total.kept} of ${total.passing} chains = ${percentOf(total.kept, total.passing)}; ` +
      'the rest no window shows whole, or a fault took',
  );
}

/** A chain by what it says, whichever end it is written from. */
function keyOf({ nodes, steps }: ReturnType<typeof proposedOf>): string {
  const says = steps.map(({ type, direction }, i) => {
    const [left, right] = [normalizeTerm(nodes[i]!.term), normalizeTerm(nodes[i + 1]!.term)];
    return typedKey(
      direction === 'forward' ? { subject: left, type, object: right } : { subject: right, type, object: left },
    );
  });
  return [says.join('; '), [...says].reverse().join('; ')].sort()[0]!;
}
