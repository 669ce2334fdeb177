import type { LightMyRequestResponse } from 'fastify';
import { expect, test } from '../support/app-test.ts';

interface Answer {
  readonly data?: { id: string; term: string }[];
  readonly paths?: object[];
}
const line = (name: string, ...path: [string, string, string][]) =>
  JSON.stringify({
    discipline: 'botany',
    document: { title: 'Walls', sourceUri: 'walls.md' },
    chain: { name },
    path: path.map(([subject, type, object]) => ({ subject, type, object, quote: `${subject} ${object}` })),
  });

test('an id that was merged away goes on answering everywhere, with what it is now', async ({ service, projectId }) => {
  const base = `/v1/projects/${projectId}`;
  const get = async (path: string) => (await service.call('GET', `${base}${path}`)).json<Answer>();
  const lines = [
    line('stem', ['cell wall', 'CAUSAL', 'stiffness'], ['stiffness', 'CAUSAL', 'upright stem']),
    line('tall', ['cellular wall', 'CAUSAL', 'stiffness'], ['stiffness', 'PREREQUISITE', 'tall plant']),
    line('water', ['water', 'CAUSAL', 'cellular wall'], ['cellular wall', 'PART_OF', 'plant cell']),
  ];
  await service.finish(
    await service.call('POST', `${base}/knowledge/imports`, { body: lines.join('\n'), type: 'application/x-ndjson' }),
  );
  const concepts = (await get('/concepts?limit=50')).data!;
  const idOf = (term: string): string => concepts.find((concept) => concept.term === term)!.id;
  const [into, old] = [idOf('cell wall'), idOf('cellular wall')];
  const stated = (await get(`/relations?subject=${old}&type=CAUSAL`)).data![0]!.id;
  const merge = (body: object): Promise<LightMyRequestResponse> =>
    service.call('POST', `${base}/concepts/merge`, { json: body });
  expect((await merge({ into, from: [old] })).statusCode).toBe(200);

  expect(await get(`/concepts/${old}`)).toMatchObject({ id: old, mergedInto: into });
  for (const path of ['neighborhood?hops=2', 'lineage', 'lineage/chains'])
    expect(await get(`/concepts/${old}/${path}`), path).toEqual(await get(`/concepts/${into}/${path}`));
  expect(await get(`/concepts/${old}/neighborhood`)).toMatchObject({ center: { id: into } });
  for (const path of [
    '/relations?subject=ID',
    '/relations?subject=ID&type=PART_OF',
    '/relations?object=ID',
    '/chains?concept=ID',
    `/paths?from=ID&to=${idOf('tall plant')}`,
    `/paths?from=${idOf('water')}&to=ID`,
    '/paths?from=ID&to=ID',
  ]) {
    const now = await get(path.replaceAll('ID', into));
    expect(await get(path.replaceAll('ID', old)), path).toEqual(now);
    expect((now.data ?? now.paths)?.length, path).toBeGreaterThan(0);
  }
  // The relation that says the same as one of the other concept was folded into it.
  expect(await get(`/relations/${stated}`)).toMatchObject({ subject: { id: into }, type: 'CAUSAL' });
  expect((await get(`/chains?relation=${stated}`)).data).toHaveLength(2);

  for (const body of [
    { into, from: [old] },
    { into: old, from: [idOf('water')] },
    { into: old, from: [idOf('water')], connectivity: true },
  ]) {
    const refused = await merge(body);
    expect([refused.statusCode, refused.json().detail]).toEqual([
      409,
      `Concept ${old} was merged into ${into} before; name that one, or undo the merge`,
    ]);
  }
  expect((await service.call('GET', `${base}/concepts/con_00000000/neighborhood`)).statusCode).toBe(404);
});
