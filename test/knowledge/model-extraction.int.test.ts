import { readFileSync } from 'node:fs';
import { afterAll } from 'vitest';
import { type Job, KnowledgeLine } from '../../src/domain/index.ts';
import type { BudgetView, DocumentAccount } from '../../src/platform/index.ts';
import { expect, type Service, test } from '../support/app-test.ts';
import { knowledgeModel } from '../support/knowledge-model.ts';
import { startModelServer } from '../support/model-server.ts';

const primer = new URL('../../data/primer/', import.meta.url);
const lines = ['biology', 'medicine'].flatMap((discipline) =>
  readFileSync(new URL(`knowledge/${discipline}.ndjson`, primer), 'utf8')
    .trim()
    .split('\n')
    .map((line) => KnowledgeLine.parse(JSON.parse(line))),
);
const CHAPTERS = [...new Set(lines.map(({ document }) => String(document.sourceUri)))].sort();

// The service of this file reads its endpoint from the environment, as any other.
const answer = knowledgeModel(lines);
let gate: ((gone: AbortSignal) => Promise<void>) | null = null;
const server = await startModelServer(async (request, gone) => {
  await gate?.(gone);
  return answer(request);
});

const WITHIN = { timeout: 60_000 } as const;

/** No call is answered until it is let through; `givenUp`: calls whose asker went away meanwhile. */
function holdAnswers() {
  const waiting: (() => void)[] = [];
  let givenUp = 0;
  gate = (gone) =>
    new Promise((resolve) => {
      waiting.push(resolve);
      gone.addEventListener('abort', () => {
        givenUp++;
        resolve();
      });
    });
  return {
    let: (calls: number) => {
      for (const answerIt of waiting.splice(0, calls)) answerIt();
    },
    givenUp: () => givenUp,
    end: () => {
      gate = null;
      for (const answerIt of waiting.splice(0)) answerIt();
    },
  };
}
const before = { ...process.env };
Object.assign(process.env, {
  OPENAI_BASE_URL: server.baseUrl,
  OPENAI_API_KEY: 'none',
  PRODA_MODEL: 'knows-the-primer',
  PRODA_MODEL_CONCURRENCY: '2',
  PRODA_PRICE_INPUT: '1',
  PRODA_PRICE_OUTPUT: '2',
});
afterAll(async () => {
  process.env = before;
  await server.close();
});

const ROUND = { all: true, reader: 'llm' } as const;

/** Chapters of the primer in the project; three questions each. */
async function given(service: Service, projectId: string, count: number) {
  const base = `/v1/projects/${projectId}`;
  for (const sourceUri of CHAPTERS.slice(0, count))
    await service.app.services.corpus.ingest(projectId, {
      bytes: readFileSync(new URL(`text/${sourceUri}`, primer)),
      name: sourceUri,
      meta: { sourceUri, discipline: sourceUri.split('/')[0]! },
    });
  const start = (budget?: object) =>
    service.call('POST', `${base}/extractions`, { json: { ...ROUND, ...(budget && { budget }) } });
  const billed = server.requests.length;
  return {
    base,
    start,
    extract: async (budget?: object) => service.finish(await start(budget)),
    estimate: async () =>
      (await service.call('POST', `${base}/extractions/estimate`, { json: { all: true } })).json<
        Record<string, number>
      >(),
    budget: async () => (await service.call('GET', `${base}/costs`)).json<{ budget: BudgetView }>().budget,
    bill: () => server.requests.length - billed,
  };
}

test('the estimate names calls, tokens and money; the accounts tell what it came to, by stage and document; again it is free', async ({
  service,
  projectId,
}) => {
  const { base, extract, estimate, bill } = await given(service, projectId, 2);
  const told = await estimate();
  expect(told).toMatchObject({ documents: 2, windows: 2, calls: 6, recordedAnswers: 0, heuristic: true });
  expect(told.costUsd).toBeGreaterThan(0);
  expect(bill()).toBe(0);

  const job = await extract();
  expect(job).toMatchObject({ state: 'succeeded', result: { counts: { documents: 2, refused: [] } } });
  expect(bill()).toBe(6);
  const costs = (await service.call('GET', `${base}/costs`)).json<{
    budget: BudgetView;
    stages: { stage: string; calls: number; promptTokens: number; costUsd: number }[];
  }>();
  expect(costs.stages.map(({ stage, calls }) => [stage, calls])).toEqual([
    ['draft-chains', 2],
    ['draft-concepts', 2],
    ['draft-relations', 2],
  ]);
  expect(costs.budget).toMatchObject({ caps: { calls: null }, spent: { calls: 6 }, reserved: { calls: 0, tokens: 0 } });
  expect(costs.budget.spent.costUsd).toBeCloseTo(
    costs.stages.reduce((sum, { costUsd }) => sum + costUsd, 0),
    9,
  );

  const first = (await service.call('GET', `${base}/costs/documents?limit=4`)).json<{
    data: DocumentAccount[];
    nextCursor: string;
  }>();
  const rest = (await service.call('GET', `${base}/costs/documents?cursor=${first.nextCursor}`)).json<{
    data: DocumentAccount[];
    nextCursor: null;
  }>();
  const rows = [...first.data, ...rest.data];
  expect(rows).toHaveLength(6);
  expect(new Set(rows.map(({ documentId }) => documentId)).size).toBe(2);
  expect(rows.every(({ calls }) => calls === 1)).toBe(true);
  expect((await service.call('GET', `${base}/costs/jobs/${job.id}`)).json()).toMatchObject({ spent: { calls: 6 } });

  expect(await estimate()).toMatchObject({ calls: 0, recordedAnswers: 6, costUsd: 0 });
  expect(await extract()).toMatchObject({ state: 'succeeded' });
  expect(bill()).toBe(6);
});

test('a cap of the project, of the job or of money stops the work before the call; raised, it goes on and pays only the rest', async ({
  service,
  projectId,
}) => {
  const { base, extract, budget, bill } = await given(service, projectId, 2);
  const put = (json: object) => service.call('PUT', `${base}/budget`, { json });
  expect((await put({ calls: 4, tokens: null, costUsd: null })).json()).toMatchObject({ caps: { calls: 4 } });
  const stopped = await extract();
  expect(stopped).toMatchObject({
    state: 'failed',
    error: { code: 'llm/budget', detail: expect.stringContaining(`project ${projectId} is used up (4 of 4 calls`) },
  });
  expect(bill()).toBe(4);

  await put({ calls: null, tokens: null, costUsd: 0.000_001 });
  expect(await extract()).toMatchObject({ state: 'failed', error: { detail: expect.stringContaining('USD') } });
  expect(bill()).toBe(4);

  await put({ calls: null, tokens: null, costUsd: null });
  expect(await extract({ calls: 1 })).toMatchObject({
    state: 'failed',
    error: { code: 'llm/budget', detail: expect.stringContaining('of job job_') },
  });
  expect(bill()).toBe(5);
  expect(await extract({ calls: 1, costUsd: 5 })).toMatchObject({ state: 'succeeded' });
  expect(bill()).toBe(6);
  expect((await budget()).reserved).toEqual({ calls: 0, tokens: 0, costUsd: 0 });
});

test('a cancelled job stops asking; started again it goes on where it was', async ({ service, projectId }) => {
  const { start, extract, bill } = await given(service, projectId, 4);
  // The endpoint answers when it is told to, so that it depends on no clock how far the job gets.
  const held = holdAnswers();
  const accepted = await start();
  const { id } = accepted.json<Job>();
  await expect.poll(bill, WITHIN).toBe(2);
  held.let(1);
  await expect.poll(bill, WITHIN).toBe(3);
  await service.call('DELETE', `/v1/jobs/${id}`);
  expect((await service.call('GET', `/v1/jobs/${id}`)).json()).toMatchObject({ state: 'cancelled' });
  // Its worker learns of it at the next renewal of the lease, and gives up what it was waiting for.
  await expect.poll(held.givenUp, WITHIN).toBe(2);
  expect(bill()).toBe(3);
  held.end();
  expect(await extract()).toMatchObject({ state: 'succeeded', result: { counts: { documents: 4, refused: [] } } });
  // What was in flight at the end may be paid twice: as many as the endpoint is asked at once.
  expect(bill()).toBeLessThanOrEqual(12 + 2);
});

test('an answer in no usable shape costs its window, not the job; one that was cut is asked for in halves', async ({
  service,
  projectId,
}) => {
  const { base, extract, bill } = await given(service, projectId, 2);
  server.misbehave({ kind: 'refuse' }, { kind: 'truncate' });
  const job = await extract();
  expect(job).toMatchObject({
    state: 'succeeded',
    result: { counts: { documents: 2, refused: [{ reason: 'llm/refused', count: 1 }] } },
  });
  const refusals = (await service.call('GET', `${base}/refusals?reason=llm/refused`)).json<{ data: unknown[] }>();
  expect(refusals.data).toHaveLength(1);
  const { admitted } = (job.result as unknown as { counts: { admitted: number } }).counts;
  expect(admitted).toBeGreaterThan(0);
  const paid = bill();
  expect(paid).toBe(1 + 1 + 2 * 3);
  // Both bad answers were paid, so they are on record as well.
  expect(await extract()).toMatchObject({ state: 'succeeded' });
  expect(bill()).toBe(paid);
});

test('a text that the endpoint does not take is left out; an endpoint that takes none ends the job', async ({
  service,
  projectId,
}) => {
  const { extract, bill } = await given(service, projectId, 2);
  server.misbehave(...Array.from({ length: 60 }, () => ({ kind: 'status' as const, status: 400 })));
  expect(await extract()).toMatchObject({
    state: 'failed',
    error: { code: 'llm/rejected', detail: expect.stringContaining('parts of the text') },
  });
  const asked = bill();
  server.forgive();
  server.misbehave({ kind: 'status', status: 400 });
  const job = await extract();
  expect(job).toMatchObject({ state: 'succeeded', result: { counts: { documents: 2, refused: [] } } });
  expect(bill()).toBeGreaterThan(asked + 6);
});
