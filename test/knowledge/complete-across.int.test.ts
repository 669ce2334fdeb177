import { createCorpus } from '../../src/corpus/index.ts';
import { type KnowledgeLine, NO_JOB } from '../../src/domain/index.ts';
import { createKnowledge } from '../../src/knowledge/index.ts';
import type { Graph } from '../../src/platform/graph/index.ts';
import { expect, test } from '../support/graph-test.ts';
import { all, linesOf } from './support/all.ts';

/** Each says one thing that leads nowhere within its own text; together they are a chain. */
const RAIN = '# Rivers\n\nMonsoon rainfall causes soil erosion. People have watched the water for a very long time.\n';
const FLOOD = '# Valleys\n\nSoil erosion causes crop failure. The villages of the valley lie on higher ground today.\n';
const RAIN_AGAIN = '# Weather\n\nMonsoon rainfall causes soil erosion. Farmers listen to the forecast every morning.\n';

const stages = (graph: Graph) => {
  const corpus = createCorpus({ graph });
  return { corpus, knowledge: createKnowledge({ graph, corpus }) };
};
async function ingest(graph: Graph, projectId: string, name: string, text: string) {
  const bytes = new TextEncoder().encode(text);
  const { document } = await stages(graph).corpus.ingest(projectId, {
    bytes,
    name,
    meta: { sourceUri: name, discipline: 'geography' },
  });
  return document.id;
}
const read = (graph: Graph, projectId: string, documentIds: readonly string[] | 'all' = 'all') =>
  stages(graph).knowledge.extract(projectId, { documentIds, reader: 'offline' }, NO_JOB);
const SOUND = { orphans: { concepts: 0, relations: 0 }, brokenChains: 0, driftedProjections: 0, unverifiedEvidence: 0 };

test('what two texts of one reading state is one chain over both, and reading them again changes nothing', async ({
  graph,
  projectId,
}) => {
  const { knowledge } = stages(graph);
  const ids = [await ingest(graph, projectId, 'rivers.md', RAIN), await ingest(graph, projectId, 'valleys.md', FLOOD)];
  const first = await read(graph, projectId);
  expect(first).toMatchObject({ created: { concepts: 3, relations: 2, chains: 1 }, refused: [] });
  const [chain, ...others] = await all(knowledge.streamChains(projectId));
  expect(others).toEqual([]);
  expect(chain?.nodes.map(({ term }) => term)).toEqual(['monsoon rainfall', 'soil erosion', 'crop failure']);
  expect([...(chain?.documentIds ?? [])].sort()).toEqual([...ids].sort());
  const relations = await all(knowledge.streamRelations(projectId));
  expect(relations.map(({ evidence }) => evidence.documentId).sort()).toEqual([...ids].sort());
  expect(await knowledge.audit(projectId)).toMatchObject(SOUND);
  expect(await read(graph, projectId)).toEqual({ ...first, created: { concepts: 0, relations: 0, chains: 0 } });
  expect(await all(knowledge.streamChains(projectId))).toEqual([chain]);
});

test('a later reading goes on from what is stored; alone, a relation is on no chain and is told', async ({
  graph,
  projectId,
}) => {
  const { knowledge } = stages(graph);
  const rain = await ingest(graph, projectId, 'rivers.md', RAIN);
  expect(await read(graph, projectId)).toMatchObject({
    created: { chains: 0 },
    refused: [{ reason: 'on-no-chain', count: 1 }],
  });
  const refusals = await knowledge.findRefusals(projectId, {}, { limit: 10, after: null });
  expect(refusals.data.map(({ detail }) => detail)).toEqual(['monsoon rainfall CAUSAL soil erosion']);
  await ingest(graph, projectId, 'valleys.md', FLOOD);
  expect(await read(graph, projectId)).toMatchObject({ created: { chains: 1 }, refused: [] });
  expect((await knowledge.findRefusals(projectId, {}, { limit: 10, after: null })).data).toEqual([]);
  // A third text states what is on a chain now: one more place, no further chain.
  const again = await ingest(graph, projectId, 'weather.md', RAIN_AGAIN);
  const third = await read(graph, projectId, [again]);
  expect(third).toMatchObject({ created: { concepts: 0, relations: 0, chains: 0 }, refused: [] });
  const relations = await all(knowledge.streamRelations(projectId));
  const stated = relations.find(({ subject }) => subject.term === 'monsoon rainfall');
  const { evidence } = await knowledge.getRelation(projectId, stated?.id ?? '');
  expect(evidence.map(({ documentId }) => documentId).sort()).toEqual([rain, again].sort());
  expect(await knowledge.audit(projectId)).toMatchObject(SOUND);
});

test('a chain over several documents stays while each of its relations is stated somewhere, and goes with the last that states one', async ({
  graph,
  projectId,
}) => {
  const { knowledge } = stages(graph);
  const rain = await ingest(graph, projectId, 'rivers.md', RAIN);
  const flood = await ingest(graph, projectId, 'valleys.md', FLOOD);
  const again = await ingest(graph, projectId, 'weather.md', RAIN_AGAIN);
  await read(graph, projectId);
  await knowledge.deleteDocumentKnowledge(projectId, rain);
  expect(await all(knowledge.streamChains(projectId))).toHaveLength(1);
  expect(await knowledge.audit(projectId)).toMatchObject(SOUND);
  await knowledge.deleteDocumentKnowledge(projectId, flood);
  expect((await knowledge.audit(projectId)).counts).toMatchObject({ chains: 0, relations: 0, concepts: 0 });
  expect((await read(graph, projectId, [again])).refused).toEqual([{ reason: 'on-no-chain', count: 1 }]);
});

test('a chain over several documents comes back from a knowledge file with the place of each relation', async ({
  graph,
  projectId,
}) => {
  const { knowledge } = stages(graph);
  await ingest(graph, projectId, 'rivers.md', RAIN);
  await ingest(graph, projectId, 'valleys.md', FLOOD);
  await read(graph, projectId);
  const lines = (await all(knowledge.exportKnowledge(projectId))) as KnowledgeLine[];
  expect(lines).toHaveLength(1);
  expect(lines[0]?.path.filter(({ document }) => document !== undefined)).toHaveLength(1);
  for (const withTexts of [true, false]) {
    const copyId = `${projectId}-copy-${withTexts}`;
    if (withTexts)
      for (const [name, text] of [
        ['rivers.md', RAIN],
        ['valleys.md', FLOOD],
      ] as const)
        await ingest(graph, copyId, name, text);
    const result = await knowledge.importKnowledge(copyId, linesOf(lines.map((line) => JSON.stringify(line))), NO_JOB);
    expect(result).toMatchObject({ chains: 1, refused: [], unverifiedEvidence: withTexts ? 0 : 2 });
    expect((await all(knowledge.streamChains(copyId))).map(({ id }) => id)).toEqual([lines[0]?.chain.id]);
    expect(await all(knowledge.exportKnowledge(copyId))).toEqual(lines);
    await removeAll(graph, copyId);
  }
});

async function removeAll(graph: Graph, projectId: string): Promise<void> {
  const { queryOf } = await import('../../src/platform/graph/index.ts');
  const remove = queryOf<{ projectId: string }, { left: number }>('platform/delete-project-batch');
  while (((await graph.run(remove, { projectId }))[0]?.left ?? 0) > 0);
}
