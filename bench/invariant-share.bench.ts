/**
 * What the zero-orphan checks cost: the same knowledge file imported with them and without (nothing is held, merges are not looked for,
 * orphans not counted before the commit), in turn, each time into a project of its own. Processor seconds, since others may run beside.
 *
 *   node --import tsx bench/invariant-share.bench.ts [scale] [rounds]
 */
import { NO_JOB } from '../src/domain/index.ts';
import { createKnowledge } from '../src/knowledge/index.ts';
import type { Graph, Query, Transaction } from '../src/platform/graph/index.ts';
import { buildReference, storeTexts } from './knowledge/reference-structure.ts';
import { sayMachine, startBench } from './knowledge/with-services.ts';

const scale = Number(process.argv[2] ?? 0.1);
const rounds = Number(process.argv[3] ?? 4);

/** Locks become look-ups, and what only guards against others is not asked. */
function unchecked(graph: Graph): Graph {
  const plain = <P extends object, R extends object>(query: Query<P, R>): Query<P, R> => {
    const { contract } = query;
    if (!contract.name.startsWith('knowledge/lock-')) return query;
    return { contract: { ...contract, text: contract.text.replace(/^SET \w+\._lock = true$/m, '') } };
  };
  const skipped = new Set(['knowledge/find-any-merge', 'knowledge/count-orphans']);
  return {
    ...graph,
    write: (name, work, options) =>
      graph.write(
        name,
        (tx) =>
          work({
            run: async (query, params) => (skipped.has(query.contract.name) ? [] : tx.run(plain(query), params)),
          } satisfies Transaction),
        options,
      ),
  };
}

const { graph, serverSeconds, stop } = await startBench();
try {
  sayMachine();
  const { lines, documents } = buildReference(scale);
  async function* stream() {
    yield* lines;
  }
  const ways = { checked: graph, unchecked: unchecked(graph) };
  const spent = { checked: [] as number[], unchecked: [] as number[] };
  for (let round = 0; round <= rounds; round++)
    for (const way of ['checked', 'unchecked'] as const) {
      const projectId = `bench-${way}-${round}`;
      await storeTexts(graph, projectId, documents);
      const [server, client] = [serverSeconds() ?? 0, process.cpuUsage()];
      await createKnowledge({ graph: ways[way] }).importKnowledge(projectId, stream(), NO_JOB);
      const { user, system } = process.cpuUsage(client);
      const seconds = (serverSeconds() ?? 0) - server + (user + system) / 1e6;
      // The first of each warms up.
      if (round > 0) spent[way].push(seconds);
      console.log(`${way.padEnd(10)} ${seconds.toFixed(2)} s of processor${round === 0 ? ' (warming up)' : ''}`);
    }
  const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
  const [withChecks, without] = [median(spent.checked), median(spent.unchecked)];
  console.log(
    `${lines.length} chains: ${withChecks.toFixed(2)} s with the checks, ${without.toFixed(2)} s without (medians); their share ${((100 * (withChecks - without)) / withChecks).toFixed(1)} %`,
  );
} finally {
  await stop();
}
