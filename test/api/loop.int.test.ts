import { readFile } from 'node:fs/promises';
import type {
  Benchmark,
  Comparison,
  DatasetVersion,
  Diagnosis,
  EvalRun,
  Job,
  KeyedItem,
  Patch,
  Sample,
} from '../../src/domain/index.ts';
import { expect, type Service, test } from '../support/app-test.ts';

const CHAPTERS = [
  'biology/01-photosynthesis',
  'biology/02-energy-flow',
  'chemistry/01-acids-and-bases',
  'chemistry/02-buffers-and-titration',
  'economics/01-comparative-advantage-and-trade',
  'economics/02-externalities-and-public-goods',
  'medicine/01-blood-pressure',
  'medicine/02-diabetes-and-insulin',
  'physics/01-heat-and-temperature',
  'physics/02-engines-and-entropy',
];
const textOf = (chapter: string) => readFile(new URL(`../../data/primer/text/${chapter}.md`, import.meta.url));

/** The whole loop as a client runs it; every step over HTTP. */
async function runLoop({ call, finish }: Service, p: string) {
  const base = `/v1/projects/${p}`;
  const get = async <T>(path: string): Promise<T> => {
    const answer = await call('GET', `${base}${path}`);
    expect(answer.statusCode, `${path} ${answer.body}`).toBe(200);
    return answer.json<T>();
  };
  const work = async (path: string, json: object): Promise<Job & { result: NonNullable<Job['result']> }> => {
    const job = await finish(await call('POST', `${base}${path}`, { json }));
    expect(job, `${path} ${JSON.stringify(job.error)}`).toMatchObject({ state: 'succeeded' });
    return { ...job, result: job.result! };
  };
  for (const chapter of CHAPTERS) {
    const answer = await call('POST', `${base}/documents?sourceUri=${chapter}.md`, {
      body: await textOf(chapter),
      type: 'text/markdown',
    });
    expect([200, 201], answer.body).toContain(answer.statusCode);
  }
  await work('/extractions', { all: true, reader: 'offline' });
  const suite = await get<Benchmark>(
    `/benchmarks/${(await work('/benchmarks', { name: 'loop', seed: 17, phrasing: 'template' })).result.id}`,
  );
  const dataset = (await call('POST', `${base}/datasets`, { json: { name: 'loop' } })).json<{ id: string }>();
  await work(`/datasets/${dataset.id}/versions`, { benchmarkId: suite.id, seed: 17 });
  const evaluate = async (version: number) => {
    const model = (
      await call('POST', `${base}/models`, {
        json: { name: `student ${version}`, datasetVersion: { datasetId: dataset.id, version } },
      })
    ).json<{ id: string }>();
    return get<EvalRun>(
      `/runs/${(await work('/evaluations', { benchmarkId: suite.id, modelId: model.id, student: true })).result.id}`,
    );
  };
  const first = await evaluate(1);
  const diagnosis = await get<Diagnosis>(`/diagnoses/${(await work(`/runs/${first.id}/diagnoses`, {})).result.id}`);
  const patch = await get<Patch>(
    `/patches/${(await work(`/diagnoses/${diagnosis.id}/patches`, { seed: 17 })).result.id}`,
  );
  const second = await evaluate(patch.datasetVersion.version);
  const comparison = await get<Comparison>(`/runs/compare?base=${first.id}&candidate=${second.id}`);
  const audit = await get<{
    counts: Record<string, number>;
    orphans: { concepts: number; relations: number };
    brokenChains: number;
    driftedProjections: number;
    unverifiedEvidence: number;
  }>('/audit');
  return { base, get, work, suite, dataset, first, diagnosis, patch, second, comparison, audit };
}

test('from text to a better second run, every step over HTTP; doing it again finds the same and adds nothing', async ({
  service,
  projectId,
}) => {
  const loop = await runLoop(service, projectId);
  const { get, suite, dataset, first, second, diagnosis, patch, comparison, audit } = loop;

  expect(audit.orphans).toEqual({ concepts: 0, relations: 0 });
  expect([audit.brokenChains, audit.driftedProjections, audit.unverifiedEvidence]).toEqual([0, 0, 0]);
  expect(suite.items).toBe(suite.devItems + suite.heldOutItems);
  expect(first.n).toBe(suite.items);
  expect(diagnosis.failures).toBeGreaterThan(0);
  expect(patch.l2Overlap).toBe(0);
  expect(patch.refine + patch.cot).toBeGreaterThan(0);
  expect(second.correct).toBeGreaterThan(first.correct);
  const dev = comparison.groups.find(({ split }) => split === 'dev')!;
  expect(dev.fixed).toBeGreaterThan(dev.broken);
  expect(dev.p).toBeLessThan(0.05);

  // Every quote stands at its offsets in the document's text.
  const relations = await get<{
    data: {
      id: string;
      evidence: { documentId: string; start: number; end: number; quote: string; verified: boolean }[];
    }[];
  }>('/relations?limit=100');
  const texts = new Map<string, string>();
  for (const { evidence } of relations.data) {
    for (const { documentId, start, end, quote, verified } of evidence) {
      if (!texts.has(documentId))
        texts.set(documentId, (await service.call('GET', `${loop.base}/documents/${documentId}/text`)).body);
      expect(verified).toBe(true);
      const plain = (text: string) => text.replace(/[*_`\s]+/g, ' ').trim();
      expect(plain(texts.get(documentId)!.slice(start, end))).toBe(plain(quote));
    }
  }

  // No item shows its key unless it is asked for.
  const open = await get<{ data: Record<string, unknown>[] }>(`/benchmarks/${suite.id}/items?limit=5`);
  for (const item of open.data)
    for (const key of ['answer', 'explanation', 'options']) expect(item).not.toHaveProperty(key);
  const keyed = await get<{ data: KeyedItem[] }>(`/benchmarks/${suite.id}/items?limit=5&include=key`);
  for (const item of keyed.data) expect(item.options[item.answer]!.correct).toBe(true);

  // Contents of the second version are those of the first plus what was added; base and refine samples teach one relation at most.
  const version = await get<DatasetVersion>(`/datasets/${dataset.id}/versions/${patch.datasetVersion.version}`);
  const before = await get<DatasetVersion>(`/datasets/${dataset.id}/versions/1`);
  expect(version.samples).toBe(before.samples - version.dropped + version.added);
  const samples = await get<{ data: Sample[] }>(
    `/datasets/${dataset.id}/versions/${patch.datasetVersion.version}/samples?limit=500`,
  );
  for (const { origin, teaches } of samples.data)
    if (origin !== 'cot') expect(teaches.filter(({ kind }) => kind === 'relation').length).toBeLessThanOrEqual(1);

  const again = await runLoop(service, projectId);
  expect(again.audit.counts).toEqual(audit.counts);
  expect([again.suite.id, again.first.id, again.diagnosis.id, again.patch.id, again.second.id]).toEqual([
    suite.id,
    first.id,
    diagnosis.id,
    patch.id,
    second.id,
  ]);
});

test('knowledge goes out and comes in again as an equal graph, in another project', async ({ service, projectId }) => {
  const { call, finish } = service;
  const other = `${projectId}-copy`;
  await service.app.services.projects.ensure(other);
  try {
    for (const p of [projectId, other])
      await call('POST', `/v1/projects/${p}/documents?sourceUri=a.md`, {
        body: await textOf('biology/01-photosynthesis'),
        type: 'text/markdown',
      });
    expect(
      await finish(
        await call('POST', `/v1/projects/${projectId}/extractions`, { json: { all: true, reader: 'offline' } }),
      ),
    ).toMatchObject({ state: 'succeeded' });
    const exported = await call('GET', `/v1/projects/${projectId}/knowledge/export`);
    expect(exported.headers['content-type']).toContain('application/x-ndjson');
    const imported = await finish(
      await call('POST', `/v1/projects/${other}/knowledge/imports?format=knowledge`, {
        body: exported.body,
        type: 'application/x-ndjson',
      }),
    );
    expect(imported).toMatchObject({ state: 'succeeded' });
    const again = await call('GET', `/v1/projects/${other}/knowledge/export`);
    expect(again.body).toBe(exported.body);
  } finally {
    await service.app.services.projects.delete(other);
  }
});

test('a job tells its progress as events, and can be followed again after a break', async ({ service, projectId }) => {
  await service.call('POST', `/v1/projects/${projectId}/documents`, {
    body: await textOf('biology/01-photosynthesis'),
    type: 'text/markdown',
  });
  const accepted = await service.call('POST', `/v1/projects/${projectId}/extractions`, {
    json: { all: true, reader: 'offline' },
  });
  expect(accepted.statusCode).toBe(202);
  const { id } = accepted.json<Job>();
  const stream = await service.call('GET', `/v1/jobs/${id}/events`);
  expect(stream.headers['content-type']).toContain('text/event-stream');
  const states = [...stream.body.matchAll(/^data: (.*)$/gm)].map(([, data]) => (JSON.parse(data!) as Job).state);
  expect(states.at(-1)).toBe('succeeded');
  const ids = [...stream.body.matchAll(/^id: (.*)$/gm)].map(([, eventId]) => eventId!);
  expect([...ids].sort()).toEqual(ids);
  const resumed = await service.call('GET', `/v1/jobs/${id}/events`, { headers: { 'last-event-id': ids[0] ?? '0-0' } });
  expect([...resumed.body.matchAll(/^id: (.*)$/gm)].map(([, eventId]) => eventId)).toEqual(ids.slice(1));
});

test('wiping Redis loses no accepted work', async ({ service, projectId }) => {
  await service.call('POST', `/v1/projects/${projectId}/documents`, {
    body: await textOf('biology/01-photosynthesis'),
    type: 'text/markdown',
  });
  const { jobs } = service.app.services;
  const reader = service.app.services.connectReader();
  const accepted = await service.call('POST', `/v1/projects/${projectId}/extractions`, {
    json: { all: true, reader: 'offline' },
  });
  // Everything that the queue knows of this service; other tests keep theirs.
  const keys = await reader.keys(`${service.queuePrefix}:*`);
  if (keys.length > 0) await reader.del(...keys);
  reader.disconnect();
  await jobs.reconcile();
  expect(await service.finish(accepted)).toMatchObject({ state: 'succeeded' });
});

test('what is asked of an empty project is refused with a reason, and leaves nothing behind', async ({
  service,
  projectId,
}) => {
  const base = `/v1/projects/${projectId}`;
  const suite = await service.finish(
    await service.call('POST', `${base}/benchmarks`, { json: { name: 'x', seed: 1, phrasing: 'template' } }),
  );
  expect(suite).toMatchObject({ state: 'failed', error: { code: 'benchmark/empty-graph' } });
  const dataset = (await service.call('POST', `${base}/datasets`, { json: { name: 'x' } })).json<{ id: string }>();
  const missing = await service.call('POST', `${base}/datasets/${dataset.id}/versions`, {
    json: { benchmarkId: 'bmk_00000000000000000000', seed: 1 },
  });
  expect(missing.statusCode).toBe(404);
  expect(missing.json()).toMatchObject({ code: 'benchmark/missing' });
  for (const [path, json] of [
    ['/extractions', { documentIds: ['doc_00000000000000000000'], reader: 'offline' }],
    ['/runs/run_00000000000000000000/diagnoses', {}],
    ['/diagnoses/dgn_00000000000000000000/patches', { seed: 1 }],
    ['/evaluations', { benchmarkId: 'bmk_00000000000000000000', modelId: 'mdl_00000000000000000000', student: true }],
  ] as const) {
    expect((await service.call('POST', `${base}${path}`, { json })).statusCode, path).toBe(404);
  }
  const audit = (await service.call('GET', `${base}/audit`)).json<{ counts: Record<string, number> }>();
  expect(Object.values(audit.counts).every((count) => count === 0)).toBe(true);
});
