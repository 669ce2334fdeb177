import { type EagerResult, default as neo4j, type Plan } from 'neo4j-driver';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectGraph, migrate, type QueryContract, readContracts } from '../../src/platform/graph/index.ts';
import type { ValueType } from '../../src/platform/graph/value-type.ts';

/** Every query of cypher/ against the plan that the real server makes for it. */
const contracts = [...readContracts().values()].flat();
const uri = process.env.NEO4J_URI ?? '';
const auth = neo4j.auth.basic(process.env.NEO4J_USERNAME ?? 'neo4j', process.env.NEO4J_PASSWORD ?? '');
const driver = neo4j.driver(uri, auth);
let schema: Map<string, { label: string; properties: string[] }>;

beforeAll(async () => {
  const graph = connectGraph({
    uri,
    username: process.env.NEO4J_USERNAME ?? 'neo4j',
    password: process.env.NEO4J_PASSWORD ?? '',
    database: 'neo4j',
  });
  await migrate(graph);
  await graph.close();
  const { records } = await driver.executeQuery(
    'SHOW INDEXES YIELD name, labelsOrTypes, properties WHERE labelsOrTypes IS NOT NULL',
  );
  schema = new Map(
    records.map((record) => [
      record.get('name'),
      { label: (record.get('labelsOrTypes') as string[]).join('|'), properties: record.get('properties') as string[] },
    ]),
  );
});
afterAll(() => driver.close());

/** EXPLAIN needs values only for parameters that a plan depends on, such as LIMIT. */
function exampleOf(type: ValueType): unknown {
  switch (type.kind) {
    case 'STRING':
      return 'x';
    case 'INTEGER':
      return neo4j.int(1);
    case 'FLOAT':
      return 1.5;
    case 'BOOLEAN':
      return true;
    case 'ANY':
      return null;
    case 'LIST':
      return [exampleOf(type.of)];
    case 'MAP':
      return Object.fromEntries([...type.fields].map(([name, field]) => [name, exampleOf(field)]));
  }
}

/** What every row goes through, without what is asked for each row. */
function spineOf(plan: Plan): string[] {
  const [first] = plan.children;
  return [plan.operatorType.split('@')[0]!, ...(first === undefined ? [] : spineOf(first))];
}

function operatorsOf(plan: Plan): { name: string; details: string }[] {
  const name = plan.operatorType.split('@')[0]!;
  return [{ name, details: String(plan.arguments.Details ?? '') }, ...plan.children.flatMap(operatorsOf)];
}

async function explain({ text, params }: QueryContract): Promise<Plan> {
  const values = Object.fromEntries([...params].map(([name, type]) => [name, exampleOf(type)]));
  const result: EagerResult = await driver.executeQuery(`EXPLAIN ${text}`, values);
  return result.summary.plan as Plan;
}

test('there are queries to look at', () => {
  expect(contracts.length).toBeGreaterThan(20);
});

describe.each(contracts.map((contract) => [contract.name, contract] as const))('%s', (_name, contract) => {
  test('has a plan that keeps what the header promises', async () => {
    const plan = await explain(contract);
    const operators = operatorsOf(plan);
    const names = operators.map(({ name }) => name);
    expect(names).not.toContain('AllNodesScan');
    expect(names).not.toContain('CartesianProduct');
    if (contract.loader) expect(names).not.toContain('Eager');
    // A page or a stream comes off its index in order: what sorts reads all that follows first, and holds it.
    if (/^(streamed|\$limit rows)$/.test(contract.bound)) {
      const spine = spineOf(plan);
      const isLimited = spine.some((name) => name === 'Limit' || name === 'ExhaustiveLimit');
      expect(spine.filter((name) => name === 'Top' || (name === 'Sort' && !isLimited))).toEqual([]);
    }
    const missing = contract.indexes.filter((index) => {
      const found = schema.get(index);
      if (found === undefined) return true;
      return !operators.some(
        ({ name, details }) =>
          details.includes(index) ||
          (/Index|Merge/.test(name) &&
            found.label.split('|').some((label) => details.includes(`:${label}(${found.properties.join(', ')})`))),
      );
    });
    expect(missing, JSON.stringify(operators.filter(({ name }) => /Scan|Seek|Index/.test(name)))).toEqual([]);
  });
});
