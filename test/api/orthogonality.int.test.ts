import { primerLines } from '../knowledge/support/primer.ts';
import { expect, test } from '../support/app-test.ts';

interface Page<T> {
  data: T[];
  nextCursor: string | null;
}

test('a client sees which pairs the gate refused, which are nearest, and has any pair judged again', async ({
  service,
  projectId,
}) => {
  const base = `/v1/projects/${projectId}`;
  const { call, finish } = service;
  const body = primerLines.filter((line) => line.includes('"discipline": "physics"')).join('\n');
  const imported = await call('POST', `${base}/knowledge/imports?format=knowledge`, {
    body,
    type: 'application/x-ndjson',
  });
  expect((await finish(imported)).state).toBe('succeeded');
  const built = await finish(await call('POST', `${base}/benchmarks`, { json: { name: 'suite', seed: 1 } }));
  const benchmarkId = String(built.result?.benchmarkId);
  const dataset = (await call('POST', `${base}/datasets`, { json: { name: 'lessons' } })).json<{ id: string }>();
  const versions = `${base}/datasets/${dataset.id}/versions`;
  const quota = { total: 100, perType: 20 };
  expect((await finish(await call('POST', versions, { json: { benchmarkId, seed: 1, quota } }))).state).toBe(
    'succeeded',
  );

  const version = (await call('GET', `${versions}/1`)).json<{ orthogonality: { items: number; hash: string } }>();
  expect(version.orthogonality.items).toBeGreaterThan(10);

  const first = (await call('GET', `${versions}/1/closest-pairs?limit=5`)).json<
    Page<{ itemId: string; sampleId: string; share: number }>
  >();
  expect(first.data).toHaveLength(5);
  const cursor = encodeURIComponent(first.nextCursor!);
  const second = (await call('GET', `${versions}/1/closest-pairs?limit=5&cursor=${cursor}`)).json<typeof first>();
  expect(second.data[0]!.share).toBeLessThanOrEqual(first.data[4]!.share);
  const [{ itemId, sampleId, share }] = first.data as [{ itemId: string; sampleId: string; share: number }];
  const judged = await call('GET', `${versions}/1/pair?item=${itemId}&sample=${sampleId}`);
  expect(judged.json()).toEqual({ leaks: [], share: expect.closeTo(share) });

  const refused = (await call('GET', `${versions}/1/refused-pairs?limit=500`)).json<
    Page<{ itemId: string; reason: string }>
  >();
  for (const { reason } of refused.data)
    expect(['states-conclusion', 'shared-ngram', 'shared-words', 'recall']).toContain(reason);
  expect((await call('GET', `${versions}/2/refused-pairs`)).statusCode).toBe(404);
  expect((await call('GET', `${versions}/1/pair?item=itm_nosuchitem&sample=${sampleId}`)).statusCode).toBe(404);
});
