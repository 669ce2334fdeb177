import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Diagnosis, type Job, NO_JOB } from '../../src/domain/index.ts';
import { knowledgeLines, PRIMER } from '../patch/support/loop.ts';
import { expect, type Service, test } from '../support/app-test.ts';
import { givenLoop } from '../support/given-loop.ts';
import { runCli } from '../support/run-cli.ts';

interface Probe {
  id: string;
  relationId: string;
  question: string;
  choices: string[];
  answer: number;
  isAnswered: boolean;
  answeredBy: string | null;
  correct: boolean | null;
}

async function diagnose({ call, finish }: Service, base: string, runId: string): Promise<Diagnosis> {
  const job: Job = await finish(await call('POST', `${base}/runs/${runId}/diagnoses`, { json: {} }));
  return (await call('GET', job.result!.href)).json<Diagnosis>();
}

test('probes are proposed, exported, asked, answered and posted over HTTP, and flow into the next diagnosis, never into a suite', async ({
  service,
  projectId,
}) => {
  const { suite, first, diagnosis, dataset } = await givenLoop(service, projectId, ['biology']);
  const { call, finish } = service;
  const base = `/v1/projects/${projectId}`;
  const probesOf = async (query = 'include=key&limit=500') =>
    (await call('GET', `${base}/runs/${first.id}/probes?${query}`)).json<{ data: Probe[] }>().data;

  // Proposed: what a model may see, the key only when it is asked for.
  const proposed = await call('POST', `${base}/runs/${first.id}/probes`, { json: { budget: 8 } });
  expect(proposed.statusCode, proposed.body).toBe(200);
  const { probes } = proposed.json<{ probes: Probe[] }>();
  expect(probes.length).toBeGreaterThan(4);
  for (const probe of probes) {
    for (const key of ['answer', 'options', 'requires']) expect(probe).not.toHaveProperty(key);
    expect(probe).toMatchObject({ itemIds: expect.arrayContaining([expect.stringMatching(/^itm_/)]) });
  }
  const kept = await probesOf();
  expect(kept.map(({ id }) => id).sort()).toEqual(probes.map(({ id }) => id).sort());
  expect(kept.every(({ isAnswered }) => !isAnswered)).toBe(true);

  // Unanswered, they change nothing.
  expect((await diagnose(service, base, first.id)).id).toBe(diagnosis.id);

  // Posted by id.
  const [one] = kept as [Probe];
  const post = (answers: object[]) => call('POST', `${base}/runs/${first.id}/probes/answers`, { json: { answers } });
  expect((await post([{ probeId: one.id, chosen: one.answer }])).json()).toEqual({ stored: 1 });
  const after = await diagnose(service, base, first.id);
  expect(after.id).not.toBe(diagnosis.id);
  expect(after.answers.probes).toBe(1);
  for (const [answers, code] of [
    [[{ probeId: 'prb_0000000000000000', chosen: 0 }], 'diagnosis/probe-unknown'],
    [[{ probeId: one.id, chosen: 9 }], 'diagnosis/probe-answer-invalid'],
    [
      [
        { probeId: one.id, chosen: 0 },
        { probeId: one.id, chosen: 1 },
      ],
      'diagnosis/probe-answer-invalid',
    ],
  ] as const) {
    const refused = await post([...answers]);
    expect(refused.statusCode, refused.body).toBe(422);
    expect(refused.json()).toMatchObject({ code });
  }

  // Exported like a benchmark, answered by a harness that turns nothing and knows everything, and posted as its log.
  const exported = await finish(
    await call('POST', `${base}/exports`, { json: { kind: 'probes', id: first.id, target: 'lm-eval' } }),
  );
  expect(exported, JSON.stringify(exported.error)).toMatchObject({ state: 'succeeded' });
  const resource = (await call('GET', exported.result!.href)).json<{
    files: { path: string; rows: number | null }[];
  }>();
  const rowsFile = resource.files.find(({ rows }) => rows !== null)!;
  const rows = (await call('GET', `${exported.result!.href}/files/${rowsFile.path}`)).body
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(rows.map(({ item_id }) => item_id).sort()).toEqual(kept.map(({ id }) => id));
  const log = rows.map(({ item_id, export_id, content_hash, answer }) =>
    JSON.stringify({ item_id, export_id, content_hash, chosen_index: answer }),
  );
  const file = join(service.home, 'probes.jsonl');
  await writeFile(file, `${log.join('\n')}\n`);
  const imported = await runCli(service, projectId, ['import-probes', first.id, file, '--json']);
  expect(imported.json(), imported.stderr).toMatchObject({
    counts: { asked: kept.length, right: kept.length, wrong: 0, hashMismatch: 0, unmatched: 0 },
  });
  expect((await probesOf()).every(({ answeredBy, correct }) => answeredBy === 'log' && correct === true)).toBe(true);

  // A changed text is not counted as an answer; a log of something else is refused.
  const foreign = async (line: object) =>
    finish(
      await call('POST', `${base}/runs/${first.id}/probes/imports?format=native`, {
        body: `${JSON.stringify(line)}\n`,
        type: 'application/x-ndjson',
      }),
    );
  for (const line of [
    { item_id: 'itm_0000000000000000', chosen_index: 0 },
    { item_id: one.id, content_hash: `sha256:${'0'.repeat(64)}`, chosen_index: 0 },
  ])
    expect(await foreign(line)).toMatchObject({ state: 'failed', error: { code: 'diagnosis/no-probe-answered' } });

  // Asked of the student of the run; further forms of a question are proposed once the first has been answered.
  const asked = await runCli(service, projectId, ['probes', first.id, '--budget', '20', '--ask', 'student', '--json']);
  const { counts } = asked.json<{ counts: { asked: number; right: number; wrong: number } }>();
  expect(counts.asked, asked.stderr).toBeGreaterThan(0);
  const taught = new Set<string>();
  for await (const { teaches } of service.app.services.training.streamSamples(projectId, dataset.id, 1))
    for (const { id } of teaches) taught.add(id);
  const byStudent = (await probesOf()).filter(({ answeredBy }) => answeredBy === 'student');
  expect(byStudent).toHaveLength(counts.asked);
  const known = byStudent.filter(({ relationId }) => taught.has(relationId));
  // It answers what it was taught; on the rest it guesses.
  expect(known.filter(({ correct }) => correct === true).length).toBe(known.length);
  const last = await diagnose(service, base, first.id);
  expect(last.answers.probes).toBe(kept.length + counts.asked);

  // Beside the suite: it is what it was, and its gate knows nothing of them.
  const frozen = await service.app.services.benchmark.getBenchmark(projectId, suite.id);
  expect(frozen).toEqual(suite);
  const missing = await call('POST', `${base}/runs/run_00000000000000000000/probes`, { json: { budget: 5 } });
  expect(missing.json()).toMatchObject({ code: 'run/missing' });
});

test('a run that no student made has none to ask, and without a configured model there is none either', async ({
  service,
  projectId,
}) => {
  const { evaluation, benchmark, knowledge, diagnosis } = service.app.services;
  await knowledge.importKnowledge(projectId, knowledgeLines(PRIMER, ['biology']), NO_JOB);
  const suite = await benchmark.build(projectId, { name: 'primer', seed: 17 }, NO_JOB);
  const model = await evaluation.createModel(projectId, { name: 'elsewhere' });
  const run = await evaluation.createRun(projectId, { benchmarkId: suite.id, modelId: model.id });
  const lines: string[] = [];
  for await (const { id, answer, choices } of benchmark.streamItems(projectId, suite.id))
    lines.push(JSON.stringify({ item_id: id, chosen_index: (answer + lines.length) % choices.length }));
  const base = `/v1/projects/${projectId}`;
  const type = 'application/x-ndjson';
  await service.finish(
    await service.call('POST', `${base}/runs/${run.id}/responses`, { body: lines.join('\n'), type }),
  );
  await expect(diagnosis.askProbes(projectId, run.id, 'student', NO_JOB)).rejects.toMatchObject({
    code: 'diagnosis/no-probes',
  });
  const ask = async (whom: string) =>
    service.finish(await service.call('POST', `${base}/runs/${run.id}/probes`, { json: { budget: 3, ask: whom } }));
  expect(await ask('student')).toMatchObject({ state: 'failed', error: { code: 'run/not-by-student' } });
  expect(await ask('endpoint')).toMatchObject({ state: 'failed', error: { code: 'llm/not-configured' } });
});
