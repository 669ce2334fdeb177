import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chunkDocument, parseDocument } from '../../src/corpus/index.ts';
import { documentIdOf, KnowledgeLine, NO_JOB } from '../../src/domain/index.ts';
import { estimateDraft, readWithModel, windowsOf } from '../../src/knowledge/reader/model/index.ts';
import { createBudget, createModelClient, createResponseStore } from '../../src/platform/index.ts';
import { test as base, expect } from '../support/graph-test.ts';
import { knowledgeModel } from '../support/knowledge-model.ts';
import { startModelServer } from '../support/model-server.ts';

const primer = new URL('../../data/primer/', import.meta.url);

/** A chapter of the primer, what careful readers wrote of it, and a model that knows that by heart, over real HTTP. */
async function setUp(graph: Parameters<typeof createBudget>[0]['graph'], projectId: string, inventQuotes = 0) {
  const bytes = await readFile(new URL('text/biology/01-photosynthesis.md', primer));
  const parsed = await parseDocument({ bytes, name: '01-photosynthesis.md', mediaType: 'text/markdown' });
  const lines = (await readFile(new URL('knowledge/biology.ndjson', primer), 'utf8'))
    .trim()
    .split('\n')
    .map((line) => KnowledgeLine.parse(JSON.parse(line)));
  const expected = lines.filter(({ document }) => document.sourceUri === 'biology/01-photosynthesis.md');
  const folder = await mkdtemp(join(tmpdir(), 'proda-model-reader-'));
  const server = await startModelServer(knowledgeModel(lines, { inventQuotes }));
  const model = createModelClient({
    endpoint: { baseUrl: server.baseUrl, apiKey: 'k', model: 'knows-the-primer', concurrency: 4, price: null },
    store: createResponseStore(folder),
    budget: createBudget({ graph }),
    random: () => 0.5,
    backoffMs: 1,
  });
  const source = { text: parsed.text, chunks: chunkDocument(parsed) };
  const read = () =>
    readWithModel(
      model,
      {
        projectId,
        document: { id: documentIdOf(parsed.sha256), title: parsed.title, discipline: parsed.discipline },
        source,
      },
      NO_JOB,
    );
  return {
    read,
    server,
    expected,
    source,
    close: () => Promise.all([server.close(), rm(folder, { recursive: true, force: true })]),
  };
}
const test = base.extend<{ given: (inventQuotes?: number) => ReturnType<typeof setUp> }>({
  given: async ({ graph, projectId }, use) => {
    const made: Awaited<ReturnType<typeof setUp>>[] = [];
    await use(async (inventQuotes) => {
      made.push(await setUp(graph, projectId, inventQuotes));
      return made.at(-1)!;
    });
    for (const given of made) await given.close();
  },
});

test('everything a good model says of a chapter is admitted, each quote at its place, and costs nothing the second time', async ({
  given,
}) => {
  const { read, server, expected, source } = await given();
  const output = await read();
  expect(output.refused).toEqual([]);
  expect(output.admitted).toHaveLength(expected.length);
  expect(new Set(output.admitted.map(({ name }) => name))).toEqual(new Set(expected.map(({ chain }) => chain.name)));
  for (const { steps } of output.admitted)
    for (const { span, quote } of steps)
      expect(source.text.slice(span!.start, span!.end).replace(/[*_\s]+/g, '')).toContain(
        quote.replace(/[*_\s]+/g, ''),
      );
  const calls = server.requests.length;
  expect(calls).toBe(3 * windowsOf(source.chunks).length);
  expect((await read()).admitted).toEqual(output.admitted);
  expect(server.requests).toHaveLength(calls);
});

test('an invented quote goes back once with the reason, and the mended answer is taken', async ({ given }) => {
  const { read, server, expected } = await given(1);
  const output = await read();
  expect(output.refused).toEqual([]);
  expect(output.admitted).toHaveLength(expected.length);
  const again = server.requests
    .map(({ messages }) => messages.at(-1)!.content)
    .filter((content) => content.includes('An earlier answer was refused'));
  expect(again).toHaveLength(1);
  expect(again[0]).toContain('quote-not-found');
});

test('what is still refused is dropped and counted: a model that invents every quote adds nothing', async ({
  given,
}) => {
  const { read, server } = await given(Number.POSITIVE_INFINITY);
  const output = await read();
  expect(output.admitted).toEqual([]);
  expect(output.refused.filter(({ reason }) => reason === 'quote-not-found').length).toBeGreaterThan(10);
  expect(
    server.requests.filter(({ messages }) => messages.at(-1)!.content.includes('An earlier answer was refused')).length,
  ).toBeGreaterThan(0);
});

test('an answer in no usable shape is asked for once more', async ({ given }) => {
  const { read, server, expected } = await given();
  server.misbehave({ kind: 'not-json' });
  expect((await read()).admitted).toHaveLength(expected.length);
});

test('a passage cannot end its own block, nor give orders', async ({ given }) => {
  const { read, server } = await given();
  await read();
  for (const { messages } of server.requests) {
    const marker = /=====PASSAGE (\w+)=====/.exec(messages.at(-1)!.content)![1]!;
    expect(messages.at(-1)!.content.split(`=====END ${marker}=====`)).toHaveLength(2);
  }
});

test('the estimate before the start names calls and tokens, and says when the price is unknown', async ({ given }) => {
  const { source } = await given();
  const unread = windowsOf(source.chunks).map((window) => ({ window, answered: 0 }));
  const estimate = estimateDraft(unread, null);
  expect(estimate.calls).toBe(3 * windowsOf(source.chunks).length);
  expect(estimate.promptTokens).toBeGreaterThan(1_000);
  expect(estimate.costUsd).toBeNull();
  expect(estimateDraft(unread, { input: 1, output: 1 }).costUsd).toBeGreaterThan(0);
});
