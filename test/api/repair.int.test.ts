import type { DatasetVersion, Job } from '../../src/domain/index.ts';
import { expect, type Service, test } from '../support/app-test.ts';
import { givenLoop } from '../support/given-loop.ts';
import { runCli } from '../support/run-cli.ts';

/** Follows a job to the version that it made. */
async function versionOf({ call, finish }: Service, path: string, json: object): Promise<DatasetVersion> {
  const job: Job = await finish(await call('POST', path, { json }));
  expect(job, JSON.stringify(job.error)).toMatchObject({ state: 'succeeded', result: { kind: 'dataset-version' } });
  return (await call('GET', job.result!.href)).json<DatasetVersion>();
}

test('over HTTP and on the command line: a control of equal size beside a patch, and the patch taken back', async ({
  service,
  projectId,
}) => {
  const { dataset, patch } = await givenLoop(service, projectId, ['biology']);
  const base = `/v1/projects/${projectId}`;
  const before = (await service.call('GET', `${base}/datasets/${dataset.id}/versions/1`)).json<DatasetVersion>();

  const control = await versionOf(service, `${base}/patches/${patch.id}/control`, { seed: 5 });
  expect(control).toMatchObject({
    datasetId: dataset.id,
    n: 3,
    added: patch.refine + patch.cot,
  });
  // One discipline has not always so many rows of other relations; what there was is told.
  expect(control.replayed).toBeGreaterThan(patch.replay / 2);
  expect(control.replayed).toBeLessThanOrEqual(patch.replay);
  expect(control.why).toContain(`${control.replayed} of ${patch.replay} rows replayed`);
  expect(control.samples).toBe(before.samples + control.added);
  expect(control.why).toContain(patch.id);
  const shown = await runCli(service, projectId, ['control', patch.id, '--seed', '5', '--json']);
  expect(shown.json()).toEqual(control);
  const other = await runCli(service, projectId, ['control', patch.id, '--seed', '6', '--json']);
  expect(other.json()).toMatchObject({ n: 4, added: control.added });
  expect(other.json<DatasetVersion>().contentHash).not.toBe(control.contentHash);

  const back = await runCli(service, projectId, ['rollback', patch.id]);
  expect(back.stdout).toContain(`Rolls back patch ${patch.id}`);
  const held = await versionOf(service, `${base}/patches/${patch.id}/rollback`, {});
  expect(held.contentHash).toBe(before.contentHash);

  for (const verb of ['control', 'rollback']) {
    const json = verb === 'control' ? { seed: 1 } : {};
    const missing = await service.call('POST', `${base}/patches/pat_00000000000000000000/${verb}`, { json });
    expect(missing.statusCode).toBe(404);
    expect(missing.json()).toMatchObject({ code: 'patch/missing' });
  }
  const unknown = await runCli(service, projectId, ['rollback', 'pat_00000000000000000000']);
  expect(unknown).toMatchObject({ exitCode: 3, stdout: '' });
  expect(unknown.stderr).toContain('There is no patch pat_00000000000000000000');
});
