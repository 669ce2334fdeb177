import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EvalRun, ModelVersion } from '../../src/domain/index.ts';
import { expect, test } from '../support/app-test.ts';
import { givenLoop } from '../support/given-loop.ts';
import { runCli } from '../support/run-cli.ts';

test('on the command line, an increment is exported to go on from, and a log says which version its model was trained on', async ({
  service,
  projectId,
}) => {
  const { suite, dataset, patch } = await givenLoop(service, projectId, ['biology']);
  const folder = await mkdtemp(join(tmpdir(), 'proda-elsewhere-'));
  try {
    const what = ['dataset', dataset.id, 'trl', folder, '--version-number', '2', '--part', 'increment'];
    const exported = await runCli(service, projectId, ['export', ...what]);
    const rows = (await readFile(join(folder, 'sft.trl.jsonl'), 'utf8')).trim().split('\n').length;
    expect(rows).toBe(patch.refine + patch.cot + patch.replay);
    expect(exported.stdout).toContain(`sft.trl.jsonl  ${rows} rows`);
    expect(exported.stdout).not.toContain('null');

    const lines: string[] = [];
    for await (const { id } of service.app.services.benchmark.streamItems(projectId, suite.id))
      lines.push(`${JSON.stringify({ item_id: id, chosen_index: 0 })}\n`);
    const log = join(folder, 'log.jsonl');
    await writeFile(log, lines.join(''));
    const trainedOn = ['--dataset', dataset.id, '--version-number', '2'];
    const posted = ['import-log', log, '--benchmark', suite.id, '--model', 'elsewhere', ...trainedOn, '--json'];
    const { runId } = (await runCli(service, projectId, posted)).json<{ runId: string }>();
    const base = `/v1/projects/${projectId}`;
    const { modelId, n } = (await service.call('GET', `${base}/runs/${runId}`)).json<EvalRun>();
    expect(n).toBe(suite.items);
    expect((await service.call('GET', `${base}/models/${modelId}`)).json<ModelVersion>()).toMatchObject({
      name: 'elsewhere',
      datasetVersion: { datasetId: dataset.id, version: 2 },
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
