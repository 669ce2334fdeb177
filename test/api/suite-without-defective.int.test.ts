import type {
  Benchmark,
  Comparison,
  Diagnosis,
  Failure,
  ItemStatistics,
  Job,
  KeyedItem,
  SuiteStatistics,
} from '../../src/domain/index.ts';
import { expect, test } from '../support/app-test.ts';
import { givenLoop } from '../support/given-loop.ts';
import { runCli } from '../support/run-cli.ts';

test('over HTTP and on the command line: a suite without the items that a diagnosis calls defective, and runs on both compared', async ({
  service,
  projectId,
}) => {
  const { suite, first } = await givenLoop(service, projectId, ['biology']);
  const { call, finish } = service;
  const base = `/v1/projects/${projectId}`;
  const diagnosed = await finish(await call('POST', `${base}/runs/${first.id}/diagnoses`, { json: { split: 'dev' } }));
  const diagnosis = (await call('GET', diagnosed.result!.href)).json<Diagnosis>();
  const failures = (await call('GET', `${base}/diagnoses/${diagnosis.id}/failures?limit=500`)).json<{
    data: Failure[];
  }>().data;
  // A person calls two of them defective; their word counts.
  const called = failures.slice(0, 2).map(({ itemId }) => itemId);
  for (const itemId of called)
    await call('PUT', `${base}/diagnoses/${diagnosis.id}/failures/${itemId}/verdict`, {
      json: { class: 'defective-item', note: 'two answers fit' },
    });
  const defective = failures.filter((failure) => failure.class === 'defective-item').map(({ itemId }) => itemId);
  const gone = new Set([...called, ...defective]);
  const items: KeyedItem[] = [];
  for await (const item of service.app.services.benchmark.streamItems(projectId, suite.id)) items.push(item);
  const named = items.find(({ id, split }) => !gone.has(id) && split === 'dev')!.id;
  gone.add(named);

  const json = {
    name: 'primer',
    seed: 17,
    base: { benchmarkId: suite.id, leaveOut: [named], diagnosisId: diagnosis.id },
  };
  const built: Job = await finish(await call('POST', `${base}/benchmarks`, { json }));
  expect(built, JSON.stringify(built.error)).toMatchObject({ state: 'succeeded' });
  const next = (await call('GET', built.result!.href)).json<Benchmark>();
  expect(next).toMatchObject({ version: 2, items: suite.items - gone.size });
  // The same from the command line is the same suite.
  const args = ['benchmark', 'primer', '--base', suite.id, '--leave-out', named, '--defective-of', diagnosis.id];
  const shown = await runCli(service, projectId, [...args, '--json']);
  expect(shown.json<Benchmark>(), shown.stderr).toEqual(next);

  // What both runs judged is compared, and nothing else.
  const asked = await finish(
    await call('POST', `${base}/evaluations`, {
      json: { benchmarkId: next.id, modelId: first.modelId, student: true },
    }),
  );
  const query = `base=${first.id}&candidate=${asked.result!.runId ?? asked.result!.id}`;
  const { groups } = (await call('GET', `${base}/runs/compare?${query}`)).json<Comparison>();
  expect(groups.reduce((sum, { n }) => sum + n, 0)).toBe(suite.items - gone.size);

  // How the items fared in all runs, by page and on the command line.
  const fared = `${base}/benchmarks/${suite.id}/statistics`;
  const [one, rest] = [await call('GET', `${fared}?limit=1`), await call('GET', `${fared}?limit=500`)];
  const page = one.json<{ suite: SuiteStatistics; data: ItemStatistics[]; nextCursor: string }>();
  expect(page.data).toHaveLength(1);
  expect(page.suite).toMatchObject({ items: suite.items, answered: suite.items });
  const second = await call('GET', `${fared}?limit=1&cursor=${page.nextCursor}`);
  const all = rest.json<typeof page>();
  expect([...page.data, ...second.json<typeof page>().data]).toEqual(all.data.slice(0, 2));
  const told = await runCli(service, projectId, ['statistics', '--benchmark', suite.id, '--json']);
  expect(told.json(), told.stderr).toEqual({ suite: page.suite, items: all.data });

  // Quotas on the command line: what they ask is there, and what cannot be met is said.
  const few = await runCli(service, projectId, ['benchmark', 'few', '--quota', 'biology=9', '2=3', '4=5000', '--json']);
  const limited = few.json<Benchmark>();
  expect(limited.items, few.stderr).toBe(9);
  expect(limited.quota).toMatchObject({ asked: { disciplines: { biology: 9 }, hops: { 2: 3, 4: 5000 } } });
  expect(limited.quota!.unmet.map(({ of }) => of)).toContain('4');
  const bad = await runCli(service, projectId, ['benchmark', 'few', '--quota', 'biology']);
  expect(bad.stderr).toContain('biology=40 3=100');

  const missing = await finish(
    await call('POST', `${base}/benchmarks`, {
      json: { ...json, base: { ...json.base, diagnosisId: 'dgn_00000000000000000000' } },
    }),
  );
  expect(missing).toMatchObject({ state: 'failed', error: { code: 'diagnosis/missing' } });
});
