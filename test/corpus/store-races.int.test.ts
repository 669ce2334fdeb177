import { setTimeout as sleep } from 'node:timers/promises';
import { createCorpus } from '../../src/corpus/index.ts';
import type { Graph } from '../../src/platform/graph/index.ts';
import { interleaved } from '../knowledge/support/races.ts';
import { expect, test } from '../support/graph-test.ts';

const ROUNDS = 12;
const bytes = new TextEncoder().encode(
  ['nucleus', 'membrane', 'ribosome']
    .map((topic) => `## ${topic}\n\n${`The ${topic} of a cell is a part that does its own work. `.repeat(8)}`)
    .join('\n\n'),
);

/** What is there of a document: whole, or nothing. */
async function read(graph: Graph, projectId: string, documentId: string): Promise<number | null> {
  const corpus = createCorpus({ graph });
  const { data } = await corpus.findDocuments(projectId, { limit: 10, after: null });
  if (data.length === 0) return null;
  const { data: chunks } = await corpus.findChunks(projectId, documentId, { limit: 100, after: null });
  expect(chunks.length).toBe(data[0]!.chunks);
  expect((await corpus.getDocumentText(projectId, documentId)).length).toBe(data[0]!.characters);
  return chunks.length;
}

test('a document posted while it is deleted is whole or gone', async ({ graph, projectId }) => {
  const racing = createCorpus({ graph: interleaved(graph, 10) });
  const calm = createCorpus({ graph });
  for (let round = 0; round < ROUNDS; round++) {
    const { document } = await calm.ingest(projectId, { bytes, name: 'cell.md' });
    const early = async <T>(act: () => Promise<T>): Promise<T> => {
      await sleep(Math.random() * 40);
      return act();
    };
    const [posted, ...removed] = await Promise.allSettled([
      early(() => racing.ingest(projectId, { bytes, name: 'cell.md' })),
      early(() => racing.deleteDocument(projectId, document.id)),
      early(() => racing.deleteDocument(projectId, document.id)),
    ]);
    expect(posted).toMatchObject({ status: 'fulfilled' });
    for (const end of removed)
      if (end.status === 'rejected') expect(end.reason).toMatchObject({ code: 'document/missing' });
    await read(graph, projectId, document.id);
  }
});

test('of two deletions of a document at once, one is told that there is none', async ({ graph, projectId }) => {
  const racing = createCorpus({ graph: interleaved(graph, 10) });
  for (let round = 0; round < ROUNDS; round++) {
    const { document } = await createCorpus({ graph }).ingest(projectId, { bytes, name: 'cell.md' });
    const ends = await Promise.allSettled([1, 2].map(() => racing.deleteDocument(projectId, document.id)));
    expect(ends.filter(({ status }) => status === 'rejected')).toMatchObject([
      { reason: { code: 'document/missing' } },
    ]);
    expect(await read(graph, projectId, document.id)).toBeNull();
  }
});
