import { readStatement } from '../../src/knowledge/index.ts';
import { expect, test } from '../support/app-test.ts';
import { givenLoop } from '../support/given-loop.ts';

interface Row {
  sample_id: string;
  rejected: string | null;
  patch_id: string | null;
  source: { level: string };
}

test('an exported version names the patch that brought each row in, and sets relations against false ones that are no option', async ({
  service,
  projectId,
}) => {
  const { patch, dataset, suite } = await givenLoop(service, projectId, ['biology']);
  const { call, finish } = service;
  const base = `/v1/projects/${projectId}`;
  const rowsOf = async (version: number) => {
    const json = { kind: 'dataset', id: dataset.id, version, target: 'native' };
    const { result } = await finish(await call('POST', `${base}/exports`, { json }));
    const text = (await call('GET', `${base}/exports/${result!.exportId}/files/samples.jsonl`)).body;
    return text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Row);
  };
  const first = await rowsOf(1);
  expect(new Set(first.map(({ patch_id }) => patch_id))).toEqual(new Set([null]));
  const second = await rowsOf(patch.datasetVersion.version);
  const patched = second.filter(({ patch_id }) => patch_id !== null);
  expect(new Set(patched.map(({ patch_id }) => patch_id))).toEqual(new Set([patch.id]));
  expect(patched).toHaveLength(patch.refine + patch.cot);

  const { benchmark } = service.app.services;
  const options = new Set<string>();
  for await (const { choices } of benchmark.streamItems(projectId, suite.id))
    for (const choice of choices) options.add(choice.toLowerCase());
  const pairs = second.filter(({ rejected }) => rejected !== null);
  expect(pairs.length).toBeGreaterThan(20);
  for (const { rejected, source } of pairs) {
    expect(source.level).toBe('L2');
    expect(readStatement(rejected!), rejected!).not.toBeNull();
    expect(options.has(rejected!.toLowerCase())).toBe(false);
  }
}, 120_000);
