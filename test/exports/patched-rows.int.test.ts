import { fileURLToPath } from 'node:url';
import type { DatasetVersion, Failure, Patch } from '../../src/domain/index.ts';
import { readStatement } from '../../src/knowledge/index.ts';
import { expect, test } from '../support/app-test.ts';
import { draftingModel } from '../support/drafting-model.ts';
import { givenLoop } from '../support/given-loop.ts';
import { startModelServer } from '../support/model-server.ts';
import { runCli } from '../support/run-cli.ts';

const server = await startModelServer(draftingModel);
process.env.OPENAI_BASE_URL = server.baseUrl;
process.env.OPENAI_API_KEY = 'a-key';
process.env.PRODA_MODEL = 'writes-samples';
process.env.PRODA_PRICE_INPUT = '1';
process.env.PRODA_PRICE_OUTPUT = '2';

interface Row {
  sample_id: string;
  rejected: string | null;
  patch_id: string | null;
  source: { level: string };
}

test('a patched version says which patch brought each row in, a model words it or gives its opinion, and no verdict moves', async ({
  service,
  projectId,
}) => {
  const { patch, dataset, suite, first } = await givenLoop(service, projectId, ['biology']);
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
  const drawn = await rowsOf(1);
  expect(new Set(drawn.map(({ patch_id }) => patch_id))).toEqual(new Set([null]));
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

  // The same patch worded by a model: it teaches the same, is shown no item, and says what came of it.
  await finish(await call('POST', `${base}/patches/${patch.id}/rollback`, { json: {} }));
  const json = { seed: 17, generator: 'llm' };
  const { result, error } = await finish(
    await call('POST', `${base}/diagnoses/${patch.diagnosisId}/patches`, { json }),
  );
  expect(error).toBeNull();
  const worded = (await call('GET', `${base}/patches/${result!.patchId}`)).json<Patch>();
  expect(worded.id).not.toBe(patch.id);
  expect(worded.targets.map(({ id }) => id)).toEqual(patch.targets.map(({ id }) => id));
  const { version } = worded.datasetVersion;
  const shown = (await call('GET', `${base}/datasets/${dataset.id}/versions/${version}`)).json<DatasetVersion>();
  expect(shown.drafting!.drafted).toBeGreaterThan((worded.refine + worded.cot) / 2);
  const said = server.requests.map(({ messages }) => messages[0]!.content).join('\n');
  for await (const item of benchmark.streamItems(projectId, suite.id))
    expect([item.question, ...item.choices].filter((text) => said.includes(text))).toEqual([]);
  // A model's opinion stands beside the verdicts and changes none of them.
  const failuresOf = async () =>
    (await call('GET', `${base}/diagnoses/${patch.diagnosisId}/failures?limit=500`)).json<{ data: Failure[] }>().data;
  const before = await failuresOf();
  const opined = await finish(
    await call('POST', `${base}/runs/${first.id}/diagnoses`, { json: { opinion: { limit: 5 } } }),
  );
  expect(opined.result).toMatchObject({ diagnosisId: patch.diagnosisId, opinions: { asked: 5, failed: 0 } });
  const after = await failuresOf();
  expect(after.map(({ opinion: _, ...failure }) => failure)).toEqual(before);
  const opinions = after.flatMap(({ opinion }) => opinion ?? []);
  expect(opinions).toHaveLength(5);
  expect(opinions[0]).toMatchObject({
    class: 'concept-gap',
    blamed: { label: expect.any(String) },
    model: 'writes-samples',
    prompt: expect.stringMatching(/^opine-failure@/),
  });
  const asked = server.requests.filter(({ response_format }) => response_format?.json_schema?.name === 'opine_failure');
  for (const { messages } of asked) expect(messages[0]!.content).not.toMatch(/probability|mastery|ochiai/i);

  // What the project spent on the model counts against the budget of a loop, which begins no further round.
  const text = fileURLToPath(new URL('../../data/primer/text/physics/01-heat-and-temperature.md', import.meta.url));
  for (const [cap, most, unit] of [
    ['--max-tokens', '1', 'tokens'],
    ['--max-calls', '1', 'model calls'],
    ['--max-usd', '0.0001', 'dollars'],
  ] as const) {
    const loop = await runCli(service, projectId, ['loop', text, '--rounds', '2', cap, most]);
    expect(loop.exitCode, loop.stderr).toBe(0);
    expect(loop.stderr).toMatch(new RegExp(`The budget is used up: [\\d.]+ of ${most} ${unit}`));
  }
});
