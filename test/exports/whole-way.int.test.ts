import { readFile } from 'node:fs/promises';
import { parquetReadObjects } from 'hyparquet';
import { BENCHMARK_TARGETS } from '../../src/benchmark/index.ts';
import { TRAINING_TARGETS } from '../../src/exports/training/index.ts';
import { expect, type Service, test } from '../support/app-test.ts';

const primer = new URL('../../data/primer/knowledge/', import.meta.url);
type Line = {
  path: { subject: string; object: string; quote: string }[];
  concepts: { term: string; definition: string }[];
};

/** Knowledge, a suite of it, and a dataset version beside that. */
async function given({ call, finish }: Service, projectId: string, lines: string) {
  const path = `/v1/projects/${projectId}`;
  const done = async (url: string, json: object) => {
    const job = await finish(await call('POST', `${path}${url}`, { json }));
    expect(job).toMatchObject({ state: 'succeeded', error: null });
    return job.result as unknown as { id: string; datasetVersion: { datasetId: string; version: number } };
  };
  await finish(await call('POST', `${path}/knowledge/imports`, { body: lines, type: 'application/x-ndjson' }));
  const { id: benchmarkId } = await done('/benchmarks', { name: 'suite', seed: 5, size: 40 });
  const { id: datasetId } = (await call('POST', `${path}/datasets`, { json: { name: 'lessons' } })).json<{
    id: string;
  }>();
  const quota = { total: 120 };
  const { datasetVersion } = await done(`/datasets/${datasetId}/versions`, { benchmarkId, seed: 5, quota });
  return { path, benchmarkId, datasetId, version: datasetVersion.version };
}

/** Every file of an export but for the time it was made at, by path; or the error of the job. */
async function filesOf({ call, finish }: Service, path: string, json: object) {
  const job = await finish(await call('POST', `${path}/exports`, { json }));
  if (job.state !== 'succeeded') return { error: job.error as { code: string; detail?: string } };
  const { files } = (await call('GET', `${path}/exports/${job.result!.id}`)).json<{ files: { path: string }[] }>();
  const contents = new Map<string, string>();
  for (const file of files) {
    const { rawPayload } = await call('GET', `${path}/exports/${job.result!.id}/files/${file.path}`);
    contents.set(
      file.path,
      rawPayload
        .toString('latin1')
        // Croissant holds the time, and the manifest its sum.
        .replace(/("path":"croissant.json"[^}]*"sha256":)"\w+"/, '$1""')
        .replace(/"(?:created_at|createdAt|datePublished|dateCreated)":\s*"[^"]*"/g, '"created_at":""'),
    );
  }
  return { contents };
}

test('the same knowledge and seed give the same suite, dataset and exports in another project, byte for byte', async ({
  service,
  projectId,
}) => {
  const twin = `${projectId}b`;
  await service.app.services.projects.ensure(twin);
  try {
    const lines = await readFile(new URL('law.ndjson', primer), 'utf8');
    const [one, other] = [await given(service, projectId, lines), await given(service, twin, lines)];
    const bodyOf = async (path: string) => (await service.call('GET', path)).body;
    const suite = `/benchmarks/${one.benchmarkId}`;
    expect(other.benchmarkId).toBe(one.benchmarkId);
    for (const url of [suite, `${suite}/items?limit=100&include=key`])
      expect(JSON.parse(await bodyOf(other.path + url)).data ?? (await bodyOf(other.path + url))).toEqual(
        JSON.parse(await bodyOf(one.path + url)).data ?? (await bodyOf(one.path + url)),
      );
    const hashOf = async ({ path, datasetId }: typeof one) =>
      JSON.parse(await bodyOf(`${path}/datasets/${datasetId}/versions/1`)).contentHash;
    expect(await hashOf(other)).toBe(await hashOf(one));
    for (const target of Object.keys(BENCHMARK_TARGETS)) {
      const request = { kind: 'benchmark', id: one.benchmarkId, target };
      const [first, second] = [await filesOf(service, one.path, request), await filesOf(service, other.path, request)];
      expect(second.contents, target).toEqual(first.contents);
      expect(first.contents!.size, target).toBeGreaterThan(0);
    }
    for (const target of Object.keys(TRAINING_TARGETS)) {
      const [first, second] = [
        await filesOf(service, one.path, { kind: 'dataset', id: one.datasetId, version: 1, target }),
        await filesOf(service, other.path, { kind: 'dataset', id: other.datasetId, version: 1, target }),
      ];
      expect(second.contents, target).toEqual(first.contents);
      expect(first.contents!.size, target).toBeGreaterThan(0);
    }
  } finally {
    await service.app.services.projects.delete(twin);
  }
});

/** All that files say, Parquet read as its rows. */
async function textOf(contents: ReadonlyMap<string, string>): Promise<string> {
  const texts = [...contents].map(async ([name, bytes]) => {
    if (!name.endsWith('.parquet')) return bytes;
    const { buffer, byteOffset, byteLength } = Buffer.from(bytes, 'latin1');
    const file = (buffer as ArrayBuffer).slice(byteOffset, byteOffset + byteLength);
    return JSON.stringify(await parquetReadObjects({ file }), (_, value) =>
      typeof value === 'bigint' ? Number(value) : value,
    );
  });
  return (await Promise.all(texts)).join('\n');
}

/** What template engines of the targets read as their own. */
const MARKS = ['{A}', '{{x}}', '{% x %}', 'file://x', '$'.concat('{x}'), '%s'];

test('text that would break templates comes through every export and report as it is, or is refused with its item and words', async ({
  service,
  projectId,
}) => {
  const source = (await readFile(new URL('law.ndjson', primer), 'utf8')).trim().split('\n');
  // Every term, definition and quote holds a mark.
  const marks = new Map<string, string>();
  const marked = (term: string) => {
    if (!marks.has(term)) marks.set(term, `${term} ${MARKS[marks.size % MARKS.length]}`);
    return marks.get(term)!;
  };
  const lines = source.map((text) => {
    const line = JSON.parse(text) as Line;
    return JSON.stringify({
      ...line,
      concepts: line.concepts.map((concept) => ({
        ...concept,
        term: marked(concept.term),
        definition: `${concept.definition} ${MARKS.join(' ')}`,
        aliases: [],
      })),
      path: line.path.map(({ subject, object, quote, ...step }) => ({
        ...step,
        start: undefined,
        end: undefined,
        subject: marked(subject),
        object: marked(object),
        quote: `${quote} ${MARKS.join(' ')}`,
      })),
    });
  });
  const { path, benchmarkId, datasetId } = await given(service, projectId, lines.join('\n'));
  const items = (await service.call('GET', `${path}/benchmarks/${benchmarkId}/items?limit=100`)).json<{
    data: { id: string; question: string; choices: string[] }[];
  }>().data;
  const held = MARKS.filter((mark) => JSON.stringify(items).includes(mark));
  expect(held.length).toBeGreaterThan(3);
  for (const target of Object.keys(BENCHMARK_TARGETS)) {
    const { contents, error } = await filesOf(service, path, { kind: 'benchmark', id: benchmarkId, target });
    if (target === 'promptfoo' || target === 'opencompass') {
      expect(error, target).toMatchObject({ code: 'export/unsafe-text' });
      expect(JSON.stringify(error), target).toMatch(/itm_\w+/);
      continue;
    }
    const all = await textOf(contents!);
    for (const mark of held) expect(all.includes(mark), `${target} ${mark}`).toBe(true);
  }
  for (const target of Object.keys(TRAINING_TARGETS)) {
    const { contents } = await filesOf(service, path, { kind: 'dataset', id: datasetId, version: 1, target });
    const all = await textOf(contents!);
    for (const mark of MARKS) expect(all.includes(mark), `${target} ${mark}`).toBe(true);
  }
  const model = (
    await service.call('POST', `${path}/models`, { json: { name: 'm', datasetVersion: { datasetId, version: 1 } } })
  ).json<{ id: string }>();
  const run = await service.finish(
    await service.call('POST', `${path}/evaluations`, { json: { benchmarkId, modelId: model.id, student: true } }),
  );
  const { runId } = run.result as unknown as { runId: string };
  for (const format of ['html', 'md', 'json', 'junit']) {
    const { statusCode, body } = await service.call('GET', `${path}/runs/${runId}/report?format=${format}`);
    expect(statusCode, format).toBe(200);
    expect(body, format).toMatch(/%s|\$\{x\}|\$\\\{x\\\}/);
  }
});

test('a dataset version beside a suite of another project is refused, and nothing of it is stored', async ({
  service,
  projectId,
}) => {
  const { call, finish } = service;
  const twin = `${projectId}c`;
  await service.app.services.projects.ensure(twin);
  try {
    const lines = await readFile(new URL('law.ndjson', primer), 'utf8');
    const { benchmarkId } = await given(service, projectId, lines);
    const path = `/v1/projects/${twin}`;
    await finish(await call('POST', `${path}/knowledge/imports`, { body: lines, type: 'application/x-ndjson' }));
    const { id } = (await call('POST', `${path}/datasets`, { json: { name: 'lessons' } })).json<{ id: string }>();
    const refused = await call('POST', `${path}/datasets/${id}/versions`, { json: { benchmarkId, seed: 1 } });
    expect(refused.statusCode).toBe(404);
    expect(refused.json()).toMatchObject({ code: 'benchmark/missing' });
    expect(refused.body).toContain(benchmarkId);
    expect((await call('GET', `${path}/datasets/${id}/versions/1`)).statusCode).toBe(404);
    const evaluation = await call('POST', `${path}/runs`, { json: { benchmarkId, modelId: 'mdl_00000000' } });
    expect(evaluation.statusCode).toBe(404);
  } finally {
    await service.app.services.projects.delete(twin);
  }
});
