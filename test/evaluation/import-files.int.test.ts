import { KeyedItem } from '../../src/domain/index.ts';
import { primerLines } from '../knowledge/support/primer.ts';
import { expect, test } from '../support/app-test.ts';
import { writeOpencompass } from './support/write-logs.ts';

/** A body of several files, as any client writes it. */
function multipart(files: readonly { name: string; text: string }[]) {
  const boundary = 'a-boundary-that-no-file-holds';
  const parts = files.map(
    ({ name, text }) =>
      `--${boundary}\r\ncontent-disposition: form-data; name="${name}"; filename="${name}"\r\ncontent-type: application/json\r\n\r\n${text}\r\n`,
  );
  return { type: `multipart/form-data; boundary=${boundary}`, body: `${parts.join('')}--${boundary}--\r\n` };
}

test('shards come in one post in any order, a file of two models names the one meant, and an export joins what has no ids', async ({
  service,
  projectId,
}) => {
  const { call, finish } = service;
  const base = `/v1/projects/${projectId}`;
  const body = primerLines.filter((line) => line.includes('"discipline": "physics"')).join('\n');
  await finish(
    await call('POST', `${base}/knowledge/imports?format=knowledge`, { body, type: 'application/x-ndjson' }),
  );
  const built = await finish(await call('POST', `${base}/benchmarks`, { json: { name: 'suite', seed: 1, size: 22 } }));
  const benchmarkId = String(built.result!.benchmarkId);
  const page = await call('GET', `${base}/benchmarks/${benchmarkId}/items?include=key&limit=500`);
  const items = page.json<{ data: unknown[] }>().data.map((item) => KeyedItem.parse(item));
  const json = { kind: 'benchmark', id: benchmarkId, target: 'opencompass' };
  const { result } = await finish(await call('POST', `${base}/exports`, { json }));
  const exportId = String(result!.exportId);
  const model = (await call('POST', `${base}/models`, { json: { name: 'm' } })).json<{ id: string }>();
  const imports = `${base}/imports?benchmark=${benchmarkId}&model=${model.id}`;

  const given = items.map((item, i) => ({ item, chosen: (item.answer + (i % 3)) % 4 }));
  const right = given.filter(({ item, chosen }) => chosen === item.answer).length;
  const shards = writeOpencompass(given, 'gen', 3);
  const job = await finish(await call('POST', `${imports}&exportId=${exportId}`, multipart(shards.toReversed())));
  expect(job.error).toBeNull();
  expect(job.result).toMatchObject({ accepted: items.length, unmatched: 0, missing: 0 });
  const run = await call('GET', `${base}/runs/${job.result!.runId}`);
  expect(run.json()).toMatchObject({ n: items.length, correct: right });
  // Again, in another order: the same log, the same run, nothing more.
  const again = await finish(await call('POST', `${imports}&exportId=${exportId}`, multipart(shards)));
  expect(again.result!.runId).toBe(job.result!.runId);

  const two = items
    .flatMap(({ id }) => [
      { item_id: id, model: 'a', chosen_index: 0 },
      { item_id: id, model: 'b', chosen_index: 1 },
    ])
    .map((line) => JSON.stringify(line))
    .join('\n');
  const type = 'application/x-ndjson';
  const mixed = await finish(await call('POST', imports, { body: two, type }));
  expect(mixed.error?.code).toBe('log/several-models');
  const meant = await finish(await call('POST', `${imports}&onlyModel=b`, { body: two, type }));
  expect(meant.result).toMatchObject({ accepted: items.length });
  const { correct } = (await call('GET', `${base}/runs/${meant.result!.runId}`)).json<{ correct: number }>();
  expect(correct).toBe(items.filter(({ answer }) => answer === 1).length);

  const unknown = await call('POST', `${imports}&exportId=exp_nosuchexport`, multipart(shards));
  expect(unknown.statusCode).toBe(404);
  const nameless = await call('POST', imports, multipart([{ name: '../x.json', text: '{}' }]));
  expect(nameless.statusCode).toBe(400);
  const [first, ...rest] = shards;
  const torn = [{ name: first!.name, text: first!.text.slice(0, -40) }, ...rest];
  const damaged = await finish(await call('POST', `${imports}&exportId=${exportId}`, multipart(torn)));
  expect(damaged.state).toBe('failed');
});
