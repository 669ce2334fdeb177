import { createCorpus } from '../../src/corpus/index.ts';
import { type KnowledgeLine, NO_JOB } from '../../src/domain/index.ts';
import { createKnowledge } from '../../src/knowledge/index.ts';
import type { Graph } from '../../src/platform/graph/index.ts';
import { expect, test } from '../support/graph-test.ts';
import { all, linesOf } from './support/all.ts';
import { graphOf } from './support/graph-of.ts';
import { primerChains, primerLines, primerText } from './support/primer.ts';
import { tangledLines } from './support/tangled.ts';

const stages = (graph: Graph) => {
  const corpus = createCorpus({ graph });
  return { corpus, knowledge: createKnowledge({ graph, corpus }) };
};
const uris = [...new Set(primerChains.map(({ document }) => document.sourceUri ?? ''))];
async function ingestPrimer(graph: Graph, projectId: string, which = uris): Promise<void> {
  const { corpus } = stages(graph);
  for (const sourceUri of which)
    await corpus.ingest(projectId, {
      bytes: primerText(sourceUri),
      name: sourceUri,
      meta: { sourceUri, discipline: sourceUri.split('/')[0] ?? '' },
    });
}
test('the bundled knowledge files are read whole, every quote found in its text, nothing orphaned', async ({
  graph,
  projectId,
}) => {
  await ingestPrimer(graph, projectId);
  const { knowledge } = stages(graph);
  const result = await knowledge.importKnowledge(projectId, linesOf(primerLines), NO_JOB);
  expect(result.refusals).toEqual([]);
  expect(result).toMatchObject({ lines: 446, chains: 446, documentsMade: 0, unverifiedEvidence: 0, unknownTypes: [] });
  const audit = await knowledge.audit(projectId);
  expect(audit).toMatchObject({
    counts: { chains: 446, documents: 32 },
    orphans: { concepts: 0, relations: 0 },
    brokenChains: 0,
    driftedProjections: 0,
    unverifiedEvidence: 0,
  });
  expect(audit.components).toHaveLength(16);
  const before = await graphOf(graph, projectId);
  const again = await knowledge.importKnowledge(projectId, linesOf(primerLines), NO_JOB);
  expect(again.created).toEqual({ concepts: 0, relations: 0, chains: 0 });
  expect(await graphOf(graph, projectId)).toEqual(before);
});

test('an export imported into an empty project gives the same ids and an equal graph', async ({ graph, projectId }) => {
  const some = uris.slice(0, 6);
  const lines = primerLines.filter((_, i) => some.includes(primerChains[i]?.document.sourceUri ?? ''));
  await ingestPrimer(graph, projectId, some);
  const { knowledge } = stages(graph);
  await knowledge.importKnowledge(projectId, linesOf(lines), NO_JOB);
  const original = await graphOf(graph, projectId);
  const copyId = `${projectId}-copy`;
  try {
    await ingestPrimer(graph, copyId, some);
    await knowledge.importKnowledge(copyId, linesOf(original.lines.map((line) => JSON.stringify(line))), NO_JOB);
    expect(await graphOf(graph, copyId)).toEqual(original);
  } finally {
    await removeAll(graph, copyId);
  }
});

test('without the texts the graph has the same ids, its evidence waits, and is verified when a text arrives', async ({
  graph,
  projectId,
}) => {
  const some = uris.slice(0, 2);
  const lines = primerLines.filter((_, i) => some.includes(primerChains[i]?.document.sourceUri ?? ''));
  const { corpus, knowledge } = stages(graph);
  const result = await knowledge.importKnowledge(projectId, linesOf(lines), NO_JOB);
  expect(result).toMatchObject({ documentsMade: 2, chains: lines.length });
  expect(result.unverifiedEvidence).toBeGreaterThan(0);
  const waiting = await knowledge.audit(projectId);
  expect(waiting.unverifiedEvidence).toBeGreaterThan(0);
  await ingestPrimer(graph, projectId, some);
  const { data } = await corpus.findDocuments(projectId, { limit: 10, after: null });
  expect(data).toHaveLength(2);
  for (const { id } of data) expect((await knowledge.verifyEvidence(projectId, id)).unverified).toBe(0);
  const audit = await knowledge.audit(projectId);
  expect(audit).toMatchObject({ unverifiedEvidence: 0, orphans: { concepts: 0, relations: 0 } });
  for (const { evidence } of await all(knowledge.streamRelations(projectId))) expect(evidence.verified).toBe(true);
});

test('a text that arrives while its knowledge file is read is what the evidence ends up on', async ({
  graph,
  projectId,
}) => {
  const [uri = ''] = uris;
  const lines = primerLines.filter((_, i) => primerChains[i]?.document.sourceUri === uri);
  const { knowledge } = stages(graph);
  async function* meanwhile() {
    for (const [i, text] of lines.entries()) {
      if (i === 2) {
        await ingestPrimer(graph, projectId, [uri]);
        const { data } = await stages(graph).corpus.findDocuments(projectId, { limit: 10, after: null });
        for (const { id } of data) await knowledge.verifyEvidence(projectId, id);
      }
      yield text;
    }
  }
  expect(lines.length).toBeGreaterThan(2);
  const result = await knowledge.importKnowledge(projectId, meanwhile(), NO_JOB);
  expect(result).toMatchObject({ chains: lines.length, unverifiedEvidence: 0 });
  expect(await knowledge.audit(projectId)).toMatchObject({
    unverifiedEvidence: 0,
    orphans: { concepts: 0, relations: 0 },
  });
});

test('every bad line is told by its number and reason, and the others are read', async ({ graph, projectId }) => {
  const { knowledge } = stages(graph);
  const step = (subject: string, type: string, object: string) => ({
    subject,
    type,
    object,
    quote: `${subject} ${object}`,
  });
  const line = (path: object[], concepts: object[] = []) =>
    JSON.stringify({ discipline: 'biology', document: { title: 'a book' }, chain: { name: 'c' }, concepts, path });
  const result = await knowledge.importKnowledge(
    projectId,
    linesOf([
      '{"discipline"',
      line(
        [step('a1', 'CAUSAL', 'b1'), step('b1', 'PART_OF', 'c1')],
        [
          { term: 'a1', type: 'gadget' },
          { term: 'b1', type: 'Person' },
        ],
      ),
      '',
      line([step('a2', 'CAUSAL', 'b2')]),
      line([step('a3', 'CAUSAL', 'b3'), step('x3', 'CAUSAL', 'y3')]),
      line([step('a4', 'SMELLS_LIKE', 'b4'), step('b4', 'CAUSAL', 'c4')]),
      line([step('a5', 'has part', 'b5'), step('c5', 'caused-by', 'a5')]),
      line([step('a6', 'CAUSAL', 'b6'), step('b6', 'CAUSAL', 'a6')]),
      JSON.stringify({ discipline: 'biology' }),
    ]),
    NO_JOB,
  );
  expect(result.refusals.map(({ line: number, reason }) => [number, reason])).toEqual([
    [1, 'line-invalid'],
    [4, 'chain-too-short'],
    [5, 'path-broken'],
    [6, 'relation-type-unknown'],
    [8, 'concept-repeated'],
    [8, 'chain-too-short'],
    [9, 'line-invalid'],
  ]);
  expect(result.refusals[3]?.detail).toBe('path[0]: SMELLS_LIKE is no relation type');
  const types = [...Array.from({ length: 210 }, (_, i) => `kind ${i}`), 'x'.repeat(100)];
  const foreign = await knowledge.importKnowledge(
    projectId,
    linesOf([
      `\uFEFF${line(
        types.slice(1).map((_, i) => step(`d${i}`, 'CAUSAL', `d${i + 1}`)),
        types.map((type, i) => ({ term: `d${i}`, type })),
      )}`,
    ]),
    NO_JOB,
  );
  // A mark of byte order is no fault; of very many foreign types the first are named.
  expect(foreign).toMatchObject({ chains: 1, refusals: [] });
  expect(foreign.unknownTypes).toHaveLength(201);
  expect(foreign.unknownTypes[0]).toEqual({ type: '(others)', count: 11 });
  expect(result).toMatchObject({ lines: 8, chains: 2, unknownTypes: [{ type: 'gadget', count: 1 }] });
  const concepts = await all(knowledge.streamConcepts(projectId));
  expect(concepts.find(({ term }) => term === 'b1')?.type).toBe('agent');
  const relations = await all(knowledge.streamRelations(projectId));
  // "a5 has part b5" is "b5 PART_OF a5"; "c5 is caused by a5" is "a5 CAUSAL c5".
  expect(relations.map(({ subject, type, object }) => `${subject.term} ${type} ${object.term}`)).toEqual(
    expect.arrayContaining(['b5 PART_OF a5', 'a5 CAUSAL c5']),
  );
});

test('what cannot be stored and given back as it was is refused, and what nobody sees makes no concept', async ({
  graph,
  projectId,
}) => {
  const { knowledge } = stages(graph);
  const line = (subject: string) =>
    JSON.stringify({
      discipline: 'biology',
      document: { title: 'a book' },
      chain: { name: 'c' },
      path: [
        { subject, type: 'CAUSAL', object: 'b', quote: 'a quote' },
        { subject: 'b', type: 'CAUSAL', object: 'c', quote: 'a quote' },
      ],
    });
  const result = await knowledge.importKnowledge(
    projectId,
    linesOf([line('a\0'), line('a\ud800'), line('\u200b'), line('a'), line('a\u200b')]),
    NO_JOB,
  );
  expect(result.refusals).toEqual([
    { line: 1, reason: 'line-invalid', detail: '/path/0/subject holds the character NUL' },
    { line: 2, reason: 'line-invalid', detail: '/path/0/subject holds half of a surrogate pair' },
    { line: 3, reason: 'term-empty', detail: expect.stringContaining('CAUSAL b') },
    { line: 3, reason: 'chain-too-short', detail: 'c' },
  ]);
  expect(result.created).toEqual({ concepts: 3, relations: 2, chains: 1 });
});

test('a chain that two documents state comes back from both', async ({ graph, projectId }) => {
  const { knowledge } = stages(graph);
  const line = (title: string, quote: string) =>
    JSON.stringify({
      discipline: 'biology',
      document: { title },
      chain: { name: 'c' },
      path: [
        { subject: 'a', type: 'CAUSAL', object: 'bb', quote },
        { subject: 'bb', type: 'CONTRAST', object: 'cc', quote },
      ],
    });
  await knowledge.importKnowledge(projectId, linesOf([line('one', 'q1'), line('two', 'q2')]), NO_JOB);
  const [exported] = (await all(knowledge.exportKnowledge(projectId))) as [KnowledgeLine];
  expect(exported.alsoFrom).toHaveLength(1);
  expect(exported.path.map(({ further }) => further?.length)).toEqual([1, 1]);
  const copyId = `${projectId}-copy`;
  try {
    await knowledge.importKnowledge(copyId, linesOf([JSON.stringify(exported)]), NO_JOB);
    expect(await graphOf(graph, copyId)).toEqual(await graphOf(graph, projectId));
  } finally {
    await removeAll(graph, copyId);
  }
});

test('what one sentence states twice, and what several documents state of one chain, is not mixed up', async ({
  graph,
  projectId,
}) => {
  const { knowledge } = stages(graph);
  await knowledge.importKnowledge(projectId, linesOf(tangledLines), NO_JOB);
  const before = await graphOf(graph, projectId);
  const further = before.lines.flatMap(({ path }) => path.filter((step) => step.further !== undefined));
  expect(new Set(further.map(({ subject }) => subject))).toEqual(new Set(['cellulose']));
  const copyId = `${projectId}-copy`;
  try {
    await knowledge.importKnowledge(copyId, linesOf(before.lines.map((line) => JSON.stringify(line))), NO_JOB);
    expect(await graphOf(graph, copyId)).toEqual(before);
  } finally {
    await removeAll(graph, copyId);
  }
});

async function removeAll(graph: Graph, projectId: string): Promise<void> {
  const { queryOf } = await import('../../src/platform/graph/index.ts');
  const remove = queryOf<{ projectId: string }, { left: number }>('platform/delete-project-batch');
  while (((await graph.run(remove, { projectId }))[0]?.left ?? 0) > 0);
}
