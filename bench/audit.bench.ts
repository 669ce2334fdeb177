/**
 * The global audit, whole and promise by promise. Run bench/load.bench.ts or bench/bulk-store.bench.ts with the same BENCH_HOME first.
 *
 *   BENCH_HOME=folder node --import tsx bench/audit.bench.ts [rounds]
 */
import { proveSound } from '../src/knowledge/audit/prove-sound.ts';
import { readComponents } from '../src/knowledge/audit/read-components.ts';
import { createKnowledge } from '../src/knowledge/index.ts';
import { type Graph, queryOf } from '../src/platform/graph/index.ts';
import { sayMachine, startBench } from './knowledge/with-services.ts';

const rounds = Number(process.argv[2] ?? 5);
const projectId = 'bench';
/** What the quick pass reads, then the queries that count what is broken. */
const promises = [
  'audit-counts',
  'audit-store',
  'audit-projections',
  'audit-concepts',
  'audit-chain-nodes',
  'audit-chain-edges',
  'audit-evidence',
  'audit-orphans',
  'audit-chains',
  'audit-drifted-relations',
  'audit-stray-projections',
];
/** Only what a query asks for is sent. */
const GIVEN = { projectId, examples: 10 };
const { graph, stop } = await startBench();
try {
  sayMachine();
  const knowledge = createKnowledge({ graph });
  const seconds = async (work: () => Promise<unknown>): Promise<number> => {
    const since = performance.now();
    await work();
    return (performance.now() - since) / 1000;
  };
  const one = (name: string, on: Graph) => {
    const query = queryOf<object, object>(`knowledge/${name}`);
    return on.run(query, GIVEN);
  };
  const table = new Map<string, number[]>();
  const note = (what: string, value: number) => table.set(what, [...(table.get(what) ?? []), value]);
  const { counts } = await knowledge.audit(projectId);
  for (let round = 0; round < rounds; round++) {
    for (const name of promises) note(name, await seconds(() => one(name, graph)));
    note('the proof', await seconds(() => proveSound(graph, projectId, Promise.resolve(counts))));
    note('components', await seconds(() => readComponents(graph, projectId)));
    note('the whole audit', await seconds(() => knowledge.audit(projectId)));
  }
  console.log(JSON.stringify(counts));
  for (const [what, values] of table)
    console.log(`${what.padEnd(20)} ${values.map((value) => value.toFixed(2)).join(' ')} s`);
} finally {
  await stop();
}
