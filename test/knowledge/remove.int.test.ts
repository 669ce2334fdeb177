import { createCorpus } from '../../src/corpus/index.ts';
import { NO_JOB } from '../../src/domain/index.ts';
import { createKnowledge } from '../../src/knowledge/index.ts';
import { expect, test } from '../support/graph-test.ts';
import { all, linesOf } from './support/all.ts';
import { chainOf, givenRecord } from './support/given.ts';
import { primerChains, primerLines, primerText } from './support/primer.ts';

test('with a chain go the relations and concepts that lie on no other', async ({ graph, projectId }) => {
  const knowledge = createKnowledge({ graph });
  const book = await givenRecord(graph, projectId);
  const { chains } = await knowledge.mergeChains(projectId, [
    chainOf(book, 'aa', 'CAUSAL', 'bb', 'CAUSAL', 'cc'),
    chainOf(book, 'bb', 'CAUSAL', 'cc', 'CAUSAL', 'dd'),
  ]);
  await knowledge.deleteChain(projectId, chains[0]!.id);
  expect((await all(knowledge.streamConcepts(projectId))).map(({ term }) => term).sort()).toEqual(['bb', 'cc', 'dd']);
  expect(await all(knowledge.streamRelations(projectId))).toHaveLength(2);
  expect(await knowledge.audit(projectId)).toMatchObject({
    orphans: { concepts: 0, relations: 0 },
    driftedProjections: 0,
    brokenChains: 0,
  });
  await expect(knowledge.deleteChain(projectId, chains[0]!.id)).rejects.toMatchObject({ code: 'chain/missing' });
  await knowledge.deleteChain(projectId, chains[1]!.id);
  expect((await knowledge.audit(projectId)).counts).toMatchObject({ concepts: 0, relations: 0, chains: 0 });
});

test('with a document goes what nothing else states; what another document states as a whole stays', async ({
  graph,
  projectId,
}) => {
  const knowledge = createKnowledge({ graph });
  const [one, two] = [await givenRecord(graph, projectId, 'one'), await givenRecord(graph, projectId, 'two')];
  await knowledge.mergeChains(projectId, [
    chainOf(one, 'aa', 'CAUSAL', 'bb', 'CAUSAL', 'cc'),
    chainOf(two, 'aa', 'CAUSAL', 'bb', 'CAUSAL', 'cc'),
    chainOf(one, 'cc', 'CAUSAL', 'dd', 'CAUSAL', 'ee'),
    // Its first relation is stated by "two" as well, the chain as a whole is not.
    chainOf(one, 'aa', 'CAUSAL', 'bb', 'CONTRAST', 'ff'),
  ]);
  await knowledge.deleteDocumentKnowledge(projectId, one);
  const chains = await all(knowledge.streamChains(projectId));
  expect(chains.map(({ name, documentIds }) => [name, documentIds])).toEqual([['aa → bb → cc', [two]]]);
  const relations = await all(knowledge.streamRelations(projectId));
  expect(relations.map(({ evidence }) => evidence.documentId)).toEqual([two, two]);
  expect(await knowledge.audit(projectId)).toMatchObject({
    counts: { documents: 1, chains: 1, concepts: 3 },
    orphans: { concepts: 0, relations: 0 },
    driftedProjections: 0,
  });
  await expect(knowledge.deleteDocumentKnowledge(projectId, one)).rejects.toMatchObject({ code: 'document/missing' });
});

test('the documents of a whole discipline leave one by one, and the graph is sound after each', async ({
  graph,
  projectId,
}) => {
  const corpus = createCorpus({ graph });
  const knowledge = createKnowledge({ graph, corpus });
  const mine = (uri: string) => uri.startsWith('biology/') || uri.startsWith('chemistry/');
  const uris = [...new Set(primerChains.map(({ document }) => document.sourceUri ?? ''))].filter(mine);
  for (const sourceUri of uris)
    await corpus.ingest(projectId, { bytes: primerText(sourceUri), name: sourceUri, meta: { sourceUri } });
  await knowledge.importKnowledge(
    projectId,
    linesOf(primerLines.filter((_, i) => mine(primerChains[i]?.document.sourceUri ?? ''))),
    NO_JOB,
  );
  for (const { id } of (await corpus.findDocuments(projectId, { limit: 50, after: null })).data) {
    await knowledge.deleteDocumentKnowledge(projectId, id);
    expect(await knowledge.audit(projectId)).toMatchObject({
      orphans: { concepts: 0, relations: 0 },
      driftedProjections: 0,
      brokenChains: 0,
      unverifiedEvidence: 0,
    });
  }
  expect((await knowledge.audit(projectId)).counts).toMatchObject({
    documents: 0,
    chunks: 0,
    concepts: 0,
    relations: 0,
    chains: 0,
  });
});
