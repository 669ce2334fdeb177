import { createKnowledge } from '../../src/knowledge/index.ts';
import type { Graph } from '../../src/platform/graph/index.ts';
import { expect, test } from '../support/graph-test.ts';
import { all } from './support/all.ts';
import { chainOf, givenRecord } from './support/given.ts';
import { graphOf } from './support/graph-of.ts';

const SOUND = { orphans: { concepts: 0, relations: 0 }, brokenChains: 0, driftedProjections: 0 };

async function given(graph: Graph, projectId: string) {
  const knowledge = createKnowledge({ graph });
  const [one, two] = [await givenRecord(graph, projectId, 'one'), await givenRecord(graph, projectId, 'two')];
  const chains = [
    chainOf(one, 'sugar', 'CAUSAL', 'ATP', 'CAUSAL', 'movement'),
    chainOf(two, 'adenosine triphosphate', 'CAUSAL', 'movement', 'PREREQUISITE', 'life'),
    chainOf(two, 'light', 'CAUSAL', 'adenosine triphosphate', 'CONTRAST', 'heat'),
  ];
  await knowledge.mergeChains(projectId, chains);
  const id = new Map(
    (await all(knowledge.streamConcepts(projectId))).map(({ term, id: conceptId }) => [term, conceptId]),
  );
  return { knowledge, chains, one, two, into: id.get('ATP')!, from: id.get('adenosine triphosphate')! };
}

test('a merge joins names, relations and chains, keeps every id, and is undone without a trace', async ({
  graph,
  projectId,
}) => {
  const { knowledge, into, from } = await given(graph, projectId);
  const before = await graphOf(graph, projectId);
  await knowledge.mergeConcepts(projectId, { into, from: [from] });
  const merged = await graphOf(graph, projectId);
  expect(await knowledge.audit(projectId)).toMatchObject(SOUND);
  expect(merged.concepts.find(({ id }) => id === into)?.aliases).toEqual(['adenosine triphosphate']);
  expect(merged.concepts).toHaveLength(before.concepts.length - 1);
  // "ATP causes movement" was said of both: one relation now, with the evidence of both.
  expect(merged.relations).toHaveLength(before.relations.length - 1);
  expect(merged.chains.map(({ id }) => id)).toEqual(before.chains.map(({ id }) => id));
  const movement = (
    await knowledge.findRelations(projectId, { subject: into, type: 'CAUSAL' }, { limit: 10, after: null })
  ).data;
  expect(movement).toHaveLength(1);
  expect(movement[0]?.evidence).toHaveLength(2);
  expect(movement[0]?.chainIds).toHaveLength(2);
  expect(await knowledge.getConcept(projectId, from)).toMatchObject({
    term: 'adenosine triphosphate',
    mergedInto: into,
  });

  await knowledge.unmergeConcept(projectId, from);
  expect(await graphOf(graph, projectId)).toEqual(before);
  expect(await knowledge.audit(projectId)).toMatchObject(SOUND);
  await expect(knowledge.unmergeConcept(projectId, from)).rejects.toMatchObject({ code: 'concept/not-merged' });
});

test('a merge survives importing the same again, and what is new under the old name goes to the concept that stayed', async ({
  graph,
  projectId,
}) => {
  const { knowledge, chains, one, into, from } = await given(graph, projectId);
  await knowledge.mergeConcepts(projectId, { into, from: [from] });
  const merged = await graphOf(graph, projectId);
  expect((await knowledge.mergeChains(projectId, chains)).created).toEqual({ concepts: 0, relations: 0, chains: 0 });
  expect(await graphOf(graph, projectId)).toEqual(merged);
  const more = await knowledge.mergeChains(projectId, [
    chainOf(one, 'Adenosine triphosphates', 'CAUSAL', 'movement', 'CAUSAL', 'wear'),
    chainOf(one, 'ATP', 'CONTRAST', 'heat', 'CAUSAL', 'rust'),
  ]);
  expect(more.created).toEqual({ concepts: 2, relations: 2, chains: 2 });
  expect(await knowledge.audit(projectId)).toMatchObject(SOUND);
  // The first chain goes back with its name; the second one says "ATP" of a relation that goes back, so it cannot be taken apart.
  await expect(knowledge.unmergeConcept(projectId, from)).rejects.toMatchObject({ code: 'concept/unmerge-refused' });
  await knowledge.deleteChain(projectId, more.chains[1]!.id);
  await knowledge.unmergeConcept(projectId, from);
  expect(await knowledge.audit(projectId)).toMatchObject(SOUND);
  const back = await all(knowledge.streamChains(projectId));
  expect(back.find(({ id }) => id === more.chains[0]!.id)?.nodes[0]?.id).toBe(from);
});

test('concepts that a chain joins are not merged, and nothing changes', async ({ graph, projectId }) => {
  const { knowledge, into, from, one } = await given(graph, projectId);
  await knowledge.mergeChains(projectId, [
    chainOf(one, 'ATP', 'EQUIVALENCE', 'adenosine triphosphate', 'CAUSAL', 'movement'),
  ]);
  const before = await graphOf(graph, projectId);
  await expect(knowledge.mergeConcepts(projectId, { into, from: [from] })).rejects.toMatchObject({
    code: 'concept/merge-refused',
  });
  await expect(knowledge.mergeConcepts(projectId, { into, from: [into] })).rejects.toMatchObject({
    code: 'concept/merge-refused',
  });
  await expect(knowledge.mergeConcepts(projectId, { into, from: ['con_00000000'] })).rejects.toMatchObject({
    code: 'concept/missing',
  });
  expect(await graphOf(graph, projectId)).toEqual(before);
});

test('merges, removals and writes at the same time leave a sound graph', async ({ graph, projectId }) => {
  const { knowledge, chains, into, from } = await given(graph, projectId);
  const ids = (await all(knowledge.streamChains(projectId))).map(({ id }) => id);
  for (let round = 0; round < 5; round++) {
    await Promise.allSettled([
      knowledge.mergeConcepts(projectId, { into, from: [from] }),
      knowledge.mergeChains(projectId, chains),
      ...ids.map((id) => knowledge.deleteChain(projectId, id)),
      knowledge.unmergeConcept(projectId, from),
      knowledge.mergeChains(projectId, chains.toReversed()),
    ]);
    expect(await knowledge.audit(projectId)).toMatchObject(SOUND);
  }
});

test('a merge into a concept that is not there says so at once', async ({ graph, projectId }) => {
  const { knowledge, from } = await given(graph, projectId);
  const into = 'con_00000000';
  await expect(knowledge.mergeConcepts(projectId, { into, from: [from] })).rejects.toMatchObject({
    code: 'concept/missing',
    context: { conceptId: into },
  });
});
