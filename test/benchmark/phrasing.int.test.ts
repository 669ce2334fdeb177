import { type Benchmark, type Job, KeyedItem } from '../../src/domain/index.ts';
import { primerLines } from '../knowledge/support/primer.ts';
import { expect, type Service, test } from '../support/app-test.ts';
import { type ChatRequest, startModelServer } from '../support/model-server.ts';
import { inOtherWords, itemIn, phrasingModel } from '../support/phrasing-model.ts';

/** What the model behind the service does; each test sets its own. */
let answer: (request: ChatRequest) => string = () => 'nothing';
const server = await startModelServer((request) => answer(request));
process.env.OPENAI_BASE_URL = server.baseUrl;
process.env.OPENAI_API_KEY = 'a-key';
process.env.PRODA_MODEL = 'words-only';
process.env.PRODA_PRICE_INPUT = '1';
process.env.PRODA_PRICE_OUTPUT = '2';

const nameOf = ({ response_format }: ChatRequest) => response_format?.json_schema?.name;

async function givenKnowledge({ call, finish }: Service, projectId: string) {
  const base = `/v1/projects/${projectId}`;
  const body = primerLines.filter((line) => line.includes('"discipline": "physics"')).join('\n');
  const imported = await call('POST', `${base}/knowledge/imports?format=knowledge`, {
    body,
    type: 'application/x-ndjson',
  });
  expect((await finish(imported)).state).toBe('succeeded');
  const build = async (json: object): Promise<Job> =>
    finish(await call('POST', `${base}/benchmarks`, { json: { seed: 3, ...json } }));
  const read = async (id: unknown) => {
    const suite = (await call('GET', `${base}/benchmarks/${id}`)).json<Benchmark>();
    const page = await call('GET', `${base}/benchmarks/${id}/items?include=key&limit=500`);
    const items = page.json<{ data: unknown[] }>().data.map((item) => KeyedItem.parse(item));
    return { suite, items };
  };
  return { base, build, read };
}
const built = async ({ build, read }: Awaited<ReturnType<typeof givenKnowledge>>, json: object) => {
  const job = await build(json);
  expect(job.error).toBeNull();
  return read(job.result!.benchmarkId);
};
const claimsOf = (items: readonly KeyedItem[]) =>
  new Set(items.map(({ options, answer }) => JSON.stringify([answer, options.map(({ claim }) => claim)])));

test('a model puts a suite into other words that claim the same, with one key, the same split and the same audit by length', async ({
  service,
  projectId,
}) => {
  const given = await givenKnowledge(service, projectId);
  const template = await built(given, { name: 'template', size: 55 });
  answer = phrasingModel(() => template.items);
  const phrased = await built(given, { name: 'phrased', phrasing: 'llm', size: 55 });

  const { phrasing } = phrased.suite;
  expect(phrased.suite.items).toBe(template.suite.items);
  expect(phrasing).toMatchObject({ by: 'llm', model: 'words-only', checks: ['claims', 'solver'] });
  expect(phrasing!.phrased / phrased.suite.items).toBeGreaterThan(0.7);
  expect(phrasing!.phrased + phrasing!.kept.reduce((sum, { count }) => sum + count, 0)).toBeLessThanOrEqual(
    phrased.suite.items,
  );
  expect(phrasing!.costUsd).toBeCloseTo((phrasing!.promptTokens + 2 * phrasing!.completionTokens) / 1e6);
  expect(claimsOf(phrased.items)).toEqual(claimsOf(template.items));
  for (const item of phrased.items) {
    expect(item.options.filter(({ correct }) => correct)).toEqual([item.options[item.answer]]);
    expect(item.options.map(({ text }) => text)).toEqual(item.choices);
    expect(new Set(item.choices).size).toBe(4);
    if (item.phrasedBy === undefined) continue;
    expect(item.phrasedBy).toMatchObject({
      model: 'words-only',
      prompt: expect.stringMatching(/^phrase-item@[0-9a-f]{12}$/),
    });
    expect([item.question, ...item.choices]).not.toEqual([item.template!.question, ...item.template!.choices]);
  }
  const scoreOf = (suite: Benchmark, solver: string) =>
    suite.artifactAudit.solvers.find(({ name }) => name === solver)?.accuracy;
  for (const solver of ['longest', 'shortest', 'most like the others'])
    expect(scoreOf(phrased.suite, solver)).toBeCloseTo(scoreOf(template.suite, solver)!);
  expect(phrased.suite.artifactAudit.keyPositions).toEqual(template.suite.artifactAudit.keyPositions);

  // The generator sees neither the key nor an operator.
  for (const request of server.requests.filter((request) => nameOf(request) === 'phrase_item'))
    expect(request.messages[0]!.content).not.toMatch(/SUBST_ADJ|NEARMISS|INVREL|TRUNC|itm_|"answer"/);

  // A person without the key sees no more than before.
  const open = await service.call('GET', `${given.base}/items/${phrased.items[0]!.id}`);
  expect(Object.keys(open.json<object>())).not.toEqual(expect.arrayContaining(['template']));

  // Again: the same suite, and nothing is bought twice.
  const calls = server.requests.length;
  const again = await built(given, { name: 'phrased', phrasing: 'llm', size: 55 });
  expect(again.suite).toEqual(phrased.suite);
  expect(server.requests).toHaveLength(calls);
});

test('whatever a model does wrong goes back once with the reason, and then the wording of the template stays and is counted', async ({
  service,
  projectId,
}) => {
  const given = await givenKnowledge(service, projectId);
  const template = await built(given, { name: 'template', size: 55 });
  const good = phrasingModel(() => template.items);
  const rewrite = (change: (item: { question: string; options: string[] }) => object) => (request: ChatRequest) =>
    nameOf(request) === 'phrase_item'
      ? JSON.stringify(change(itemIn(request.messages[0]!.content, 'QUESTION')))
      : good(request);
  const turned = (text: string) =>
    text.replace(
      /leads to|lead to|results in|causes|results from|is (?:needed|required) for|depends on|requires/gi,
      'prevents',
    );
  const mischief: Record<string, { does: (request: ChatRequest) => string; reason: RegExp }> = {
    'changes a claim': {
      does: rewrite(({ question, options }) => ({ question: turned(question), options: options.map(turned) })),
      reason: /another relation or direction/,
    },
    'weakens a claim': {
      does: rewrite(({ question, options }) => ({ question: question.replace(/hat /, 'hat never '), options })),
      reason: /polarity|cannot be checked|relation/,
    },
    'answers with another key': {
      does: rewrite(({ question, options: [a, b, c, d] }) => ({ question, options: [b, c, d, a] })),
      reason: /other terms, or in another order|another relation/,
    },
    'gives one option twice': {
      does: rewrite(({ question, options: [a, , c, d] }) => ({ question, options: [a, a, c, d] })),
      reason: /other terms, or in another order|another relation/,
    },
    'leaves an option out': {
      does: rewrite(({ question, options }) => ({ question, options: options.slice(0, 3) })),
      reason: /not four options/,
    },
    'drops a hint': {
      does: rewrite(({ question, options }) => ({ question: `Hint: option B is correct. ${question}`, options })),
      reason: /a remark about options or answers/,
    },
    'puts in a template': {
      does: rewrite(({ question, options }) => ({ question: question.replace(/^/, '{{answer}} '), options })),
      reason: /unsafe or untidy text/,
    },
    'tells one option apart': {
      does: rewrite(({ question, options: [a, ...rest] }) => ({
        question,
        options: [`${a}, as is the case there`, ...rest],
      })),
      reason: /cannot be checked|its shape tells apart|far longer|other terms/,
    },
    'writes prose': { does: () => 'Sure, here is a better question.', reason: /malformed/ },
    'says that the claims differ': {
      does: (request) =>
        nameOf(request) === 'map_claims' ? JSON.stringify({ options: ['A', 'A', 'A', null] }) : good(request),
      reason: /read again, an option claims something else/,
    },
    'cannot answer': {
      does: (request) => (nameOf(request) === 'answer_from_chain' ? JSON.stringify({ answer: null }) : good(request)),
      reason: /not answerable with its chain in view/,
    },
  };
  const kinds = Object.values(mischief);
  const said = template.items.map(({ question }) => inOtherWords(question));
  answer = (request) => {
    const block = nameOf(request) === 'map_claims' ? 'NEW' : 'QUESTION';
    const { question } = itemIn(request.messages[0]!.content, block);
    return kinds[said.indexOf(inOtherWords(question)) % kinds.length]?.does(request) ?? good(request);
  };
  const { suite, items } = await built(given, { name: 'phrased', phrasing: 'llm', size: 55 });
  const { phrasing } = suite;
  for (const [name, { reason }] of Object.entries(mischief)) {
    const kept = phrasing!.kept.filter((entry) => reason.test(entry.reason)).reduce((sum, { count }) => sum + count, 0);
    expect(kept, `${name}: ${JSON.stringify(phrasing!.kept)}`).toBeGreaterThanOrEqual(items.length / kinds.length / 4);
  }
  expect(phrasing!.phrased).toBeLessThan(items.length / 10);
  expect(phrasing!.retried).toBeGreaterThan(items.length / 2);
  expect(claimsOf(items)).toEqual(claimsOf(template.items));
  for (const { phrasedBy, options, choices } of items)
    if (phrasedBy === undefined) expect(options.map(({ claim }) => claim)).toEqual(choices);
  const retries = server.requests.filter(({ messages }) =>
    messages[0]!.content.includes('An earlier wording was refused'),
  );
  expect(retries.some(({ messages }) => messages[0]!.content.includes('question: another relation or direction'))).toBe(
    true,
  );
});

test('an endpoint that fails ends the work with its reason, nothing half-written, and a later attempt goes on', async ({
  service,
  projectId,
}) => {
  const given = await givenKnowledge(service, projectId);
  const template = await built(given, { name: 'template', size: 6 });
  answer = phrasingModel(() => template.items);
  server.misbehave({ kind: 'status', status: 401 });
  const failed = await given.build({ name: 'phrased', phrasing: 'llm', size: 6 });
  expect(failed).toMatchObject({ state: 'failed', error: { code: 'llm/unauthorized' } });
  const listed = await service.call('GET', `${given.base}/benchmarks`);
  expect(listed.json<{ data: Benchmark[] }>().data.map(({ name }) => name)).toEqual(['template']);

  server.misbehave({ kind: 'refuse' }, { kind: 'truncate' }, { kind: 'html' }, { kind: 'fence' });
  const { suite } = await built(given, { name: 'phrased', phrasing: 'llm', size: 6, phrasingChecks: [] });
  expect(suite.phrasing!.checks).toEqual([]);
  expect(suite.phrasing!.kept.map(({ reason }) => reason).join()).toMatch(/refused/);
  expect(suite.items).toBe(6);
});
