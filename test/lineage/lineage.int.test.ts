import type { LineageEntry, LineageView } from '../../src/lineage/index.ts';
import { expect, type Service, test } from '../support/app-test.ts';
import { givenLoop } from '../support/given-loop.ts';

async function readLineage(service: Service, path: string): Promise<LineageView> {
  const answer = await service.call('GET', `${path}/lineage`);
  expect(answer.statusCode).toBe(200);
  return answer.json<LineageView>();
}

async function readList(service: Service, path: string, list: string, limit: number): Promise<LineageEntry[]> {
  const entries: LineageEntry[] = [];
  let cursor = '';
  do {
    const answer = await service.call('GET', `${path}/lineage/${list}?limit=${limit}${cursor}`);
    expect(answer.statusCode).toBe(200);
    const page = answer.json<{ data: LineageEntry[]; nextCursor: string | null }>();
    expect(page.data.length).toBeLessThanOrEqual(limit);
    entries.push(...page.data);
    cursor = page.nextCursor === null ? '' : `&cursor=${page.nextCursor}`;
  } while (cursor !== '');
  return entries;
}

const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

test('items, samples and diagnoses lead back to the books and forward to the patch and the next run', async ({
  service,
  projectId,
}) => {
  const { suite, dataset, first, second, diagnosis, patch } = await givenLoop(service, projectId, ['biology']);
  const base = `/v1/projects/${projectId}`;
  const { app } = service;
  const { data: failures } = await app.services.diagnosis.findFailures(projectId, diagnosis.id, {
    limit: 500,
    after: null,
  });

  const item = await readLineage(service, `${base}/items/${failures[0]!.itemId}`);
  expect(item.documents.length).toBeGreaterThan(0);
  expect(item.chains).toHaveLength(1);
  expect(item.relations.length).toBeGreaterThanOrEqual(2);
  expect(item.relations[0]!.statement).toMatch(/ [A-Z_]+ /);
  expect(idsOf(item.runs).sort()).toEqual([first.id, second.id].sort());
  expect(idsOf(item.diagnoses)).toEqual([diagnosis.id]);
  expect(idsOf(item.patches)).toEqual([patch.id]);
  expect(item.datasetVersions.map(({ version }) => version).sort()).toEqual([1, 2]);

  const made = await readLineage(service, `${base}/diagnoses/${diagnosis.id}`);
  expect(idsOf(made.patches)).toEqual([patch.id]);
  expect(idsOf(made.runs).sort()).toEqual([first.id, second.id].sort());
  expect(made.datasetVersions).toContainEqual(patch.datasetVersion);
  expect(made.samples.length).toBeGreaterThan(0);

  // A sample that the patch wrote: why it is there, and which run saw it.
  const written = await readLineage(service, `${base}/samples/${made.samples[0]!.id}`);
  expect(idsOf(written.patches)).toEqual([patch.id]);
  expect(idsOf(written.diagnoses)).toEqual([diagnosis.id]);
  expect(idsOf(written.runs)).toEqual([second.id]);
  expect(written.datasetVersions).toEqual([{ datasetId: dataset.id, version: 2 }]);

  // A sample of the first version is in the second too, unless that dropped it.
  const { added, dropped } = await app.services.training.diff(projectId, dataset.id, 1, 2);
  const { data: samples } = await app.services.training.findSamples(projectId, dataset.id, 1, 'contents', {
    limit: 500,
    after: null,
  });
  const gone = new Set<string>(dropped);
  const kept = samples.find(({ id, teaches }) => !gone.has(id) && teaches.some(({ kind }) => kind === 'relation'))!;
  expect(added.length).toBeGreaterThan(0);
  const old = await readLineage(service, `${base}/samples/${kept.id}`);
  expect(old.datasetVersions.map(({ version }) => version)).toEqual([1, 2]);
  expect(old.documents.length).toBeGreaterThan(0);
  expect(idsOf(old.runs).sort()).toEqual([first.id, second.id].sort());
  expect(old.patches).toEqual([]);

  // Long lists say so, and are paged without gaps.
  const judged = await readList(service, `${base}/diagnoses/${diagnosis.id}`, 'items', 7);
  expect(idsOf(judged)).toEqual(failures.map(({ itemId }) => String(itemId)).sort());
  expect(made.more.includes('items')).toBe(judged.length > 100);
  expect(made.items).toHaveLength(Math.min(judged.length, 100));
  expect(judged[0]!.name).toBe(suite.id);

  const concept = (await service.call('GET', `${base}/concepts?limit=1`)).json<{ data: { id: string }[] }>().data[0]!;
  const chains = await readList(service, `${base}/concepts/${concept.id}`, 'chains', 1);
  const overview = (await service.call('GET', `${base}/concepts/${concept.id}/lineage`)).json<{
    chains: { id: string }[];
  }>();
  expect(idsOf(chains)).toEqual(idsOf(overview.chains));
});

test('what is not there, or a list of another name, is refused by name', async ({ service, projectId }) => {
  const base = `/v1/projects/${projectId}`;
  const zeros = '00000000000000000000';
  for (const [path, code] of [
    [`samples/smp_${zeros}`, 'sample/missing'],
    [`items/itm_${zeros}`, 'item/missing'],
    [`diagnoses/dgn_${zeros}`, 'diagnosis/missing'],
    [`concepts/con_${zeros}`, 'concept/missing'],
  ]) {
    const whole = await service.call('GET', `${base}/${path}/lineage`);
    expect(whole.json()).toMatchObject({ status: 404, code });
    const list = await service.call('GET', `${base}/${path}/lineage/documents`);
    expect(list.json()).toMatchObject({ status: 404, code });
  }
  expect((await service.call('GET', `${base}/items/itm_${zeros}/lineage/secrets`)).statusCode).toBe(400);
});
