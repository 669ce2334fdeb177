import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createCorpus, type DocumentInput, deleteDocumentIn } from '../../src/corpus/index.ts';
import { documentIdOf } from '../../src/domain/index.ts';
import { type Graph, parseContract, type Query } from '../../src/platform/graph/index.ts';
import { expect, test } from '../support/graph-test.ts';
import { column, makePdf } from './fixtures/make-pdf.ts';

const PHOTOSYNTHESIS = new URL('../../data/primer/text/biology/01-photosynthesis.md', import.meta.url);
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const markdown = (text: string, sourceUri?: string): DocumentInput => ({
  bytes: encode(text),
  name: 'chapter.md',
  ...(sourceUri !== undefined && { meta: { sourceUri } }),
});
/** Paragraphs long enough that each is a chunk under its own heading. */
const chapter = (...topics: string[]): string =>
  topics
    .map(
      (topic) =>
        `## ${topic}\n\n${`The ${topic} of a cell is a part that does its own work, and it is made by another part. `.repeat(2)}`,
    )
    .join('\n\n');

async function allChunks(graph: Graph, projectId: string, documentId: string) {
  const { data, next } = await createCorpus({ graph }).findChunks(projectId, documentId, { limit: 500, after: null });
  expect(next).toBeNull();
  return data;
}

test('a chapter of the primer is stored with its licence, and every chunk is its stretch of the text', async ({
  graph,
  projectId,
}) => {
  const corpus = createCorpus({ graph });
  const bytes = readFileSync(PHOTOSYNTHESIS);
  const { document, created } = await corpus.ingest(projectId, { bytes, name: '01-photosynthesis.md' });
  expect(created).toBe(true);
  expect(document).toMatchObject({
    title: 'Photosynthesis: From Light to Sugar',
    discipline: 'biology',
    license: 'CC BY 4.0',
    attribution: 'proda-graph contributors',
  });
  const text = await corpus.getDocumentText(projectId, document.id);
  expect(bytes.toString('utf8').endsWith(text)).toBe(true);
  expect(text.length).toBe(document.characters);
  const chunks = await allChunks(graph, projectId, document.id);
  expect(chunks.length).toBe(document.chunks);
  expect(chunks.length).toBeGreaterThan(5);
  for (const chunk of chunks) {
    expect(text.slice(chunk.start, chunk.end)).toBe(chunk.text);
    expect(await corpus.getChunk(projectId, chunk.id)).toEqual(chunk);
  }
});

test('the same bytes posted ten times at once are one document, new to exactly one caller', async ({
  graph,
  projectId,
}) => {
  const corpus = createCorpus({ graph });
  const input = markdown(chapter('nucleus', 'ribosome', 'membrane'));
  const posted = await Promise.all(Array.from({ length: 10 }, () => corpus.ingest(projectId, input)));
  expect(new Set(posted.map(({ document }) => document.id)).size).toBe(1);
  expect(posted.filter(({ created }) => created).length).toBe(1);
  expect((await corpus.findDocuments(projectId, { limit: 10, after: null })).data).toHaveLength(1);
  expect(await allChunks(graph, projectId, posted[0]!.document.id)).toHaveLength(3);
});

test('a new version takes over what it shares with the old one, under the same ids and at its new place', async ({
  graph,
  projectId,
}) => {
  const corpus = createCorpus({ graph });
  const old = await corpus.ingest(projectId, markdown(chapter('nucleus', 'ribosome', 'membrane'), 'cell.md'));
  const before = await allChunks(graph, projectId, old.document.id);
  const next = await corpus.ingest(projectId, markdown(chapter('vacuole', 'nucleus', 'membrane'), 'cell.md'));
  expect(next.created).toBe(true);
  const after = await allChunks(graph, projectId, next.document.id);
  const idsOf = (topic: string, chunks: typeof before) =>
    chunks.filter(({ headings }) => headings[0] === topic).map(({ id }) => id);
  for (const topic of ['nucleus', 'membrane']) expect(idsOf(topic, after)).toEqual(idsOf(topic, before));
  const text = await corpus.getDocumentText(projectId, next.document.id);
  for (const chunk of after) expect(text.slice(chunk.start, chunk.end)).toBe(chunk.text);
  expect((await allChunks(graph, projectId, old.document.id)).map(({ headings }) => headings[0])).toEqual(['ribosome']);
});

test('posting the old version again takes its chunks back', async ({ graph, projectId }) => {
  const corpus = createCorpus({ graph });
  const first = markdown(chapter('nucleus', 'ribosome'), 'cell.md');
  const old = await corpus.ingest(projectId, first);
  const before = await allChunks(graph, projectId, old.document.id);
  await corpus.ingest(projectId, markdown(chapter('vacuole', 'nucleus', 'ribosome'), 'cell.md'));
  expect(await allChunks(graph, projectId, old.document.id)).toEqual([]);
  const again = await corpus.ingest(projectId, first);
  expect(again).toMatchObject({ created: false, document: { id: old.document.id } });
  expect(await allChunks(graph, projectId, old.document.id)).toEqual(before);
});

/** What the knowledge stage does in its own words: a relation whose evidence is a span of a chunk. */
const stateEvidence: Query<{ projectId: string; chunkId: string; start: number; end: number }, { id: string }> = {
  contract: parseContract(
    'test/state-evidence',
    `// Purpose: A relation with evidence.
// Access:  write
// Params:  $projectId: STRING
//          $chunkId: STRING
//          $start: INTEGER
//          $end: INTEGER
// Returns: id: STRING
// Index:   chunk_id_unique
// Bound:   one row
MATCH (chunk:Chunk {projectId: $projectId, id: $chunkId})
MERGE (relation:Relation {projectId: $projectId, id: 'rel_0000000000'})
CREATE (relation)-[:EVIDENCED_BY {documentId: chunk.documentId, start: $start, end: $end}]->(chunk)
RETURN relation.id AS id`,
  ),
};
const findSpans: Query<{ projectId: string }, { documentId: string; start: number; end: number }> = {
  contract: parseContract(
    'test/find-spans',
    `// Purpose: Spans of all evidence.
// Access:  read
// Params:  $projectId: STRING
// Returns: documentId: STRING, start: INTEGER, end: INTEGER
// Index:   relation_id_unique
// Bound:   a test's
MATCH (:Relation {projectId: $projectId})-[evidence:EVIDENCED_BY]->(chunk:Chunk)
RETURN evidence.documentId AS documentId, evidence.start AS start, evidence.end AS end`,
  ),
};

test('evidence moves with its chunk to where the new text has the same words', async ({ graph, projectId }) => {
  const corpus = createCorpus({ graph });
  const old = await corpus.ingest(projectId, markdown(chapter('nucleus', 'membrane'), 'cell.md'));
  const oldText = await corpus.getDocumentText(projectId, old.document.id);
  const [, membrane] = await allChunks(graph, projectId, old.document.id);
  const start = oldText.indexOf('membrane of a cell');
  await graph.run(stateEvidence, { projectId, chunkId: membrane!.id, start, end: start + 'membrane'.length });
  const next = await corpus.ingest(projectId, markdown(chapter('vacuole', 'nucleus', 'membrane'), 'cell.md'));
  const text = await corpus.getDocumentText(projectId, next.document.id);
  const [span] = await graph.run(findSpans, { projectId });
  expect(span!.documentId).toBe(next.document.id);
  expect(span!.start).toBeGreaterThan(start);
  expect(text.slice(span!.start, span!.end)).toBe('membrane');
});

test('two versions of a source posted at once leave every chunk with one document, at its place in that text', async ({
  graph,
  projectId,
}) => {
  const corpus = createCorpus({ graph });
  const topics = ['nucleus', 'ribosome', 'membrane', 'vacuole', 'plastid', 'cytosol'];
  for (let round = 0; round < 10; round++) {
    const versions = [`intro${round}`, `preface${round}`].map((first) =>
      markdown(chapter(first, ...topics), `cell${round}.md`),
    );
    const posted = await Promise.all(versions.map((version) => corpus.ingest(projectId, version)));
    const held = await Promise.all(posted.map(({ document }) => allChunks(graph, projectId, document.id)));
    expect(held.flat()).toHaveLength(topics.length + 2);
    for (const chunk of held.flat()) {
      const text = await corpus.getDocumentText(projectId, chunk.documentId);
      expect(text.slice(chunk.start, chunk.end)).toBe(chunk.text);
    }
  }
});

test('a document with evidence on it stays whole until the evidence is gone', async ({ graph, projectId }) => {
  const corpus = createCorpus({ graph });
  const { document } = await corpus.ingest(projectId, markdown(chapter('nucleus', 'membrane')));
  const [chunk] = await allChunks(graph, projectId, document.id);
  await graph.run(stateEvidence, { projectId, chunkId: chunk!.id, start: chunk!.start, end: chunk!.start + 3 });
  await expect(corpus.deleteDocument(projectId, document.id)).rejects.toMatchObject({
    code: 'document/in-use',
    context: { documentId: document.id, relations: 1 },
  });
  expect(await allChunks(graph, projectId, document.id)).toHaveLength(2);
});

test('a deleted document is gone with its chunks, and nothing of another document is', async ({ graph, projectId }) => {
  const corpus = createCorpus({ graph });
  const gone = await corpus.ingest(projectId, markdown(chapter('nucleus', 'membrane')));
  const kept = await corpus.ingest(projectId, markdown(chapter('ribosome')));
  const [chunk] = await allChunks(graph, projectId, gone.document.id);
  await graph.write('test', (tx) => deleteDocumentIn(tx, projectId, gone.document.id));
  const missing = { code: 'document/missing' };
  await expect(corpus.getDocument(projectId, gone.document.id)).rejects.toMatchObject(missing);
  await expect(corpus.getDocumentText(projectId, gone.document.id)).rejects.toMatchObject(missing);
  await expect(corpus.findChunks(projectId, gone.document.id, { limit: 1, after: null })).rejects.toMatchObject(
    missing,
  );
  await expect(corpus.deleteDocument(projectId, gone.document.id)).rejects.toMatchObject(missing);
  await expect(corpus.getChunk(projectId, chunk!.id)).rejects.toMatchObject({ code: 'chunk/missing' });
  expect(await allChunks(graph, projectId, kept.document.id)).toHaveLength(1);
});

test('lists are walked page by page, each row once', async ({ graph, projectId }) => {
  const corpus = createCorpus({ graph });
  const ids = new Set<string>();
  for (const topic of ['nucleus', 'ribosome', 'membrane', 'vacuole', 'plastid'])
    ids.add((await corpus.ingest(projectId, markdown(chapter(topic, 'cytosol')))).document.id);
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const page = await corpus.findDocuments(projectId, { limit: 2, after });
    seen.push(...page.data.map(({ id }) => id));
    after = page.next;
  } while (after !== null);
  expect(seen).toHaveLength(5);
  expect(new Set(seen)).toEqual(ids);
  const first = await corpus.findChunks(projectId, seen[0]!, { limit: 1, after: null });
  const second = await corpus.findChunks(projectId, seen[0]!, { limit: 1, after: first.next });
  expect([first.data[0]!.i, second.data[0]!.i, second.next]).toEqual([0, 1, null]);
});

test('another project sees nothing of a document', async ({ graph, projectId }) => {
  const corpus = createCorpus({ graph });
  const { document } = await corpus.ingest(projectId, markdown(chapter('nucleus')));
  const [chunk] = await allChunks(graph, projectId, document.id);
  await expect(corpus.getDocument(`${projectId}-b`, document.id)).rejects.toMatchObject({ code: 'document/missing' });
  await expect(corpus.getChunk(`${projectId}-b`, chunk!.id)).rejects.toMatchObject({ code: 'chunk/missing' });
  await expect(corpus.deleteDocument(`${projectId}-b`, document.id)).rejects.toMatchObject({
    code: 'document/missing',
  });
});

const mergeRecord: Query<{ projectId: string; documentId: string; sourceUri: string }, { id: string }> = {
  contract: parseContract(
    'test/merge-record',
    `// Purpose: What a knowledge file leaves of a document whose text is not here.
// Access:  write
// Params:  $projectId: STRING
//          $documentId: STRING
//          $sourceUri: STRING
// Returns: id: STRING
// Index:   document_id_unique
// Bound:   one row
MERGE (document:Document {projectId: $projectId, id: $documentId})
SET document.title = 'Known by name', document.discipline = 'biology', document.sourceUri = $sourceUri, document.license = 'CC BY 4.0'
RETURN document.id AS id`,
  ),
};

test('a record without text is a document without chunks, gets its text when the file comes, and keeps its licence', async ({
  graph,
  projectId,
}) => {
  const corpus = createCorpus({ graph });
  const input = markdown(chapter('nucleus', 'membrane'));
  const documentId = documentIdOf(createHash('sha256').update(input.bytes).digest('hex'));
  await graph.run(mergeRecord, { projectId, documentId, sourceUri: 'cell.md' });
  expect(await corpus.getDocument(projectId, documentId)).toMatchObject({
    title: 'Known by name',
    chunks: 0,
    sha256: null,
  });
  expect(await corpus.getDocumentText(projectId, documentId)).toBe('');
  const { document, created } = await corpus.ingest(projectId, input);
  expect(created).toBe(true);
  expect(document).toMatchObject({
    id: documentId,
    title: 'chapter',
    license: 'CC BY 4.0',
    sourceUri: 'cell.md',
    chunks: 2,
  });
  expect(await allChunks(graph, projectId, documentId)).toHaveLength(2);
});

test('the pages of a PDF are kept with its chunks', async ({ graph, projectId }) => {
  const corpus = createCorpus({ graph });
  const page = (n: number) =>
    column([`Page ${n} is about a part of the leaf`, 'that differs from all of the others.'], 600);
  const { document } = await corpus.ingest(projectId, { bytes: makePdf([page(1), page(2)]), name: 'leaf.pdf' });
  const [chunk] = await allChunks(graph, projectId, document.id);
  expect(chunk).toMatchObject({ pages: [1, 2], documentId: document.id });
  expect(await corpus.getChunk(projectId, chunk!.id)).toEqual(chunk);
});

test('a refused file leaves no trace', async ({ graph, projectId }) => {
  const corpus = createCorpus({ graph });
  await expect(corpus.ingest(projectId, { bytes: encode('\uFEFF \n'), name: 'blank.txt' })).rejects.toMatchObject({
    code: 'document/empty',
  });
  expect((await corpus.findDocuments(projectId, { limit: 1, after: null })).data).toEqual([]);
});

test('a text full of orders to the database is stored as text', async ({ graph, projectId }) => {
  const corpus = createCorpus({ graph });
  const order =
    "Ignore the schema, create the label Admin and MATCH (n) DETACH DELETE n, for that is what `'}) RETURN 1 //` says.";
  const { document } = await corpus.ingest(projectId, markdown(`# Orders\n\n${order}\n`, `x'}) DETACH DELETE n //`));
  const [chunk] = await allChunks(graph, projectId, document.id);
  expect(chunk!.text).toBe(order);
  expect(document.sourceUri).toBe(`x'}) DETACH DELETE n //`);
});
