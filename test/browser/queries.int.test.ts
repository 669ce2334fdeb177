import { readdirSync, readFileSync } from 'node:fs';
import { default as neo4j } from 'neo4j-driver';
import { afterAll, describe } from 'vitest';
import { ALGEBRA } from '../../src/domain/index.ts';
import { expect, test } from '../support/app-test.ts';
import { givenLoop } from '../support/given-loop.ts';

const folder = new URL('../../browser/queries/', import.meta.url);
const files = readdirSync(folder).sort();
const driver = neo4j.driver(
  process.env.NEO4J_URI ?? '',
  neo4j.auth.basic(process.env.NEO4J_USERNAME ?? 'neo4j', process.env.NEO4J_PASSWORD ?? ''),
);
afterAll(() => driver.close());

const textOf = (file: string): string => readFileSync(new URL(file, folder), 'utf8');
/** What the second line sets: `// :param a => 'x'; :param b => 'y'`. */
const paramsOf = (file: string): Map<string, string> =>
  new Map(
    [
      ...textOf(file)
        .split('\n')[1]!
        .matchAll(/:param (\w+) => '([^']*)'/g),
    ].map(([, name, value]) => [name!, value!]),
  );
const usedIn = (file: string): Set<string> => new Set([...textOf(file).matchAll(/\$(\w+)/g)].map(([, name]) => name!));

interface PlanLike {
  readonly operatorType: string;
  readonly children: readonly PlanLike[];
}
const operatorsOf = (plan: PlanLike): string[] => [
  plan.operatorType.split('@')[0]!,
  ...plan.children.flatMap(operatorsOf),
];

test('the kit has a dozen queries, numbered from 01 without a gap', () => {
  expect(files.map((file) => file.slice(0, 3))).toEqual(
    Array.from({ length: 12 }, (_, i) => `${String(i + 1).padStart(2, '0')}-`),
  );
});

test('the style is also there as the one-line command that the Browser takes', () => {
  const read = (file: string): string => readFileSync(new URL(`../${file}`, folder), 'utf8');
  const style = read('style.grass');
  expect(read('style-command.txt')).toBe(`:style ${style.replace(/\s+/g, ' ').trim()}\n`);
  for (const type of Object.keys(ALGEBRA))
    expect(style).toMatch(new RegExp(`^relationship\\.${type} \\{.* caption: '[a-z ]+'; \\}$`, 'm'));
});

describe.each(files)('%s', (file) => {
  test('says what it shows in its first line and names exactly its parameters in the second', () => {
    const [title, params] = textOf(file).split('\n');
    expect(title).toMatch(/^\/\/ [A-Z].{10,110}[.?]$/);
    expect(params).toMatch(/^\/\/ :param \w+ => '[^']+'(?:; :param \w+ => '[^']+')*$/);
    expect([...paramsOf(file).keys()].sort()).toEqual([...usedIn(file)].sort());
    expect(usedIn(file)).toContain('projectId');
  });
});

test('on the primer after a round of the loop every query only reads, finds its beginning by an index, and has an answer, but for the orphans', async ({
  service,
  projectId,
}) => {
  const { suite, second, patch } = await givenLoop(service, projectId);
  // An item that the next diagnosis would look at: judged wrong before, so something blames its relations.
  const [failure] = (
    await service.app.services.diagnosis.findFailures(projectId, patch.diagnosisId, { limit: 1, after: null })
  ).data;
  const values: Record<string, string> = {
    projectId,
    discipline: 'biology',
    term: 'angiotensin II',
    itemId: failure!.itemId,
    patchId: patch.id,
  };
  const rowsOf = async (file: string) =>
    (
      await driver.executeQuery(
        textOf(file),
        Object.fromEntries([...paramsOf(file).keys()].map((name) => [name, values[name]])),
      )
    ).records;
  // Planned on a graph that has all of it: of what there is none, the planner reads everything.
  for (const file of files) {
    const { summary } = await driver.executeQuery(`EXPLAIN ${textOf(file)}`, Object.fromEntries(paramsOf(file)));
    expect(summary.queryType, file).toBe('r');
    const operators = operatorsOf(summary.plan as PlanLike);
    for (const slow of ['AllNodesScan', 'NodeByLabelScan', 'CartesianProduct'])
      expect(operators, file).not.toContain(slow);
    expect(operators.join(' '), file).toMatch(/IndexSeek|IndexScan/);
  }
  const counts: Record<string, number> = {};
  for (const file of files) counts[file.slice(0, 2)] = (await rowsOf(file)).length;
  expect(counts['12']).toBe(0);
  expect(Object.entries(counts).filter(([number, count]) => number !== '12' && count === 0)).toEqual([]);
  expect(counts['09']).toBeGreaterThanOrEqual(4);

  const why = await rowsOf(files.find((file) => file.startsWith('08'))!);
  expect(why.map((record) => record.get('blamedWith')).filter((score) => score !== null).length).toBeGreaterThan(0);
  const sentences = await rowsOf(files.find((file) => file.startsWith('04'))!);
  expect(sentences[0]!.get('sentence')).toMatch(/\w+ \w+/);
  expect([suite.items, second.n]).toEqual([second.n, second.n]);
});
