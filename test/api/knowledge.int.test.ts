import { readFile } from 'node:fs/promises';
import { expect, test } from '../support/app-test.ts';

const primer = new URL('../../data/primer/', import.meta.url);

test('the structure can be asked over HTTP: search, neighborhood, paths, chains, merges, audit', async ({
  service,
  projectId,
}) => {
  const base = `/v1/projects/${projectId}`;
  const { call } = service;
  for (const chapter of ['01-photosynthesis', '02-energy-flow']) {
    await call('POST', `${base}/documents?sourceUri=biology/${chapter}.md`, {
      body: await readFile(new URL(`text/biology/${chapter}.md`, primer)),
      type: 'text/markdown',
    });
  }
  const file = await readFile(new URL('knowledge/biology.ndjson', primer));
  const imported = await service.finish(
    await call('POST', `${base}/knowledge/imports?format=knowledge`, { body: file, type: 'application/x-ndjson' }),
  );
  expect(imported).toMatchObject({ state: 'succeeded' });

  const found = (await call('GET', `${base}/concepts?query=photosystem%20II`)).json<{
    data: { id: string; term: string }[];
  }>();
  expect(found.data[0]).toMatchObject({ term: 'photosystem II' });
  const { id } = found.data[0]!;
  const near = await call('GET', `${base}/concepts/${id}/neighborhood?hops=2`);
  const neighborhood = near.json<{
    center: { id: string };
    nodes: { id: string; hops: number }[];
    edges: { subjectId: string; objectId: string }[];
  }>();
  expect(neighborhood.center.id).toBe(id);
  expect(neighborhood.nodes.length).toBeGreaterThan(1);
  const known = new Set([id, ...neighborhood.nodes.map((node) => node.id)]);
  for (const { subjectId, objectId } of neighborhood.edges)
    expect(known.has(subjectId) && known.has(objectId)).toBe(true);

  const again = await call('GET', `${base}/concepts/${id}/neighborhood?hops=2`, {
    headers: { 'if-none-match': String(near.headers.etag) },
  });
  expect(again.statusCode).toBe(304);
  expect((await call('GET', `${base}/concepts/${id}/neighborhood?hops=4`)).statusCode).toBe(400);
  expect((await call('GET', `${base}/concepts/${id}/neighborhood?types=CAUSAL,NONSENSE`)).json()).toMatchObject({
    detail: expect.stringContaining('NONSENSE'),
  });

  const chains = (await call('GET', `${base}/chains?concept=${id}`)).json<{
    data: { id: string; nodes: { id: string }[]; steps: unknown[] }[];
  }>();
  expect(chains.data.length).toBeGreaterThan(0);
  for (const chain of chains.data) expect(chain.nodes).toHaveLength(chain.steps.length + 1);
  const ends = chains.data[0]!.nodes;
  const paths = (await call('GET', `${base}/paths?from=${ends[0]!.id}&to=${ends.at(-1)!.id}`)).json<{
    paths: { nodes: { id: string }[] }[];
  }>();
  expect(paths.paths[0]!.nodes.at(-1)!.id).toBe(ends.at(-1)!.id);

  const search = await service.finish(await call('POST', `${base}/concepts/merge-candidates`, { json: {} }));
  expect(search).toMatchObject({
    state: 'succeeded',
    result: { kind: 'merge-candidates', counts: { embedded: null } },
  });
  const candidates = await call('GET', `${base}/concepts/merge-candidates?kind=merge`);
  expect(candidates.statusCode).toBe(200);
  const missing = await call('POST', `${base}/concepts/merge`, {
    json: { into: id, from: ['con_00000000000000000000'] },
  });
  expect(missing.statusCode).toBe(404);
  const joined = await call('POST', `${base}/concepts/merge`, {
    json: { into: id, from: [neighborhood.nodes[0]!.id] },
  });
  expect([409, 422]).toContain(joined.statusCode); // what a relation joins is not one concept

  const repair = await call('POST', `${base}/audit/repair`, { json: {} });
  expect(repair.json()).toMatchObject({
    applied: false,
    plan: { removeChains: [], removeRelations: [], removeConcepts: [] },
  });

  const [document] = (await call('GET', `${base}/documents`)).json<{ data: { id: string }[] }>().data;
  expect((await call('DELETE', `${base}/documents/${document!.id}`)).statusCode).toBe(204);
  expect((await call('GET', `${base}/documents/${document!.id}`)).statusCode).toBe(404);
  const audit = (await call('GET', `${base}/audit`)).json<{
    orphans: { concepts: number; relations: number };
    brokenChains: number;
    counts: { chains: number };
  }>();
  expect(audit).toMatchObject({ orphans: { concepts: 0, relations: 0 }, brokenChains: 0 });
  expect(audit.counts.chains).toBeGreaterThan(0);
});

test('many documents at once get a result a line, and a bad line does not stop the others', async ({
  service,
  projectId,
}) => {
  const lines = [
    JSON.stringify({
      text: '# One\n\nOsmosis is the movement of water through a membrane.',
      title: 'One',
      discipline: 'biology',
      license: 'CC BY 4.0',
    }),
    'not json',
    JSON.stringify({ title: 'no text' }),
    JSON.stringify({
      text: '# Two\n\nEnzymes speed up the reactions of the cell.',
      title: 'Two',
      discipline: 'biology',
    }),
  ];
  const answer = await service.call('POST', `/v1/projects/${projectId}/documents`, {
    body: lines.join('\r\n'),
    type: 'application/x-ndjson',
  });
  expect(answer.statusCode).toBe(200);
  const results = answer.body
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { line: number; status: number });
  expect(results.map(({ line, status }) => [line, status])).toEqual([
    [1, 201],
    [2, 400],
    [3, 400],
    [4, 201],
  ]);
});

test('asking an endpoint that nobody configured fails with what to set', async ({ service, projectId }) => {
  const base = `/v1/projects/${projectId}`;
  await service.call('POST', `${base}/documents`, {
    body: await readFile(new URL('text/biology/01-photosynthesis.md', primer)),
    type: 'text/markdown',
  });
  const job = await service.finish(
    await service.call('POST', `${base}/extractions`, { json: { all: true, reader: 'llm' } }),
  );
  expect(job).toMatchObject({
    state: 'failed',
    error: { code: 'llm/not-configured', detail: expect.stringContaining('OPENAI_BASE_URL') },
  });
});

test('a knowledge core of ProDa is one JSON document and may be posted as such', async ({ service, projectId }) => {
  const url = `/v1/projects/${projectId}/knowledge/imports?format=proda-core`;
  const core = {
    l2_statements: [
      { subject: 'heat', predicate: 'CAUSES', object: 'expansion' },
      { subject: 'expansion', predicate: 'CAUSES', object: 'crack' },
      { subject: 'heat', predicate: 'FROBS', object: 'crack' },
    ],
    l3_chains: [
      { chain_id: 'chain-001', domain_context: 'physics', steps: ['heat causes expansion', 'expansion causes crack'] },
    ],
  };
  const job = await service.finish(await service.call('POST', url, { json: core }));
  expect(job).toMatchObject({
    state: 'succeeded',
    result: { counts: { chains: 1, refusals: [{ line: 3, detail: 'l2_statements[2]: heat FROBS crack' }] } },
  });
  const wrong = await service.call('POST', url, { body: '<core/>', type: 'text/xml' });
  expect(wrong.statusCode).toBe(415);
  expect((await service.call('POST', '/v1/projects', { json: { id: projectId } })).statusCode).not.toBe(415);
});
