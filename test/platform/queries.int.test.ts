import neo4j from 'neo4j-driver';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectGraph, migrate, readContracts } from '../../src/platform/graph/index.ts';
import { planFaultsOf, readSchema, type Schema } from './support/plan-faults.ts';

/** Every query of cypher/ against the plan that the real server makes for it; bench/plans.bench.ts does it on graphs of many shapes. */
const contracts = [...readContracts().values()].flat();
const at = {
  uri: process.env.NEO4J_URI ?? '',
  username: process.env.NEO4J_USERNAME ?? 'neo4j',
  password: process.env.NEO4J_PASSWORD ?? '',
};
const driver = neo4j.driver(at.uri, neo4j.auth.basic(at.username, at.password));
let schema: Schema;

beforeAll(async () => {
  const graph = connectGraph({ ...at, database: 'neo4j' });
  await migrate(graph);
  await graph.close();
  schema = await readSchema(driver);
});
afterAll(() => driver.close());

test('there are queries to look at', () => {
  expect(contracts.length).toBeGreaterThan(20);
});

describe.each(contracts.map((contract) => [contract.name, contract] as const))('%s', (_name, contract) => {
  test('has a plan that keeps what the header promises', async () => {
    expect(await planFaultsOf(driver, contract, schema)).toEqual([]);
  });
});
