/**
 * Which plan Neo4j makes depends on what is in the store. Here every query of cypher/ is explained on graphs of random shape: how
 * many nodes a label has, over how many projects, how alike their properties are, how densely they are joined. What a header
 * promises must hold on each; the queries for which it does not are printed, and the exit code is 1.
 *
 *   node --import tsx bench/plans.bench.ts [graphs] [seed]
 */
import neo4j from 'neo4j-driver';
import { randomOf } from '../src/domain/index.ts';
import { readContracts } from '../src/platform/graph/index.ts';
import { planFaultsOf, readSchema } from '../test/platform/support/plan-faults.ts';
import { sayMachine, startBench } from './knowledge/with-services.ts';

const graphs = Number(process.argv[2] ?? 20);
const random = randomOf(process.argv[3] ?? 'plans');
const EDGES = [
  ['Relation', 'SUBJECT', 'Concept'],
  ['Relation', 'OBJECT', 'Concept'],
  ['Chain', 'HAS_NODE', 'Concept'],
  ['Chain', 'HAS_EDGE', 'Relation'],
  ['Concept', 'CAUSAL', 'Concept'],
  ['Concept', 'SPECIALIZATION', 'Concept'],
  ['Item', 'FROM_CHAIN', 'Chain'],
  ['Sample', 'TEACHES', 'Relation'],
] as const;
/** 1 to 10^digits, as likely small as large. */
const anyOf = (digits: number): number => Math.floor(10 ** (random() * digits));

if (process.env.BENCH_HOME !== undefined) throw new Error('This empties its store: it takes no BENCH_HOME');
const { neo4j: at, stop } = await startBench();
const driver = neo4j.driver(at.uri, neo4j.auth.basic(at.username, at.password));
const run = (text: string) => driver.executeQuery(text);
try {
  sayMachine();
  const contracts = [...readContracts().values()].flat();
  const schema = await readSchema(driver);
  const faults = new Map<string, number>();
  for (let i = 1; i <= graphs; i++) {
    await fill();
    for (const contract of contracts)
      for (const fault of await planFaultsOf(driver, contract, schema)) {
        const named = `${contract.name}: ${fault}`;
        faults.set(named, (faults.get(named) ?? 0) + 1);
      }
    console.log(`graph ${i} of ${graphs}: ${contracts.length} queries explained, ${faults.size} faults so far`);
  }
  for (const [fault, count] of faults) console.log(`on ${count} of ${graphs} graphs  ${fault}`);
  if (faults.size > 0) process.exitCode = 1;

  /** Another graph of random shape, its statistics taken anew and no plan kept. */
  async function fill(): Promise<void> {
    const session = driver.session();
    await session.run(
      'MATCH (node) WHERE NOT node:Migration CALL { WITH node DETACH DELETE node } IN TRANSACTIONS OF 5000 ROWS',
    );
    await session.close();
    const properties = new Map<string, Set<string>>();
    for (const { label, properties: names } of schema.values())
      for (const one of label.split('|'))
        if (one !== 'Migration') properties.set(one, new Set([...(properties.get(one) ?? []), ...names]));
    for (const [label, names] of properties) {
      if (random() < 0.25) continue;
      const projects = anyOf(2);
      // Of what must be unique together, the id is unique alone, and so is whatever else may be a key.
      const setters = [...names].map((name) => {
        const isKey = [...schema.values()].some((index) => index.label === label && index.properties.at(-1) === name);
        if (name === 'projectId' && !isKey) return `projectId: 'p' + toString(i % ${projects})`;
        return `\`${name}\`: '${label}' + toString(${isKey ? 'i' : `i % ${anyOf(4)}`})`;
      });
      await run(`UNWIND range(1, ${anyOf(3.7)}) AS i CREATE (:\`${label}\` {${setters.join(', ')}})`);
    }
    for (const [from, type, to] of EDGES) {
      if (random() < 0.3) continue;
      await run(
        `MATCH (a:${from}) WITH collect(a)[..${anyOf(3.5)}] AS starts MATCH (b:${to}) WITH starts, collect(b)[..2000] AS ends
         UNWIND range(0, size(starts) - 1) AS i WITH starts[i] AS a, ends[i % size(ends)] AS b CREATE (a)-[:${type}]->(b)`,
      );
    }
    await run('CALL db.resampleOutdatedIndexes()');
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await run('CALL db.clearQueryCaches()');
  }
} finally {
  await driver.close();
  await stop();
}
