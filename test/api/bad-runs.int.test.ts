import { type Diagnosis, type Failure, type Job, type KeyedItem, NO_JOB } from '../../src/domain/index.ts';
import { knowledgeLines, PRIMER } from '../patch/support/loop.ts';
import { expect, type Service, test } from '../support/app-test.ts';

/** A client with a suite, and lines of a native log for it. */
async function given(service: Service, projectId: string) {
  const { knowledge, benchmark } = service.app.services;
  await knowledge.importKnowledge(projectId, knowledgeLines(PRIMER, ['biology']), NO_JOB);
  const suite = await benchmark.build(projectId, { name: 'primer', seed: 17 }, NO_JOB);
  const base = `/v1/projects/${projectId}`;
  const items: KeyedItem[] = [];
  for await (const item of benchmark.streamItems(projectId, suite.id)) items.push(item);
  const post = async (model: string, lines: readonly object[], query = ''): Promise<Job> =>
    service.finish(
      await service.call('POST', `${base}/imports?format=native&benchmark=${suite.id}&model=${model}${query}`, {
        body: lines.map((line) => `${JSON.stringify(line)}\n`).join(''),
        type: 'application/x-ndjson',
      }),
    );
  const diagnose = async (runId: unknown, json: object = {}): Promise<Job> =>
    service.finish(await service.call('POST', `${base}/runs/${runId}/diagnoses`, { json }));
  const read = async (job: Job): Promise<Diagnosis> => {
    expect(job, JSON.stringify(job.error)).toMatchObject({ state: 'succeeded' });
    return (await service.call('GET', job.result!.href)).json<Diagnosis>();
  };
  const failuresOf = async ({ id }: { id: unknown }) =>
    (await service.call('GET', `${base}/diagnoses/${id}/failures?limit=500`)).json<{ data: Failure[] }>().data;
  return { base, items, post, diagnose, read, failuresOf };
}
const right = ({ id, answer }: KeyedItem) => ({ item_id: id, chosen_index: answer });
const wrong = ({ id, answer }: KeyedItem) => ({ item_id: id, chosen_index: (answer + 1) % 4 });

test('logs that do not fit are refused with their reason, and leave no run behind', async ({ service, projectId }) => {
  const { items, post, base } = await given(service, projectId);
  const runs = async () => (await service.call('GET', `${base}/runs?limit=500`)).json<{ data: object[] }>().data.length;
  const before = await runs();
  const some = items.slice(0, 10);
  const cases: [string, object[], string, RegExp][] = [
    [
      'of another benchmark',
      [{ item_id: 'itm_00000000000000000000', chosen_index: 0 }],
      'log/nothing-matched',
      /1 answers/,
    ],
    [
      'of two models',
      some.map((item, i) => ({ ...right(item), model: i % 2 === 0 ? 'a' : 'b' })),
      'log/several-models',
      /2 models \(a, b\)/,
    ],
    ['contradicting itself', [right(some[0]!), wrong(some[0]!)], 'log/lines-rejected', /line 2.*another answer before/],
    ['without an id', [right(some[0]!), { chosen_index: 1 }], 'log/lines-rejected', /line 2.*item_id is missing/],
    ['without an answer', [{ item_id: some[0]!.id, note: 'x' }], 'log/lines-rejected', /line 1.*is needed/],
  ];
  for (const [what, lines, code, says] of cases) {
    const job = await post('other', lines);
    expect(job, what).toMatchObject({ state: 'failed', error: { code } });
    expect(job.error!.detail, what).toMatch(says);
  }
  expect(await runs()).toBe(before);
});

test('half a run, foreign ids and changed texts: taken, counted, said; what was asked otherwise is no evidence', async ({
  service,
  projectId,
}) => {
  const { items, post, diagnose, read, failuresOf } = await given(service, projectId);
  const dev = items.filter(({ split }) => split === 'dev');
  const half = dev.slice(0, Math.floor(dev.length / 2));
  const changed = half.slice(0, 7);
  const lines = [
    ...half.map((item, i) => ({
      ...(i % 3 === 0 ? wrong(item) : right(item)),
      ...(changed.includes(item) && { content_hash: `sha256:${'0'.repeat(64)}` }),
    })),
    { item_id: 'itm_00000000000000000000', chosen_index: 0 },
  ];
  const job = await post('half', lines);
  expect(job.result, JSON.stringify(job.error)).toMatchObject({
    unmatched: 1,
    hashMismatch: changed.length,
    missing: items.length - half.length,
  });
  const diagnosis = await read(await diagnose(job.result!.runId));
  expect(diagnosis.answers).toMatchObject({ judged: half.length - changed.length, hashMismatch: changed.length });
  expect(diagnosis.notes.join(' ')).toMatch(/7 answers were given to a text that is not the item's/);
  expect(diagnosis.notes.join(' ')).toMatch(/have no judged answer in this run/);
  const judged = new Set((await failuresOf(diagnosis)).map(({ itemId }) => itemId));
  for (const { id } of changed) expect(judged.has(id)).toBe(false);
  expect(judged.size).toBe(half.filter((item, i) => i % 3 === 0 && !changed.includes(item)).length);

  // When every text has changed, nothing is left to judge.
  const none = await post(
    'none',
    changed.map((item) => ({ ...wrong(item), content_hash: `sha256:${'1'.repeat(64)}` })),
  );
  expect(await diagnose(none.result!.runId)).toMatchObject({
    state: 'failed',
    error: { code: 'diagnosis/nothing-judged' },
  });
});

test('every failure has a verdict: held-out ones in a diagnosis that no patch is made of; a run of nothing but passes has none', async ({
  service,
  projectId,
}) => {
  const { items, post, diagnose, read, failuresOf, base } = await given(service, projectId);
  const run = (await post('all-wrong', items.map(wrong))).result!.runId;
  const job = await diagnose(run);
  const dev = await read(job);
  const splitOf = new Map<string, string>(items.map(({ id, split }) => [id, split]));
  const heldOut = items.filter(({ split }) => split === 'held-out').length;
  expect(job.result).toMatchObject({ counts: { failures: dev.failures, heldOutFailures: heldOut } });
  expect(dev.notes.join(' ')).toContain(`${heldOut} held-out failures are not judged here`);
  expect(dev.notes.join(' ')).toMatch(/No answer was judged right/);
  expect((await failuresOf(dev)).every(({ itemId }) => splitOf.get(itemId) === 'dev')).toBe(true);
  const all = await failuresOf({ id: job.result!.reportDiagnosisId });
  expect(all.filter(({ itemId }) => splitOf.get(itemId) === 'held-out')).toHaveLength(heldOut);
  const patched = await service.finish(
    await service.call('POST', `${base}/diagnoses/${job.result!.reportDiagnosisId}/patches`, { json: { seed: 1 } }),
  );
  expect(patched).toMatchObject({ state: 'failed', error: { code: 'patch/held-out-seen' } });
  // The report gives every failed item a verdict, and says whose.
  const report = (await service.call('GET', `${base}/runs/${run}/report?format=json`)).json<{
    items: { failed: { verdict: object | null } | null }[];
  }>();
  expect(report.items.filter(({ failed }) => failed !== null && failed.verdict === null)).toEqual([]);
  // Only what is asked for: no second diagnosis then.
  expect((await diagnose(run, { split: 'dev' })).result).not.toHaveProperty('reportDiagnosisId');

  const perfect = await read(await diagnose((await post('all-right', items.map(right))).result!.runId));
  expect(perfect.failures).toBe(0);
  expect(perfect.notes.join(' ')).toMatch(/nothing to localize/);

  // What other models did with an item is among the evidence for calling it defective.
  const third = await read(await diagnose((await post('third', items.map(wrong))).result!.runId));
  for (const { evidence } of (await failuresOf(third)).slice(0, 5))
    expect(evidence.item).toMatchObject({
      models: expect.any(Number),
      wrong: expect.any(Number),
      chosen: expect.any(Array),
    });
});
