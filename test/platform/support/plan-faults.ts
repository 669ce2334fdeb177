import { type Driver, type EagerResult, default as neo4j, type Plan } from 'neo4j-driver';
import type { QueryContract } from '../../../src/platform/graph/index.ts';
import type { ValueType } from '../../../src/platform/graph/value-type.ts';

/** Indexes and constraints by name. */
export type Schema = ReadonlyMap<string, { readonly label: string; readonly properties: readonly string[] }>;

export async function readSchema(driver: Driver): Promise<Schema> {
  const { records } = await driver.executeQuery(
    'SHOW INDEXES YIELD name, labelsOrTypes, properties WHERE labelsOrTypes IS NOT NULL',
  );
  return new Map(
    records.map((record) => [
      record.get('name') as string,
      { label: (record.get('labelsOrTypes') as string[]).join('|'), properties: record.get('properties') as string[] },
    ]),
  );
}

const SCAN_ROWS = 1_000;

/** What is wrong with the plan that the server makes now for a query, by what the header of the query promises; empty: nothing. */
export async function planFaultsOf(driver: Driver, contract: QueryContract, schema: Schema): Promise<string[]> {
  const plan = await explain(driver, contract);
  const operators = operatorsOf(plan);
  const names = operators.map(({ name }) => name);
  const forbidden = ['AllNodesScan', 'CartesianProduct', ...(contract.loader ? ['Eager'] : [])];
  const faults = forbidden.filter((name) => names.includes(name));
  // A scan of what the store hardly holds costs nothing, and the plan is made anew when there is more.
  if (contract.indexes.length > 0)
    for (const { name, details, rows } of operators)
      if (/LabelScan|TypeScan/.test(name) && rows >= SCAN_ROWS) faults.push(`${name} ${details}`);
  // A page or a stream comes off its index in order: what sorts reads all that follows first, and holds it.
  if (/^(streamed|\$limit rows)$/.test(contract.bound)) {
    const spine = spineOf(plan);
    const isLimited = spine.some((name) => name === 'Limit' || name === 'ExhaustiveLimit');
    faults.push(...spine.filter((name) => name === 'Top' || (name === 'Sort' && !isLimited)));
  }
  for (const index of contract.indexes) {
    const found = schema.get(index);
    if (found === undefined) faults.push(`no index ${index} in the schema`);
    else if (!operators.some((operator) => usesIndex(operator, index, found))) {
      const instead = operators.filter(({ name }) => /Scan|Seek|Index/.test(name));
      faults.push(`not ${index} but ${instead.map(({ name, details }) => `${name} ${details}`).join('; ')}`);
    }
  }
  return faults;
}

interface Operator {
  readonly name: string;
  readonly details: string;
  /** As the planner estimates. */
  readonly rows: number;
}

function usesIndex(
  { name, details }: Operator,
  index: string,
  { label, properties }: { label: string; properties: readonly string[] },
): boolean {
  return (
    details.includes(index) ||
    (/Index|Merge/.test(name) && label.split('|').some((one) => details.includes(`:${one}(${properties.join(', ')})`)))
  );
}

async function explain(driver: Driver, { text, params }: QueryContract): Promise<Plan> {
  const values = Object.fromEntries([...params].map(([name, type]) => [name, exampleOf(type)]));
  const result: EagerResult = await driver.executeQuery(`EXPLAIN ${text}`, values);
  return result.summary.plan as Plan;
}

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

function operatorsOf(plan: Plan): Operator[] {
  const name = plan.operatorType.split('@')[0]!;
  return [
    { name, details: String(plan.arguments.Details ?? ''), rows: Number(plan.arguments.EstimatedRows ?? 0) },
    ...plan.children.flatMap(operatorsOf),
  ];
}
