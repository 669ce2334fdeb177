import { expect, test } from '../support/app-test.ts';
import { givenLoop } from '../support/given-loop.ts';
import { readXml } from './support/read-xml.ts';

test('a run and a comparison are reported in all four forms, and the forms agree with the run', async ({
  service,
  projectId,
}) => {
  const { first, second, diagnosis, suite } = await givenLoop(service, projectId);
  const runs = `/v1/projects/${projectId}/runs`;
  const get = (path: string) => service.call('GET', `${runs}/${path}`);

  const json = (await get(`${first.id}/report?format=json`)).json();
  expect(json.run).toEqual(
    JSON.parse(JSON.stringify(await service.app.services.evaluation.getRun(projectId, first.id))),
  );
  expect(json.items).toHaveLength(suite.items);
  expect(json.chance).toBeCloseTo(0.25, 10);
  const failed = json.items.flatMap((item: { failed: unknown }) => (item.failed === null ? [] : [item.failed]));
  expect(failed).toHaveLength(first.n - first.correct);
  const judged = failed.filter((item: { verdict: unknown }) => item.verdict !== null);
  expect(judged).toHaveLength(diagnosis.failures);
  for (const item of failed) {
    expect(item.chosen).not.toContain(item.answer);
    expect(item.requires.length).toBeGreaterThanOrEqual(2);
    for (const { evidence, samples, sampleIds } of item.requires) {
      expect(evidence.length).toBeGreaterThan(0);
      expect(evidence[0].document).toMatch(/\w/);
      expect(Math.min(samples, 5)).toBe(sampleIds.length);
    }
    if (item.chosen.length > 0) expect(item.confused.length).toBeGreaterThan(0);
  }
  // What is shown as taught is taught: the samples are there, and teach that relation.
  const taught = failed
    .flatMap(({ requires }: { requires: { sampleIds: string[] }[] }) => requires)
    .find(({ sampleIds }: { sampleIds: string[] }) => sampleIds.length > 0);
  const sample = await service.app.services.training.getSample(projectId, taught.sampleIds[0]);
  expect(sample.teaches.map(({ id }) => id)).toContain(taught.relationId);

  const junit = await get(`${first.id}/report?format=junit`);
  expect(junit.headers['content-type']).toBe('application/xml; charset=utf-8');
  const cases = readXml(junit.body).filter(({ name }) => name === 'testcase');
  expect(cases).toHaveLength(first.n);
  expect(cases.filter(({ children }) => children.includes('failure'))).toHaveLength(first.n - first.correct);
  expect(readXml(junit.body).filter(({ name }) => name === 'testsuite')).toHaveLength(2);

  const html = await get(`${first.id}/report`);
  expect(html.headers['content-type']).toBe('text/html; charset=utf-8');
  expect(html.headers['content-security-policy']).toContain('sandbox');
  expect(html.body.match(/<details /g)).toHaveLength(failed.length);
  const markdown = await get(`${first.id}/report?format=md`);
  expect(markdown.body.match(/^### /gm)).toHaveLength(failed.length);
  expect(markdown.body).toContain(`${first.n} | ${first.correct} |`);

  const compared = (await get(`compare/report?base=${first.id}&candidate=${second.id}&format=json`)).json();
  const comparison = await service.app.services.evaluation.compareRuns(projectId, first.id, second.id);
  expect(compared.groups).toEqual(comparison.groups);
  for (const { split, taughtByPatch, fixed, broken, stillFailing } of comparison.groups) {
    const having = (change: string) =>
      compared.items.filter(
        (item: { split: string; touched: boolean; change: string }) =>
          item.split === split && (taughtByPatch === null || item.touched === taughtByPatch) && item.change === change,
      ).length;
    expect([having('fixed'), having('broken'), having('still-failing')]).toEqual([fixed, broken, stillFailing]);
  }
  expect(comparison.groups.reduce((sum, { fixed }) => sum + fixed, 0)).toBeGreaterThan(0);
  const page = await get(`compare/report?base=${first.id}&candidate=${second.id}`);
  expect(page.body).toContain('held-out, untouched');
});

test('a run that is not there is a problem, and so is a foreign format', async ({ service, projectId }) => {
  const runs = `/v1/projects/${projectId}/runs`;
  const missing = await service.call('GET', `${runs}/run_00000000000000000000/report`);
  expect([missing.statusCode, missing.json().code]).toEqual([404, 'run/missing']);
  const wrong = await service.call('GET', `${runs}/run_00000000000000000000/report?format=pdf`);
  expect(wrong.statusCode).toBe(400);
});

test('a run without an answer, and one whose answers cannot be read, have a report', async ({ service, projectId }) => {
  const { suite, first } = await givenLoop(service, projectId, ['biology']);
  const { evaluation } = service.app.services;
  const empty = await evaluation.createRun(projectId, {
    benchmarkId: suite.id,
    modelId: first.modelId,
    harness: 'none',
  });
  const call = (id: string, format: string) =>
    service.call('GET', `/v1/projects/${projectId}/runs/${id}/report?format=${format}`);
  expect((await call(empty.id, 'md')).body).toContain('No answer could be judged');
  expect((await call(empty.id, 'md')).body).toContain('has not been diagnosed yet');
  expect(readXml((await call(empty.id, 'junit')).body)).toHaveLength(1);

  const [item] = (await call(first.id, 'json')).json().items;
  const job = await service.finish(
    await service.call('POST', `/v1/projects/${projectId}/runs/${empty.id}/responses`, {
      body: `${JSON.stringify({ item_id: item.itemId, response: 'I <b>would</b> rather not ]]> say' })}\n`,
      type: 'application/x-ndjson',
    }),
  );
  expect(job.state).toBe('succeeded');
  const skipped = readXml((await call(empty.id, 'junit')).body).filter(({ name }) => name === 'skipped');
  expect(skipped.map(({ attributes }) => attributes.message)).toEqual([
    'No choice could be read from the answer: I <b>would</b> rather not ]]> say',
  ]);
});
