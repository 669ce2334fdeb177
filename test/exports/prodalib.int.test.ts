import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { parquetWriteBuffer } from 'hyparquet-writer';
import type { Job } from '../../src/domain/index.ts';
import type { ProdalibResult } from '../../src/knowledge/index.ts';
import { tangledLines } from '../knowledge/support/tangled.ts';
import { test as base, expect, type Service } from '../support/app-test.ts';

const primer = new URL('../../data/primer/', import.meta.url);

const test = base.extend<{ folder: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads the fixture's needs from the pattern
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'proda-prodalib-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },
});

/** Texts and knowledge of the primer's biology, one text left out so that some evidence waits for it. */
async function given({ call, finish }: Service, projectId: string, withKnowledge: boolean): Promise<void> {
  const path = `/v1/projects/${projectId}`;
  const sourceUri = 'biology/01-photosynthesis.md';
  await call('POST', `${path}/documents?sourceUri=${sourceUri}&discipline=biology`, {
    body: await readFile(new URL(`text/${sourceUri}`, primer)),
    type: 'text/markdown',
  });
  if (!withKnowledge) return;
  const known = await readFile(new URL('knowledge/biology.ndjson', primer), 'utf8');
  const body = `${known.trim()}\n${tangledLines.join('\n')}\n`;
  await finish(await call('POST', `${path}/knowledge/imports`, { body, type: 'application/x-ndjson' }));
}

/** The export as files in a folder. */
async function exported({ call, finish }: Service, projectId: string, folder: string, json: object = {}): Promise<Job> {
  const path = `/v1/projects/${projectId}/exports`;
  const job = await finish(await call('POST', path, { json: { kind: 'knowledge', target: 'prodalib', ...json } }));
  expect(job).toMatchObject({ state: 'succeeded' });
  const { files } = (await call('GET', `${path}/${job.result!.id}`)).json<{ files: { path: string }[] }>();
  for (const file of files) {
    const target = join(folder, file.path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, (await call('GET', `${path}/${job.result!.id}/files/${file.path}`)).rawPayload);
  }
  return job;
}

async function imported(
  { call, finish }: Service,
  projectId: string,
  files: Record<string, Buffer>,
): Promise<Job & { counts: ProdalibResult }> {
  const form = new FormData();
  for (const [path, bytes] of Object.entries(files)) form.append(path, new Blob([new Uint8Array(bytes)]), 'file');
  const encoded = new Response(form);
  const job = await finish(
    await call('POST', `/v1/projects/${projectId}/knowledge/imports?format=prodalib`, {
      body: Buffer.from(await encoded.arrayBuffer()),
      type: encoded.headers.get('content-type')!,
    }),
  );
  return { ...job, counts: (job.result as { counts?: ProdalibResult } | null)?.counts as ProdalibResult };
}

const PARTS = ['l1_concepts', 'l2_statements', 'l2_evidence', 'l3_chains'].map((name) => `kc_pool/${name}.parquet`);
async function readFiles(folder: string, paths: readonly string[]): Promise<Record<string, Buffer>> {
  return Object.fromEntries(
    await Promise.all(paths.map(async (path) => [path, await readFile(join(folder, path))] as const)),
  );
}
const knowledgeOf = async ({ call }: Service, projectId: string) =>
  (await call('GET', `/v1/projects/${projectId}/knowledge/export`)).body;

test('a folder written and read back gives the same ids and an equal graph, evidence that waits for its text included', async ({
  service,
  projectId,
  folder,
}) => {
  await given(service, projectId, true);
  await exported(service, projectId, folder);
  const copy = `${projectId}-copy`;
  await service.app.services.projects.ensure(copy);
  try {
    await given(service, copy, false);
    const job = await imported(service, copy, await readFiles(folder, [...PARTS, 'metadata/kc_index.json']));
    expect(job).toMatchObject({ state: 'succeeded', counts: { refused: [], faults: [], repaired: [] } });
    expect(job.counts.unverifiedEvidence).toBeGreaterThan(0);
    expect(await knowledgeOf(service, copy)).toBe(await knowledgeOf(service, projectId));
    const again = await imported(service, copy, await readFiles(folder, [...PARTS, 'metadata/kc_index.json']));
    expect(again.counts.created).toEqual({ concepts: 0, relations: 0, chains: 0 });
    const audit = (await service.call('GET', `/v1/projects/${copy}/audit`)).json();
    expect(audit).toMatchObject({ orphans: { concepts: 0, relations: 0 }, brokenChains: 0, driftedProjections: 0 });
  } finally {
    await service.app.services.projects.delete(copy);
  }
});

test('a suite and a dataset version lie beside the knowledge; the index names every file with rows and sum; twice is the same', async ({
  service,
  projectId,
  folder,
}) => {
  await given(service, projectId, true);
  const { benchmark, training } = service.app.services;
  const context = { signal: new AbortController().signal, progress: () => undefined };
  const suite = await benchmark.build(projectId, { name: 'suite', seed: 1 }, context);
  const dataset = await training.createDataset(projectId, 'data');
  const version = await training.buildVersion(projectId, dataset.id, { benchmarkId: suite.id, seed: 1 }, context);
  const parts = { benchmarkId: suite.id, datasetId: dataset.id };
  const first = await exported(service, projectId, folder, parts);
  const index = JSON.parse(await readFile(join(folder, 'metadata/kc_index.json'), 'utf8'));
  expect(index.files.map(({ path }: { path: string }) => path)).toEqual([
    ...PARTS,
    'bench/test.parquet',
    'sft_data/train.parquet',
  ]);
  const rowsOf = (path: string): number => index.files.find((file: { path: string }) => file.path === path).rows;
  expect(rowsOf('bench/test.parquet')).toBe(suite.items);
  expect(rowsOf('sft_data/train.parquet')).toBe(version.samples);
  const [item] = await parquetReadObjects({ file: await asyncBufferFromFile(join(folder, 'bench/test.parquet')) });
  expect(item).toMatchObject({ kind: 'mc', choices: expect.any(Array), chain_id: expect.stringMatching(/^chn_/) });
  expect((await exported(service, projectId, folder, parts)).result!.id).toBe(first.result!.id);

  const job = await imported(
    service,
    projectId,
    await readFiles(folder, index.files.map(({ path }: { path: string }) => path).concat('metadata/kc_index.json')),
  );
  expect(job.counts.leftAside.map(({ path }) => path)).toEqual(['bench/test.parquet', 'sft_data/train.parquet']);
  expect(job.counts.created).toEqual({ concepts: 0, relations: 0, chains: 0 });
});

/** A table as a foreign program writes it. */
function table(rows: readonly Record<string, unknown>[]): Buffer {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return Buffer.from(
    parquetWriteBuffer({ columnData: names.map((name) => ({ name, data: rows.map((row) => row[name] ?? null) })) }),
  );
}

test("a folder without our ids is read as ProDa's knowledge core in tables, its statements put back on the chains that speak of them", async ({
  service,
  projectId,
}) => {
  const job = await imported(service, projectId, {
    'kc_pool/part-0.parquet': table([
      { term: 'friction', definition: 'resistance to sliding' },
      { term: 'heat', definition: null },
    ]),
    'kc_pool/part-1.parquet': table([
      { parent_chain_id: 'chain-001', subject: 'friction', predicate: 'CAUSES', object: 'heat' },
      { parent_chain_id: 'chain-001', subject: 'heat', predicate: 'CAUSES', object: 'wear' },
      { parent_chain_id: 'chain-001', subject: 'rain', predicate: 'CAUSES', object: 'flood' },
      { parent_chain_id: 'chain-001', subject: 'flood', predicate: 'CAUSES', object: 'damage' },
      { parent_chain_id: 'chain-001', subject: 'rain', predicate: 'RESEMBLES', object: 'snow' },
    ]),
    'kc_pool/part-2.parquet': table([
      {
        chain_id: 'chain-001',
        process_name: 'wear',
        domain_context: 'physics',
        steps: ['Friction makes heat.', 'Heat makes wear.'],
      },
      {
        chain_id: 'chain-002',
        process_name: 'flood',
        domain_context: 'physics',
        steps: ['Rain makes a flood.', 'A flood makes damage.'],
      },
    ]),
  });
  expect(job).toMatchObject({ state: 'succeeded' });
  expect(job.counts).toMatchObject({
    chains: 2,
    repaired: [{ reason: 'moved-to-its-chain', count: 2 }],
    refused: [{ reason: 'relation-type-unknown', count: 1 }],
  });
});

test('faults of a folder are named by file, row and field', async ({ service, projectId, folder }) => {
  const bad = async (files: Record<string, Buffer>, detail: string) =>
    expect(await imported(service, projectId, files)).toMatchObject({
      state: 'failed',
      error: { code: 'knowledge/file-invalid', detail: expect.stringContaining(detail) },
    });
  await bad({ 'bench/x.parquet': table([{ a: '1' }]) }, 'no kc_pool/*.parquet');
  await bad({ 'kc_pool/x.parquet': Buffer.from('PAR0 nonsense') }, 'kc_pool/x.parquet: no Parquet file');
  await bad({ 'kc_pool/x.parquet': table([{ colour: 'red' }]) }, 'kc_pool/x.parquet: its columns (colour)');

  await given(service, projectId, true);
  await exported(service, projectId, folder);
  const good = await readFiles(folder, [...PARTS, 'metadata/kc_index.json']);
  const { [PARTS[1]!]: _statements, ...withoutStatements } = good;
  await bad(withoutStatements, 'names kc_pool/l2_statements.parquet, which is missing');
  await bad({ ...good, 'metadata/kc_index.json': Buffer.from('{') }, 'metadata/kc_index.json: no JSON');

  const evidence = await parquetReadObjects({ file: await asyncBufferFromFile(join(folder, PARTS[2]!)) });
  evidence[2] = { ...evidence[2], modality: 'shouted' };
  const job = await imported(service, projectId, { ...good, [PARTS[2]!]: table(evidence) });
  expect(job.counts.faults[0]).toMatchObject({
    reason: 'row-invalid',
    detail: expect.stringMatching(/^kc_pool\/l2_evidence\.parquet row 3, modality: /),
  });

  const form = new FormData();
  form.append('../../etc/passwd', new Blob(['x']), 'x');
  const encoded = new Response(form);
  const answer = await service.call('POST', `/v1/projects/${projectId}/knowledge/imports?format=prodalib`, {
    body: Buffer.from(await encoded.arrayBuffer()),
    type: encoded.headers.get('content-type')!,
  });
  expect(answer.json()).toMatchObject({ status: 400, detail: expect.stringContaining('no path in a folder') });
});
