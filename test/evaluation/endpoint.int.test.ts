import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type KeyedItem, NO_JOB } from '../../src/domain/index.ts';
import { createEvaluation } from '../../src/evaluation/index.ts';
import { createBudget, createModelClient, createResponseStore, type Graph } from '../../src/platform/index.ts';
import { type ChatRequest, type ModelServer, startModelServer } from '../support/model-server.ts';
import { test as base, expect, noSamples } from './support/evaluation-test.ts';
import { itemSourceOf } from './support/make-items.ts';

/** A server whose model knows the key of every item that the test says it knows, and answers A to the others. */
const test = base.extend<{ server: ModelServer; folder: string; knows: Set<string> }>({
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads the fixture's needs from the pattern
  knows: async ({}, use) => use(new Set()),
  // biome-ignore lint/correctness/noEmptyPattern: as above
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'proda-answers-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  server: async ({ given, knows }, use) => {
    const server = await startModelServer(({ messages }: ChatRequest) => {
      const item = given.items.find(({ question }) => messages[0]!.content.includes(question));
      if (item === undefined) throw new Error('asked something that is no item');
      return `I have thought about it.\nAnswer: ${item.labels[knows.has(item.id) ? item.answer : 0]}`;
    });
    await use(server);
    await server.close();
  },
});

function evaluationOver(graph: Graph, items: readonly KeyedItem[], server: ModelServer, folder: string) {
  const client = createModelClient({
    endpoint: { baseUrl: server.baseUrl, apiKey: 'none', model: 'a-model', concurrency: 4, price: null },
    store: createResponseStore(folder),
    budget: createBudget({ graph }),
    random: () => 0.5,
    backoffMs: 1,
  });
  return createEvaluation({ graph, benchmark: itemSourceOf(items), training: noSamples, client });
}

test('each item is asked once, read by its letter and judged by its key', async ({
  graph,
  given,
  projectId,
  server,
  folder,
  knows,
}) => {
  const { items, benchmarkId, modelId } = given;
  for (const { id } of items.slice(0, 7)) knows.add(id);
  const evaluation = evaluationOver(graph, items, server, folder);
  const { run, bill } = await evaluation.evaluateEndpoint(projectId, { benchmarkId, modelId }, NO_JOB);
  const right = items.filter(({ id, answer }) => knows.has(id) || answer === 0).length;
  expect(run).toMatchObject({ n: 12, correct: right, errors: 0, unparsed: 0, harness: 'endpoint' });
  expect(bill).toMatchObject({ calls: 12, stored: 0 });
  expect(bill.promptTokens).toBeGreaterThan(0);
  expect(server.requests).toHaveLength(12);
  // Neither key, id nor operator is ever sent.
  for (const { messages } of server.requests)
    expect(JSON.stringify(messages)).not.toMatch(/NEARMISS|INVREL|SUBST_ADJ|"answer"|itm_/);

  const again = await evaluation.evaluateEndpoint(projectId, { benchmarkId, modelId }, NO_JOB);
  expect(again.run).toEqual(run);
  expect(again.bill).toMatchObject({ calls: 0, stored: 12, promptTokens: 0 });
  expect(server.requests).toHaveLength(12);
});

test('further questions are put to the model of a run and stored nowhere; what it cannot say is told apart from what it does not know', async ({
  graph,
  given,
  projectId,
  server,
  folder,
  knows,
}) => {
  const { items, benchmarkId, modelId } = given;
  const evaluation = evaluationOver(graph, items, server, folder);
  const run = await evaluation.createRun(projectId, { benchmarkId, modelId });
  const questions = items.slice(0, 5).map(({ question, choices, labels }, i) => ({
    id: `prb_${i}`,
    question,
    choices,
    labels,
  }));
  for (const { id } of items.slice(0, 5)) knows.add(id);
  server.misbehave({ kind: 'refuse' });
  const { answers, bill } = await evaluation.askQuestions(projectId, run.id, 'endpoint', questions, NO_JOB);
  expect(answers.map(({ id }) => id)).toEqual(questions.map(({ id }) => id));
  // One was refused, which is an answer that cannot be read; the others are the item's own.
  expect(answers.filter(({ chosen }) => chosen === null)).toHaveLength(1);
  expect(answers.filter(({ chosen }, i) => chosen === items[i]!.answer)).toHaveLength(4);
  expect(answers.every(({ isError }) => !isError)).toBe(true);
  expect(bill).toMatchObject({ calls: 4 });
  expect(await evaluation.getRun(projectId, run.id)).toMatchObject({ n: 0 });
  await expect(evaluation.askQuestions(projectId, run.id, 'student', questions, NO_JOB)).rejects.toMatchObject({
    code: 'run/not-by-student',
  });
});

test('what one answer is at fault for is an error or an unread answer of that item alone', async ({
  graph,
  given,
  projectId,
  server,
  folder,
}) => {
  const { items, benchmarkId, modelId } = given;
  const evaluation = evaluationOver(graph, items, server, folder);
  server.misbehave(
    { kind: 'html' },
    { kind: 'refuse' },
    { kind: 'truncate' },
    { kind: 'status', status: 503 },
    { kind: 'not-json' },
  );
  const { run } = await evaluation.evaluateEndpoint(projectId, { benchmarkId, modelId }, NO_JOB);
  expect(run).toMatchObject({ n: 11, errors: 1, unparsed: 3 });
  const { data } = await evaluation.findResponses(projectId, run.id, { limit: 50, after: null });
  expect(data.flatMap(({ warnings }) => warnings).sort()).toEqual(['refused', 'truncated']);
  expect(data.filter(({ status }) => status === 'error')).toMatchObject([{ correct: null }]);
});

test('an endpoint that is down ends the work, nothing of it counts, and it goes on where it stopped', async ({
  graph,
  given,
  projectId,
  server,
  folder,
}) => {
  const { items, benchmarkId, modelId } = given;
  const evaluation = evaluationOver(graph, items, server, folder);
  const downFrom = 5;
  server.misbehave(
    ...Array.from({ length: downFrom }, () => ({ kind: 'delay', ms: 1 }) as const),
    ...Array.from({ length: 40 }, () => ({ kind: 'status', status: 503 }) as const),
  );
  await expect(evaluation.evaluateEndpoint(projectId, { benchmarkId, modelId }, NO_JOB)).rejects.toMatchObject({
    code: 'llm/unavailable',
    kind: 'unavailable',
  });
  const [run] = (await evaluation.findRuns(projectId, {}, { limit: 5, after: null })).data;
  expect(run).toMatchObject({ n: 0, errors: 0 });
  while (server.requests.length < downFrom + 40) {
    await evaluation.evaluateEndpoint(projectId, { benchmarkId, modelId }, NO_JOB).catch(() => undefined);
  }
  const { run: whole, bill } = await evaluation.evaluateEndpoint(projectId, { benchmarkId, modelId }, NO_JOB);
  expect(whole).toMatchObject({ id: run!.id, n: 12 });
  expect(bill.stored).toBeGreaterThanOrEqual(downFrom);
  expect(bill.stored + bill.calls).toBe(12);
});

test('an item asked three times is three answers', async ({ graph, given, projectId, server, folder }) => {
  const { items, benchmarkId, modelId } = given;
  const evaluation = evaluationOver(graph, items, server, folder);
  const { run, bill } = await evaluation.evaluateEndpoint(
    projectId,
    { benchmarkId, modelId, split: 'held-out', repeats: 3, temperature: 0.7 },
    NO_JOB,
  );
  const heldOut = items.filter(({ split }) => split === 'held-out').length;
  expect(run).toMatchObject({ n: heldOut, split: 'held-out' });
  expect(bill.calls).toBe(3 * heldOut);
});

test('without a model of its own the service says which settings it needs', async ({ given, projectId }) => {
  const { evaluation, benchmarkId, modelId } = given;
  await expect(evaluation.evaluateEndpoint(projectId, { benchmarkId, modelId }, NO_JOB)).rejects.toMatchObject({
    code: 'llm/not-configured',
  });
});
