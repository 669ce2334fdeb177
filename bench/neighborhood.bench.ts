/**
 * Neighborhoods through the stage (validation and assembly included) against the same statement over the raw driver, one
 * client, and around a hub with 50,000 relations. Run bench/load.bench.ts with the same BENCH_HOME first.
 *
 *   BENCH_HOME=folder node --import tsx bench/neighborhood.bench.ts [samples]
 */
import neo4j from 'neo4j-driver';
import { randomOf } from '../src/domain/index.ts';
import { createKnowledge } from '../src/knowledge/index.ts';
import { queryOf } from '../src/platform/graph/index.ts';
import { sayMachine, startBench } from './knowledge/with-services.ts';

const samples = Number(process.argv[2] ?? 500);
const HUB_RELATIONS = 50_000;
const { graph, neo4j: at, stop } = await startBench();
const driver = neo4j.driver(at.uri, neo4j.auth.basic(at.username, at.password), { disableLosslessIntegers: true });
try {
  sayMachine();
  const knowledge = createKnowledge({ graph });
  const ids: string[] = [];
  for await (const { id } of knowledge.streamConcepts('bench')) ids.push(id);
  if (ids.length === 0) throw new Error('No graph: run bench/load.bench.ts with the same BENCH_HOME first');
  const { text } = queryOf('knowledge/find-concept-neighborhood').contract;
  const raw = async (projectId: string, conceptId: string, hops: number) => {
    const session = driver.session({ defaultAccessMode: 'READ' });
    const [each, level] = [neo4j.int(51), neo4j.int(201)];
    await session.run(text, {
      projectId,
      conceptId,
      hops: neo4j.int(hops),
      types: null,
      direction: 'both',
      each,
      level,
    });
    await session.close();
  };
  const random = randomOf('neighborhood');
  const measure = async (ask: (id: string) => Promise<unknown>, from: readonly string[]) => {
    const times: number[] = [];
    for (let i = 0; i < samples; i++) {
      const id = from[Math.floor(random() * from.length)]!;
      const since = performance.now();
      await ask(id);
      times.push(performance.now() - since);
    }
    times.sort((a, b) => a - b);
    const share = (part: number) => times[Math.floor(part * (times.length - 1))]!;
    return { p50: share(0.5), p95: share(0.95) };
  };
  const say = (what: string, { p50, p95 }: { p50: number; p95: number }) =>
    console.log(`${what.padEnd(44)} p50 ${p50.toFixed(2)} ms, p95 ${p95.toFixed(2)} ms`);
  for (const hops of [1, 2, 3] as const) {
    await measure((id) => knowledge.findNeighborhood('bench', id, { hops }), ids);
    const driverTimes = await measure((id) => raw('bench', id, hops), ids);
    const stageTimes = await measure((id) => knowledge.findNeighborhood('bench', id, { hops }), ids);
    say(`${hops} hops, raw driver, ${ids.length} concepts`, driverTimes);
    say(`${hops} hops, stage`, stageTimes);
    console.log(`  p50 against the raw driver: ${(stageTimes.p50 / driverTimes.p50).toFixed(2)}×`);
  }
  const session = driver.session();
  await session.run(
    'MERGE (:Concept {projectId: "bench-hub", id: "con_hubhubhub", term: "hub", aliases: [], discipline: "x"})',
  );
  await session.run(
    `MATCH (hub:Concept {projectId: 'bench-hub', id: 'con_hubhubhub'}) WHERE NOT (hub)-[:CAUSAL]->()
     UNWIND range(1, $n) AS i
     CREATE (hub)-[:CAUSAL {relationId: 'rel_hub' + toString(10000000 + i)}]->(:Concept {projectId: 'bench-hub', id: 'con_' + toString(10000000 + i), term: 'near ' + i, aliases: [], discipline: 'x'})`,
    { n: neo4j.int(HUB_RELATIONS) },
  );
  await session.close();
  const hub = ['con_hubhubhub'];
  const beside = Array.from({ length: 100 }, (_, i) => `con_${10_000_001 + i * 7}`);
  for (const hops of [1, 2, 3] as const) {
    say(
      `${hops} hops around a hub of ${HUB_RELATIONS}`,
      await measure((id) => knowledge.findNeighborhood('bench-hub', id, { hops }), hub),
    );
    say(`${hops} hops beside it`, await measure((id) => knowledge.findNeighborhood('bench-hub', id, { hops }), beside));
  }
  say(
    '1 hop, a type that the hub does not have',
    await measure((id) => knowledge.findNeighborhood('bench-hub', id, { hops: 1, types: ['PART_OF'] }), hub),
  );
} finally {
  await driver.close();
  await stop();
}
