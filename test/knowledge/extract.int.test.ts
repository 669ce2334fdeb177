import { createCorpus } from '../../src/corpus/index.ts';
import { NO_JOB } from '../../src/domain/index.ts';
import { extract } from '../../src/knowledge/extract/extract.ts';
import { ReaderPool } from '../../src/knowledge/extract/reader-pool.ts';
import { createKnowledge } from '../../src/knowledge/index.ts';
import { expect, test } from '../support/graph-test.ts';
import { all } from './support/all.ts';
import { primerChains, primerText } from './support/primer.ts';

const uris = [...new Set(primerChains.map(({ document }) => document.sourceUri ?? ''))].slice(0, 4);

test('documents are read in threads, every quote stands at its offsets, and reading them again changes nothing', async ({
  graph,
  projectId,
}) => {
  const corpus = createCorpus({ graph });
  const knowledge = createKnowledge({ graph, corpus });
  try {
    for (const sourceUri of uris)
      await corpus.ingest(projectId, {
        bytes: primerText(sourceUri),
        name: sourceUri,
        meta: { sourceUri, discipline: sourceUri.split('/')[0] ?? '' },
      });
    const progress: number[] = [];
    const context = { ...NO_JOB, progress: (done: number) => progress.push(done) };
    const first = await knowledge.extract(projectId, { documentIds: 'all', reader: 'offline' }, context);
    expect(first.documents).toBe(4);
    expect(first.admitted).toBeGreaterThan(4);
    expect(first.created.chains).toBeGreaterThan(4);
    expect(progress).toEqual([0, 1, 2, 3, 4]);
    const audit = await knowledge.audit(projectId);
    expect(audit).toMatchObject({
      orphans: { concepts: 0, relations: 0 },
      brokenChains: 0,
      driftedProjections: 0,
      unverifiedEvidence: 0,
    });

    const texts = new Map<string, string>();
    const relations = await all(knowledge.streamRelations(projectId));
    expect(relations.length).toBe(first.created.relations);
    for (const { id } of relations)
      for (const { documentId, start, end, quote } of (await knowledge.getRelation(projectId, id)).evidence) {
        const text = texts.get(documentId) ?? (await corpus.getDocumentText(projectId, documentId));
        texts.set(documentId, text);
        expect(text.slice(start ?? 0, end ?? 0)).toBe(quote);
      }

    const refusals = await knowledge.findRefusals(projectId, {}, { limit: 500, after: null });
    expect(refusals.data.length).toBeGreaterThan(0);
    const again = await knowledge.extract(projectId, { documentIds: 'all', reader: 'offline' }, NO_JOB);
    expect(again).toEqual({ ...first, created: { concepts: 0, relations: 0, chains: 0 } });
    expect(await all(knowledge.streamRelations(projectId))).toEqual(relations);
    expect(await knowledge.findRefusals(projectId, {}, { limit: 500, after: null })).toEqual(refusals);
  } finally {
    await knowledge.close();
  }
});

test('a document that takes too long to read is left out by name, and ends nothing else', async ({
  graph,
  projectId,
}) => {
  const corpus = createCorpus({ graph });
  const [slow, usual] = [new ReaderPool({ timeoutMs: 1 }), new ReaderPool()];
  const read = (pool: ReaderPool) =>
    extract({ graph, corpus, pool, model: null }, projectId, { documentIds: 'all', reader: 'offline' }, NO_JOB);
  try {
    for (const sourceUri of uris.slice(0, 2))
      await corpus.ingest(projectId, { bytes: primerText(sourceUri), name: sourceUri, meta: { sourceUri } });
    expect(await read(slow)).toMatchObject({
      documents: 2,
      admitted: 0,
      refused: [{ reason: 'document/resource-limit', count: 2 }],
    });
    const knowledge = createKnowledge({ graph });
    const { data } = await knowledge.findRefusals(projectId, {}, { limit: 10, after: null });
    expect(data.map(({ detail }) => detail)).toEqual(Array(2).fill(expect.stringContaining('more than 0.001 s')));
    expect((await read(usual)).admitted).toBeGreaterThan(0);
    await knowledge.close();
  } finally {
    await slow.close();
    await usual.close();
  }
});

test('an extraction that nobody wants any more stops', async ({ graph, projectId }) => {
  const corpus = createCorpus({ graph });
  const knowledge = createKnowledge({ graph, corpus });
  try {
    await corpus.ingest(projectId, { bytes: primerText(uris[0]!), name: uris[0]! });
    const abort = new AbortController();
    const running = knowledge.extract(
      projectId,
      { documentIds: 'all', reader: 'offline' },
      { ...NO_JOB, signal: abort.signal },
    );
    abort.abort();
    await expect(running).rejects.toThrow();
    expect((await knowledge.audit(projectId)).counts.chains).toBe(0);
  } finally {
    await knowledge.close();
  }
});
