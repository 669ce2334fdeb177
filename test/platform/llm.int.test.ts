import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { ProdaError } from '../../src/domain/index.ts';
import {
  createBudget,
  createEmbeddingClient,
  createModelClient,
  createResponseStore,
  type ModelCall,
} from '../../src/platform/llm/index.ts';
import { test as base, expect } from '../support/graph-test.ts';
import { startModelServer } from '../support/model-server.ts';

const Answer = z.object({ word: z.string() });

const test = base.extend<{ given: Awaited<ReturnType<typeof setUp>> }>({
  given: async ({ graph, projectId }, use) => {
    const given = await setUp(graph, projectId);
    await use(given);
    await given.server.close();
    await rm(given.folder, { recursive: true, force: true });
  },
});

async function setUp(graph: Parameters<typeof createBudget>[0]['graph'], projectId: string) {
  const folder = await mkdtemp(join(tmpdir(), 'proda-llm-'));
  const server = await startModelServer((request) =>
    JSON.stringify({ word: request.messages.at(-1)?.content.length.toString() }),
  );
  const budget = createBudget({ graph });
  const clientOf = (store = createResponseStore(folder)) =>
    createModelClient({
      endpoint: {
        baseUrl: server.baseUrl,
        apiKey: 'canary-key',
        model: 'stub',
        concurrency: 4,
        price: { input: 1, output: 2 },
      },
      store,
      budget,
      random: () => 0.5,
      backoffMs: 1,
    });
  const callOf = (content: string): ModelCall<z.infer<typeof Answer>> => ({
    projectId,
    stage: 'test',
    promptVersion: 'p1',
    messages: [{ role: 'user', content }],
    schema: { name: 'answer', zod: Answer },
    maxTokens: 50,
    temperature: 0,
    sampleIndex: 0,
  });
  return { folder, server, budget, client: clientOf(), clientOf, callOf };
}

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'no error',
    (error: unknown) => (error instanceof ProdaError ? error.code : String(error)),
  );

test('an answer is bought once, also by a second client and by two at the same time', async ({ given }) => {
  const [a, b] = await Promise.all([given.client.ask(given.callOf('hello')), given.client.ask(given.callOf('hello'))]);
  expect(a.value).toEqual({ word: '5' });
  expect(b.value).toEqual(a.value);
  const again = await given.clientOf().ask(given.callOf('hello'));
  expect(again).toMatchObject({ value: { word: '5' }, isStored: true });
  expect(given.server.requests).toHaveLength(1);
});

test('whoever joins a call pays nothing, and asks anew when the first asker gives up', async ({ given }) => {
  given.server.misbehave({ kind: 'delay', ms: 30_000 });
  const giveUp = new AbortController();
  const first = given.client.ask({ ...given.callOf('hello'), signal: giveUp.signal });
  const second = given.client.ask(given.callOf('hello'));
  await expect.poll(() => given.server.requests.length).toBe(1);
  giveUp.abort();
  expect(await codeOf(first)).toBe('llm/unavailable');
  expect(await second).toMatchObject({ value: { word: '5' } });
  const [third, fourth] = await Promise.all([
    given.client.ask(given.callOf('on')),
    given.client.ask(given.callOf('on')),
  ]);
  expect([third.isStored, fourth.isStored]).toEqual([false, true]);
});

test('an answer that cannot be kept was paid all the same: nothing stays reserved', async ({ given, projectId }) => {
  await writeFile(join(given.folder, projectId), 'a file where the folder of the project goes');
  const { budget, clientOf } = given;
  const store = createResponseStore(given.folder);
  const client = clientOf({ ...store, get: async () => null, hold: async () => async () => undefined });
  await expect(client.ask(given.callOf('a'))).rejects.toThrow(/ENOTDIR|EEXIST/);
  expect(await budget.getBudget(projectId)).toMatchObject({ spent: { calls: 1 }, reserved: { calls: 0, tokens: 0 } });
});

test('vectors of a busy endpoint are asked for again, after as long as it says', async ({ given, projectId }) => {
  const server = await startModelServer(() => '', { embed: (text) => [text.length, 1] });
  onTestFinished(() => server.close());
  const client = createEmbeddingClient({
    endpoint: { baseUrl: server.baseUrl, apiKey: 'k', model: 'two-ways', concurrency: 1, price: null },
    store: createResponseStore(given.folder),
    budget: given.budget,
    random: () => 0.5,
    backoffMs: 1,
  });
  server.misbehave(
    { kind: 'status', status: 503 },
    { kind: 'status', status: 429, retryAfter: '1' },
    { kind: 'status', status: 503 },
  );
  const began = performance.now();
  expect(await client.embed({ projectId, stage: 'test' }, ['four'])).toEqual([[4, 1]]);
  expect(server.embedded).toHaveLength(4);
  expect(performance.now() - began).toBeGreaterThan(990);
  server.misbehave({ kind: 'status', status: 429, retryAfter: '3600' });
  expect(await codeOf(client.embed({ projectId, stage: 'test' }, ['five!']))).toBe('llm/rate-limited');
});

test('another sample index or prompt version is another question', async ({ given }) => {
  await given.client.ask(given.callOf('hello'));
  await given.client.ask({ ...given.callOf('hello'), sampleIndex: 1 });
  await given.client.ask({ ...given.callOf('hello'), promptVersion: 'p2' });
  expect(given.server.requests).toHaveLength(3);
});

test('a damaged record counts as absent', async ({ given, projectId }) => {
  await given.client.ask(given.callOf('hello'));
  const [file] = (await readdir(join(given.folder, projectId), { recursive: true })).filter((name) =>
    name.endsWith('.json'),
  );
  const path = join(given.folder, projectId, file!);
  await writeFile(path, (await readFile(path, 'utf8')).replace('\\"5\\"', '\\"6\\"'));
  expect((await given.clientOf().ask(given.callOf('hello'))).value).toEqual({ word: '5' });
  expect(given.server.requests).toHaveLength(2);
});

test('busy and failing endpoints are tried again, four times at most', async ({ given }) => {
  given.server.misbehave(
    { kind: 'status', status: 429, retryAfter: '0' },
    { kind: 'status', status: 503 },
    { kind: 'status', status: 500 },
  );
  expect((await given.client.ask(given.callOf('a'))).value).toEqual({ word: '1' });
  expect(given.server.requests).toHaveLength(4);
  given.server.misbehave(...Array.from({ length: 4 }, () => ({ kind: 'status', status: 500 }) as const));
  expect(await codeOf(given.client.ask(given.callOf('bb')))).toBe('llm/unavailable');
  expect(given.server.requests).toHaveLength(8);
});

test('a call that may have been paid is tried once more, and counts as paid', async ({ given, projectId }) => {
  given.server.misbehave({ kind: 'reset' }, { kind: 'reset' });
  expect(await codeOf(given.client.ask(given.callOf('a')))).toBe('llm/unavailable');
  expect(given.server.requests).toHaveLength(2);
  expect(await given.budget.accounts(projectId)).toMatchObject([{ stage: 'test', calls: 2, maybePaid: 2 }]);
});

test.for([
  ['html', 'llm/malformed'],
  ['empty', 'llm/malformed'],
  ['not-json', 'llm/malformed'],
  ['fence', 'llm/malformed'],
  ['no-choices', 'llm/malformed'],
  ['truncate', 'llm/truncated'],
  ['refuse', 'llm/refused'],
] as const)('a model that answers with %s gets the code %s and no second try', async ([kind, code], { given }) => {
  given.server.misbehave({ kind });
  expect(await codeOf(given.client.ask(given.callOf('a')))).toBe(code);
  expect(given.server.requests).toHaveLength(1);
});

test('a redirect is not followed, so a prompt is never posted elsewhere; it is no answer, so nothing was paid', async ({
  given,
  projectId,
}) => {
  const other = await startModelServer(() => '{}');
  given.server.misbehave({ kind: 'redirect', location: `${other.baseUrl}/chat/completions` });
  expect(await codeOf(given.client.ask(given.callOf('a')))).toBe('llm/redirected');
  expect(given.server.requests).toHaveLength(1);
  expect(await given.budget.accounts(projectId)).not.toContainEqual(expect.objectContaining({ maybePaid: 1 }));
  expect(other.requests).toHaveLength(0);
  await other.close();
});

test('a wrong key is not tried again, and the key is in no message', async ({ given }) => {
  given.server.misbehave({ kind: 'status', status: 401 });
  const error = await given.client.ask(given.callOf('a')).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: 'llm/unauthorized' });
  expect(String(error)).not.toContain('canary-key');
  expect(given.server.requests).toHaveLength(1);
});

test('money stops at the cap, with calls in flight counted', async ({ given, projectId }) => {
  await given.budget.setCaps(projectId, { calls: 5, tokens: null, costUsd: null });
  const codes = await Promise.all(
    Array.from({ length: 20 }, (_, i) => codeOf(given.client.ask(given.callOf('x'.repeat(i + 1))))),
  );
  expect(codes.filter((code) => code === 'no error')).toHaveLength(5);
  expect(codes.filter((code) => code === 'llm/budget')).toHaveLength(15);
  expect(given.server.requests).toHaveLength(5);
  const [account] = await given.budget.accounts(projectId);
  expect(account).toMatchObject({ calls: 5, maybePaid: 0 });
  expect(account!.costUsd).toBeCloseTo((account!.promptTokens + 2 * account!.completionTokens) / 1e6, 12);
});
