import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LoopReport } from '../../src/cli/run-loop.ts';
import { test as base, expect } from '../support/app-test.ts';
import { runCli } from '../support/run-cli.ts';

const TEXTS = ['biology/01-photosynthesis', 'medicine/01-blood-pressure', 'physics/01-heat-and-temperature'].map(
  (chapter) => fileURLToPath(new URL(`../../data/primer/text/${chapter}.md`, import.meta.url)),
);

/**
 * A trainer in twenty lines: it remembers the words of every sample and takes the choice whose words, with those of the question, were
 * seen together most. It fails where it is told to, and leaves a mark a version where it may.
 */
const TRAINER = `
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
const { PRODA_SAMPLES, PRODA_INCREMENT, PRODA_ITEMS, PRODA_RESPONSES, PRODA_VERSION, PRODA_WORK, FAIL_AT } = process.env;
const lines = (path) => readFileSync(path, 'utf8').split('\\n').filter(Boolean).map((line) => JSON.parse(line));
const wordsOf = (text) => new Set(text.toLowerCase().match(/[a-z]{4,}/g) ?? []);
console.log('learning version ' + PRODA_VERSION);
if (FAIL_AT === PRODA_VERSION && !existsSync(PRODA_WORK + '/failed')) {
  writeFileSync(PRODA_WORK + '/failed', '');
  console.error('out of memory: 3 GB wanted');
  process.exit(9);
}
const samples = lines(PRODA_SAMPLES);
const ids = new Set(samples.map(({ id }) => id));
if (!lines(PRODA_INCREMENT).every(({ id }) => ids.has(id))) throw new Error('the increment is not in the contents');
const known = samples.map(({ question, answer }) => wordsOf(question + ' ' + answer));
const rows = lines(PRODA_ITEMS).map((item) => {
  if ('answer' in item || 'options' in item) throw new Error('the key was handed out');
  const scores = item.choices.map((choice) => {
    const words = [...wordsOf(choice)];
    return known.reduce((sum, seen) => sum + words.filter((word) => seen.has(word)).length ** 2, 0) / (1 + words.length);
  });
  return JSON.stringify({ item_id: item.id, chosen_index: scores.indexOf(Math.max(...scores)) });
});
writeFileSync(PRODA_RESPONSES, rows.join('\\n') + '\\n');
appendFileSync(PRODA_WORK + '/versions', PRODA_VERSION + '\\n');
`;

const test = base.extend<{ folder: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads the fixture's needs from the pattern
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'proda-loop-'));
    await writeFile(join(folder, 'trainer.mjs'), TRAINER);
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },
});

test("three rounds with a trainer of one's own: cut short by its failure, gone on with, and with a whole lineage", async ({
  service,
  projectId,
  folder,
}) => {
  const report = join(folder, 'report.json');
  const command = `node ${join(folder, 'trainer.mjs')}`;
  const loop = (env: Record<string, string> = {}) =>
    runCli(service, projectId, ['loop', ...TEXTS, '--rounds', '3', '--train', command, '--json', report], { env });

  const broken = await loop({ FAIL_AT: '2' });
  expect(broken.exitCode).toBe(6);
  expect(broken.stderr).toContain(`The trainer ended with exit code 9 on version 2: ${command}`);
  expect(broken.stderr).toMatch(/Its last lines:\nlearning version 2\nout of memory: 3 GB wanted\n/);

  const gone = await loop({ FAIL_AT: '2' });
  expect(gone.exitCode, gone.stderr).toBe(0);
  expect(gone.stderr).toContain('Version 1 was trained and answered before');
  const { rounds, runs, versions, stopped } = JSON.parse(await readFile(report, 'utf8')) as LoopReport;
  expect(rounds).toHaveLength(3);
  expect(stopped).toBe('rounds');
  expect(versions.map(({ n }) => n)).toEqual([1, 2, 3, 4]);
  expect(new Set(runs.map(({ version }) => version))).toEqual(new Set([1, 2, 3, 4]));
  // Each version was trained once, over both calls.
  const work = join(service.home, 'trainings', projectId, 'versions');
  expect((await readFile(work, 'utf8')).trim().split('\n')).toEqual(['1', '2', '3', '4']);

  // From the last version back to the first run: patch, diagnosis, run, model, version, each the next one's cause.
  const { patch, diagnosis, evaluation, training } = service.app.services;
  for (const [i, round] of rounds.entries()) {
    const made = await patch.getPatch(projectId, round.patchId);
    expect(made).toMatchObject({ diagnosisId: round.diagnosisId, datasetVersion: { version: i + 2 } });
    expect((await diagnosis.getDiagnosis(projectId, round.diagnosisId)).runId).toBe(round.runs[0]);
    if (i > 0) expect(round.runs[0]).toBe(rounds[i - 1]!.runs[1]);
    const run = await evaluation.getRun(projectId, round.runs[1]);
    const model = await evaluation.getModel(projectId, run.modelId);
    expect(model.datasetVersion).toEqual(made.datasetVersion);
    const { datasetId } = made.datasetVersion;
    expect((await training.getVersionOrigin(projectId, datasetId, i + 2)).previous).toBe(i + 1);
    expect(round.why).toContain(round.patchId);
    expect(round.why).toContain(round.diagnosisId);
  }
});

test('a loop stops at its goal, and at its budget of rows; the student may go on under a capacity', async ({
  service,
  projectId,
  folder,
}) => {
  const report = join(folder, 'report.json');
  // One project: other options have versions of their own, and none finds its newest taken by another.
  const loop = async (...args: string[]) => {
    const result = await runCli(service, projectId, ['loop', ...TEXTS, '--json', report, ...args]);
    expect(result.exitCode, result.stderr).toBe(0);
    return JSON.parse(await readFile(report, 'utf8')) as LoopReport;
  };
  const goal = await loop('--rounds', '9', '--goal-accuracy', '0.05');
  expect(goal.stopped).toBe('goal');
  expect(goal.rounds.length).toBeLessThan(9);

  const budget = await loop('--rounds', '9', '--max-rows', '10');
  // The last rows may go to targets for which the gate lets nothing through.
  expect(['budget', 'nothing-to-patch']).toContain(budget.stopped);
  const added = budget.rounds.reduce((sum, { patch }) => sum + patch.refine + patch.cot, 0);
  expect(added).toBeLessThanOrEqual(10);
  expect(added).toBeGreaterThan(0);

  await loop('--capacity', '500', '--max-rows', '5');
  const { data } = (await service.call('GET', `/v1/projects/${projectId}/runs?limit=500`)).json<{
    data: { harness: string }[];
  }>();
  expect(data.map(({ harness }) => harness)).toContain('student (capacity 500)');
});

test('a trainer that leaves nothing, or what cannot be read, is told so', async ({ service, projectId }) => {
  const loop = (command: string) => runCli(service, projectId, ['loop', TEXTS[0]!, '--train', command]);
  const nothing = await loop('true');
  expect(nothing.exitCode).toBe(6);
  expect(nothing.stderr).toContain('The trainer left no responses.jsonl on version 1: true\nIt printed nothing.');
  const garbage = await loop(`echo '{"item_id":"itm_1"}' > "$PRODA_RESPONSES"`);
  expect(garbage.exitCode).toBe(6);
  expect(garbage.stderr).toMatch(/responses\.jsonl of the trainer cannot be used: .*line 1/);
  const wrong = await runCli(service, projectId, ['loop', TEXTS[0]!, '--goal-accuracy', '90']);
  expect(wrong.exitCode).toBe(2);
  expect(wrong.stderr).toContain('a share above 0, at most 1');
});
