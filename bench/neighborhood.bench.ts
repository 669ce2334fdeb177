/**
 * Neighborhoods over REST (key check, validation and serialization included, the API in a process of its own) against the same
 * statement through the raw driver's session.run, question by question in turn, so that both meet the same machine; around a hub
 * with 50,000 relations; and with 16 in flight against the HTTP Query API of Neo4j itself, where requests to the service that meet
 * share a statement, as they do in life, and the peers send one each. Run bench/load.bench.ts with the same BENCH_HOME first.
 *
 *   BENCH_HOME=folder node --import tsx bench/neighborhood.bench.ts [samples]
 */
import { Agent, request } from 'node:http';
import neo4j from 'neo4j-driver';
import { randomOf } from '../src/domain/index.ts';
import { createKnowledge } from '../src/knowledge/index.ts';
import { queryOf } from '../src/platform/graph/index.ts';
import { sayMachine, startBench } from './knowledge/with-services.ts';

const samples = Number(process.argv[2] ?? 500);
const IN_FLIGHT = 16;
const HUB_RELATIONS = 50_000;
const LIMIT = 50;
const ROUNDS = 5;
const ROUND_MS = 3_000;
const { graph, neo4j: at, startApi, stop } = await startBench({ redis: true });
const driver = neo4j.driver(at.uri, neo4j.auth.basic(at.username, at.password), { disableLosslessIntegers: true });
const agent = new Agent({ keepAlive: true, maxSockets: IN_FLIGHT });
const api = await startApi();
try {
  sayMachine();
  const ids: string[] = [];
  for await (const { id } of createKnowledge({ graph }).streamConcepts('bench')) ids.push(id);
  if (ids.length === 0) throw new Error('No graph: run bench/load.bench.ts with the same BENCH_HOME first');
  const { text } = queryOf('knowledge/find-neighborhoods').contract;
  const parametersOf = (projectId: string, conceptId: string, hops: number) => ({
    asked: [{ place: 0, projectId, conceptId }],
    hops,
    types: null,
    direction: 'both',
    each: LIMIT + 1,
    level: 4 * LIMIT + 1,
  });
  const raw = async (projectId: string, conceptId: string, hops: number): Promise<void> => {
    const session = driver.session({ defaultAccessMode: 'READ' });
    const parameters = Object.entries(parametersOf(projectId, conceptId, hops));
    await session.run(
      text,
      Object.fromEntries(
        parameters.map(([name, value]) => [name, typeof value === 'number' ? neo4j.int(value) : value]),
      ),
    );
    await session.close();
  };
  const rest = (projectId: string, conceptId: string, hops: number, types = ''): Promise<void> =>
    ask(`${api.url}/v1/projects/${projectId}/concepts/${conceptId}/neighborhood?hops=${hops}&limit=${LIMIT}${types}`, {
      authorization: `Bearer ${api.apiKey}`,
    });
  const basic = `Basic ${Buffer.from(`${at.username}:${at.password}`).toString('base64')}`;
  const queryApi = (projectId: string, conceptId: string, hops: number): Promise<void> =>
    ask(
      `${new URL(at.browserUrl ?? '').origin}/db/neo4j/query/v2`,
      { authorization: basic, 'content-type': 'application/json', accept: 'application/json' },
      JSON.stringify({ statement: text, parameters: parametersOf(projectId, conceptId, hops), accessMode: 'READ' }),
    );
  function ask(url: string, headers: Record<string, string>, body?: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const sent = request(url, { agent, headers, method: body === undefined ? 'GET' : 'POST' }, (response) => {
        let answer = '';
        response.setEncoding('utf8').on('data', (part: string) => {
          answer += part;
        });
        response.on('end', () => {
          if (response.statusCode !== 200 && response.statusCode !== 202)
            return reject(new Error(`${response.statusCode} ${answer.slice(0, 300)}`));
          JSON.parse(answer);
          resolve();
        });
      });
      sent.on('error', reject).end(body);
    });
  }

  const random = randomOf('neighborhood');
  const pick = (from: readonly string[]) => from[Math.floor(random() * from.length)]!;
  /** Each way is asked the same in turn. */
  const measure = async (ways: readonly ((id: string) => Promise<void>)[], from: readonly string[]) => {
    const times = ways.map(() => [] as number[]);
    for (let i = 0; i < samples; i++) {
      const id = pick(from);
      for (const [k, way] of ways.entries()) {
        const since = performance.now();
        await way(id);
        times[k]!.push(performance.now() - since);
      }
    }
    return times.map((list) => {
      list.sort((a, b) => a - b);
      const share = (part: number) => list[Math.floor(part * (list.length - 1))]!;
      return { p50: share(0.5), p95: share(0.95) };
    });
  };
  const say = (what: string, { p50, p95 }: { p50: number; p95: number }) =>
    console.log(`${what.padEnd(44)} p50 ${p50.toFixed(2)} ms, p95 ${p95.toFixed(2)} ms`);
  const perSecond = async (way: (id: string) => Promise<void>): Promise<number> => {
    const since = performance.now();
    let asked = 0;
    await Promise.all(
      Array.from({ length: IN_FLIGHT }, async () => {
        for (; performance.now() - since < ROUND_MS; asked++) await way(pick(ids));
      }),
    );
    return asked / ((performance.now() - since) / 1000);
  };

  await graphSession(
    'UNWIND ["bench", "bench-hub"] AS id MERGE (project:Project {id: id}) SET project.name = id, project.createdAt = toString(datetime())',
  );
  console.log(`${ids.length} concepts in the project`);
  // A server just started is three times as slow: its compiler has not seen the query yet.
  for (const hops of [3, 1, 2, 3]) {
    await measure([(id) => raw('bench', id, hops)], ids);
    await measure([(id) => rest('bench', id, hops)], ids);
  }
  for (const hops of [1, 2, 3] as const) {
    const ways = [(id: string) => raw('bench', id, hops), (id: string) => rest('bench', id, hops)];
    const [driverTimes, restTimes] = await measure(ways, ids);
    say(`${hops} hops, raw driver`, driverTimes!);
    say(`${hops} hops, REST`, restTimes!);
    console.log(`  p50 against the raw driver: ${(restTimes!.p50 / driverTimes!.p50).toFixed(2)}×`);
  }
  // Warm means: the Query API, whose code is the largest, no longer gets a tenth faster from one round to the next.
  const ways = { rest, queryApi, driver: raw };
  const round = async () => {
    const rates: Record<string, number> = {};
    for (const [name, way] of Object.entries(ways)) rates[name] = await perSecond((id) => way('bench', id, 2));
    return rates as Record<keyof typeof ways, number>;
  };
  for (let [before, { queryApi: now }] = [0, await round()]; now > 1.1 * before; )
    [before, { queryApi: now }] = [now, await round()];
  const rounds: Awaited<ReturnType<typeof round>>[] = [];
  for (let i = 0; i < ROUNDS; i++) {
    const rates = await round();
    rounds.push(rates);
    console.log(
      `2 hops, ${IN_FLIGHT} in flight: REST ${Math.round(rates.rest)} /s, Query API ${Math.round(rates.queryApi)} /s, raw driver ${Math.round(rates.driver)} /s`,
    );
  }
  for (const peer of ['queryApi', 'driver'] as const) {
    const ratios = rounds.map((rates) => rates.rest / rates[peer]).sort((a, b) => a - b);
    console.log(
      `  REST against ${peer}: median ${ratios[ROUNDS >> 1]!.toFixed(2)}×, ${ratios[0]!.toFixed(2)} to ${ratios.at(-1)!.toFixed(2)}×`,
    );
  }

  await graphSession(
    'MERGE (:Concept {projectId: "bench-hub", id: "con_hubhubhub", term: "hub", aliases: [], discipline: "x"})',
  );
  await graphSession(
    `MATCH (hub:Concept {projectId: 'bench-hub', id: 'con_hubhubhub'}) WHERE NOT (hub)-[:CAUSAL]->()
     UNWIND range(1, ${HUB_RELATIONS}) AS i
     CREATE (hub)-[:CAUSAL {relationId: 'rel_hub' + toString(10000000 + i)}]->(:Concept {projectId: 'bench-hub', id: 'con_' + toString(10000000 + i), term: 'near ' + i, aliases: [], discipline: 'x'})`,
  );
  const hub = ['con_hubhubhub'];
  const beside = Array.from({ length: 100 }, (_, i) => `con_${10_000_001 + i * 7}`);
  for (const hops of [1, 2, 3] as const) {
    say(
      `${hops} hops around a hub of ${HUB_RELATIONS}`,
      (await measure([(id) => rest('bench-hub', id, hops)], hub))[0]!,
    );
    say(`${hops} hops beside it`, (await measure([(id) => rest('bench-hub', id, hops)], beside))[0]!);
  }
  const [lacking] = await measure([(id) => rest('bench-hub', id, 1, '&types=PART_OF')], hub);
  say('1 hop, a type that the hub does not have', lacking!);
} finally {
  agent.destroy();
  await api.stop();
  await driver.close();
  await stop();
}

async function graphSession(statement: string): Promise<void> {
  const session = driver.session();
  await session.run(statement);
  await session.close();
}
