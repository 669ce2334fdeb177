import { describe } from 'vitest';
import { idOf, NO_JOB } from '../../src/domain/index.ts';
import { createEvaluation } from '../../src/evaluation/index.ts';
import { mergeResponses } from '../../src/evaluation/queries.generated.ts';
import { recordAnswers } from '../../src/evaluation/record-answers.ts';
import { expect, noSamples, test, writeItems } from './support/evaluation-test.ts';
import { benchmarkOf } from './support/make-items.ts';

/** Native lines; `right` says which items are answered rightly. */
function nativeLines(
  items: readonly { id: string; answer: number }[],
  right: (i: number) => boolean,
  extra: object = {},
): string {
  return `${items
    .map(({ id, answer }, i) =>
      JSON.stringify({ item_id: id, chosen_index: right(i) ? answer : (answer + 1) % 4, ...extra }),
    )
    .join('\n')}\n`;
}

describe('models', () => {
  test('the same name and dataset version is the same model, and a name finds it', async ({ given, projectId }) => {
    const { evaluation, modelId } = given;
    expect(await evaluation.createModel(projectId, { name: 'a model' })).toEqual(
      await evaluation.getModel(projectId, modelId),
    );
    expect((await evaluation.findModel(projectId, 'a model')).id).toBe(modelId);
    expect((await evaluation.findModel(projectId, 'another')).name).toBe('another');
    expect((await evaluation.findModels(projectId, { limit: 1, after: null })).next).not.toBeNull();
  });

  test('a model of a dataset version that is not there is refused', async ({ given, projectId }) => {
    const datasetVersion = { datasetId: 'dst_00000000', version: 1 };
    await expect(given.evaluation.createModel(projectId, { name: 'x', datasetVersion })).rejects.toMatchObject({
      code: 'dataset/version-missing',
    });
    await expect(given.evaluation.getModel(projectId, 'mdl_00000000')).rejects.toMatchObject({ code: 'model/missing' });
  });

  test('another project sees nothing of it', async ({ given }) => {
    await expect(given.evaluation.getModel('another-project', given.modelId)).rejects.toMatchObject({
      code: 'model/missing',
    });
  });
});

describe('runs', () => {
  test('answers become a score with n and interval, by split and discipline', async ({ given, projectId }) => {
    const { evaluation, items, log } = given;
    const receipt = await evaluation.importLog(projectId, await log(nativeLines(items, (i) => i < 9)), NO_JOB);
    expect(receipt).toMatchObject({ format: 'native', accepted: 12, unmatched: 0, rejected: [], missing: 0 });
    const run = await evaluation.getRun(projectId, receipt.runs[0]!.runId);
    expect(run).toMatchObject({ n: 12, correct: 9, unparsed: 0, errors: 0, accuracy: 0.75, split: null });
    expect(run.interval![0]).toBeCloseTo(0.4677, 3);
    expect(run.interval![1]).toBeCloseTo(0.9111, 3);
    const dev = items.filter(({ split }) => split === 'dev');
    expect(run.bySplit.map(({ split, n }) => [split, n])).toEqual([
      ['dev', dev.length],
      ['held-out', 12 - dev.length],
    ]);
    expect(run.byDiscipline.reduce((sum, { n }) => sum + n, 0)).toBe(12);
    expect(run.byDiscipline.reduce((sum, { correct }) => sum + correct, 0)).toBe(9);
  });

  test('stored runs of several models tell how hard each item is, a page at a time', async ({ given, projectId }) => {
    const { evaluation, items, benchmarkId, log } = given;
    for (const [name, right] of [
      ['weak', 3],
      ['middling', 6],
      ['strong', 9],
    ] as const) {
      const { id: modelId } = await evaluation.createModel(projectId, { name });
      await evaluation.importLog(
        projectId,
        await log(
          nativeLines(items, (i) => i < right),
          { modelId },
        ),
        NO_JOB,
      );
    }
    const { suite, items: page } = await evaluation.itemStatistics(projectId, benchmarkId, { limit: 7, after: null });
    expect(suite).toMatchObject({ models: 3, runs: 3, items: 12, answered: 12, negative: 0 });
    expect(suite.meanP).toBeCloseTo(0.5);
    expect(page.data).toHaveLength(7);
    const rest = await evaluation.itemStatistics(projectId, benchmarkId, { limit: 7, after: page.next });
    const told = new Map([...page.data, ...rest.items.data].map((item) => [item.itemId as string, item]));
    expect(items.map(({ id }) => told.get(id)!.p)).toEqual(
      items.map((_, i) => [1, 2 / 3, 1 / 3, 0][Math.floor(i / 3)]),
    );
    expect(told.get(items[4]!.id)!.discrimination).toBeGreaterThan(0.5);
    expect(told.get(items[0]!.id)!.discrimination).toBeNull();
    expect(told.get(items[0]!.id)!.chosen[items[0]!.answer]).toBe(3);
    await expect(evaluation.itemStatistics(projectId, 'bmk_00000000', { limit: 7, after: null })).rejects.toMatchObject(
      { code: 'benchmark/missing' },
    );
  });

  test('the same log posted twice is the same run and changes nothing', async ({ given, projectId }) => {
    const { evaluation, items, log } = given;
    const input = await log(nativeLines(items, (i) => i % 2 === 0));
    const first = await evaluation.importLog(projectId, input, NO_JOB);
    const run = await evaluation.getRun(projectId, first.runs[0]!.runId);
    expect(await evaluation.importLog(projectId, input, NO_JOB)).toEqual(first);
    expect(await evaluation.getRun(projectId, first.runs[0]!.runId)).toEqual(run);
    expect((await evaluation.findRuns(projectId, {}, { limit: 10, after: null })).data).toHaveLength(1);
    expect((await evaluation.findResponses(projectId, run.id, { limit: 50, after: null })).data).toHaveLength(12);
  });

  test('a run takes several posts, the same answer again, but no other answer to the same item', async ({
    given,
    projectId,
  }) => {
    const { evaluation, items, log, benchmarkId, modelId } = given;
    const run = await evaluation.createRun(projectId, { benchmarkId, modelId });
    const post = async (part: typeof items, right: boolean) =>
      evaluation.importLog(
        projectId,
        await log(
          nativeLines(part, () => right),
          { runId: run.id },
        ),
        NO_JOB,
      );
    await post(items.slice(0, 6), true);
    await post(items.slice(4, 12), true);
    expect(await evaluation.getRun(projectId, run.id)).toMatchObject({ n: 12, correct: 12 });
    await expect(post(items.slice(0, 3), false)).rejects.toMatchObject({ code: 'log/contradictory' });
    expect(await evaluation.getRun(projectId, run.id)).toMatchObject({ n: 12, correct: 12 });
  });

  test('a post that is given up in the middle takes back what it brought and nothing else', async ({
    graph,
    given,
    projectId,
  }) => {
    const { evaluation, items, benchmarkId, modelId, log } = given;
    const run = await evaluation.createRun(projectId, { benchmarkId, modelId });
    const six = nativeLines(items.slice(0, 6), () => true);
    await evaluation.importLog(projectId, await log(six, { runId: run.id }), NO_JOB);
    const abort = new AbortController();
    const answers = function* () {
      for (const { id } of items.slice(3))
        yield {
          itemId: id,
          repeat: 0,
          outcome: 'wrong',
          correct: false,
          chosen: 0,
          response: null,
          warnings: [],
          optionScores: null,
        } as const;
      abort.abort(new Error('nobody wants it any more'));
      for (let repeat = 1; repeat < 1_200; repeat++)
        yield {
          itemId: items[0]!.id,
          repeat,
          outcome: 'wrong',
          correct: false,
          chosen: 0,
          response: null,
          warnings: [],
          optionScores: null,
        } as const;
    };
    const context = { signal: abort.signal, progress: () => undefined };
    await expect(
      recordAnswers(graph, { projectId, runId: run.id, post: 'given-up' }, answers(), context),
    ).rejects.toThrow('nobody wants it');
    expect(await evaluation.getRun(projectId, run.id)).toMatchObject({ n: 6, correct: 6 });
    const { data } = await evaluation.findResponses(projectId, run.id, { limit: 50, after: null });
    expect(data.map(({ correct }) => correct)).toEqual(new Array(6).fill(true));
  });

  test('answers of a post that was killed in the middle are not seen until it comes again', async ({
    graph,
    given,
    projectId,
  }) => {
    const { evaluation, items, benchmarkId, modelId } = given;
    const run = await evaluation.createRun(projectId, { benchmarkId, modelId });
    const rows = items.map(
      ({ id, answer }) =>
        ({
          itemId: id,
          repeat: 0,
          outcome: 'correct',
          correct: true,
          chosen: answer,
          response: null,
          warnings: [],
          optionScores: null,
        }) as const,
    );
    // What a killed process leaves: rows of a post that no commit has named.
    await graph.run(mergeResponses, {
      projectId,
      runId: run.id,
      post: 'killed',
      rows: rows.slice(0, 5).map((row) => ({ ...row, warnings: [] })),
    });
    expect((await evaluation.findResponses(projectId, run.id, { limit: 50, after: null })).data).toEqual([]);
    expect(await evaluation.getRun(projectId, run.id)).toMatchObject({ n: 0, accuracy: null, interval: null });
    await recordAnswers(graph, { projectId, runId: run.id, post: 'killed' }, rows, NO_JOB);
    expect(await evaluation.getRun(projectId, run.id)).toMatchObject({ n: 12, correct: 12 });
  });

  test('pages of answers follow each other without gap or repetition, and failures are a part of them', async ({
    given,
    projectId,
  }) => {
    const { evaluation, items, log } = given;
    const body = nativeLines(items, (i) => i >= 5) + nativeLines(items.slice(0, 2), () => true, { repeat: 1 });
    const { runs } = await evaluation.importLog(projectId, await log(body), NO_JOB);
    const seen: string[] = [];
    for (let after: string | null = null; ; ) {
      const page = await evaluation.findResponses(projectId, runs[0]!.runId, { limit: 5, after });
      seen.push(...page.data.map(({ itemId, repeat }) => `${itemId} ${repeat}`));
      after = page.next;
      if (after === null) break;
    }
    expect(new Set(seen).size).toBe(14);
    expect(seen).toEqual([...seen].sort());
    const failures = await evaluation.findFailures(projectId, runs[0]!.runId, { limit: 50, after: null });
    expect(failures.data.map(({ itemId }) => itemId).sort()).toEqual(items.slice(0, 5).map(({ id }) => id));
  });

  test('of several repeats the majority judges an item; an item half right is not right', async ({
    given,
    projectId,
  }) => {
    const { evaluation, items, log } = given;
    const [first, second] = items;
    const line = (item: (typeof items)[number], repeat: number, right: boolean) =>
      JSON.stringify({ item_id: item.id, repeat, chosen_index: right ? item.answer : (item.answer + 1) % 4 });
    const body = [
      ...[true, true, false].map((right, i) => line(first!, i, right)),
      ...[true, false].map((right, i) => line(second!, i, right)),
    ].join('\n');
    const { runs } = await evaluation.importLog(projectId, await log(body), NO_JOB);
    expect(await evaluation.getRun(projectId, runs[0]!.runId)).toMatchObject({ n: 2, correct: 1 });
  });

  test('an error is no wrong answer, and what cannot be read is no right one', async ({ given, projectId }) => {
    const { evaluation, items, log } = given;
    const body = [
      { item_id: items[0]!.id, error: 'timeout' },
      { item_id: items[1]!.id, response: 'I would rather not say.' },
      { item_id: items[2]!.id, chosen_index: items[2]!.answer },
    ]
      .map((line) => JSON.stringify(line))
      .join('\n');
    const receipt = await evaluation.importLog(projectId, await log(body), NO_JOB);
    expect(receipt).toMatchObject({ accepted: 3, errors: 1, unparsed: 1, missing: 9 });
    const run = await evaluation.getRun(projectId, receipt.runs[0]!.runId);
    expect(run).toMatchObject({ n: 2, correct: 1, unparsed: 1, errors: 1 });
    const { data } = await evaluation.findResponses(projectId, run.id, { limit: 5, after: null });
    expect(data.find(({ itemId }) => itemId === items[0]!.id)).toMatchObject({ status: 'error', correct: null });
    expect((await evaluation.findFailures(projectId, run.id, { limit: 5, after: null })).data).toHaveLength(1);
  });
});

describe('comparison', () => {
  test('items fixed and broken are told apart, dev and held-out, touched and untouched', async ({
    given,
    projectId,
  }) => {
    const { evaluation, items, log } = given;
    const importRun = async (right: (i: number) => boolean) =>
      (await evaluation.importLog(projectId, await log(nativeLines(items, right)), NO_JOB)).runs[0]!.runId;
    const base = await importRun((i) => i < 4);
    const candidate = await importRun((i) => i > 0 && i < 9);
    const all = await evaluation.compareRuns(projectId, base, candidate);
    const sum = (of: 'n' | 'fixed' | 'broken' | 'stillFailing' | 'stillPassing') =>
      all.groups.reduce((total, group) => total + group[of], 0);
    expect([sum('n'), sum('fixed'), sum('broken'), sum('stillFailing'), sum('stillPassing')]).toEqual([12, 5, 1, 3, 3]);
    expect(all.groups.map(({ split, taughtByPatch }) => [split, taughtByPatch])).toEqual([
      ['dev', null],
      ['held-out', null],
    ]);
    const heldOut = items.filter(({ split }) => split === 'held-out');
    const taughtRelations = new Set([heldOut[0]!.requires[0]!.id]);
    const split = await evaluation.compareRuns(projectId, base, candidate, { taughtRelations });
    expect(split.groups.map(({ split, taughtByPatch, n }) => [split, taughtByPatch, n])).toEqual([
      ['dev', null, 12 - heldOut.length],
      ['held-out', true, 1],
      ['held-out', false, heldOut.length - 1],
    ]);
    expect(split.items).toHaveLength(12);
  });

  test('only what both judged is compared; nothing in common is refused', async ({ given, projectId }) => {
    const { evaluation, items, log } = given;
    const importRun = async (part: typeof items) =>
      (await evaluation.importLog(projectId, await log(nativeLines(part, () => true)), NO_JOB)).runs[0]!.runId;
    const [first, second, third] = [
      await importRun(items.slice(0, 6)),
      await importRun(items.slice(4, 9)),
      await importRun(items.slice(9)),
    ];
    const { groups } = await evaluation.compareRuns(projectId, first, second);
    expect(groups.reduce((sum, { n }) => sum + n, 0)).toBe(2);
    await expect(evaluation.compareRuns(projectId, first, third)).rejects.toMatchObject({
      code: 'run/nothing-in-common',
    });
  });

  test('runs on two versions of a suite are compared on the items they have in common, by content', async ({
    graph,
    given,
    projectId,
  }) => {
    const { items, modelId, log } = given;
    // The next version leaves out two items and names the others anew.
    const benchmarkId = idOf('bmk', 'the next version');
    const next = items.slice(2).map((item) => ({ ...item, benchmarkId, id: idOf('itm', 'next', item.id) }));
    await writeItems(projectId, next);
    const evaluation = createEvaluation({
      graph,
      training: noSamples,
      benchmark: {
        getBenchmark: async (_project, id) => benchmarkOf(id === benchmarkId ? next : items),
        streamItems: async function* (_project, id) {
          yield* id === benchmarkId ? next : items;
        },
      },
    });
    const importRun = async (part: typeof items, right: (i: number) => boolean, id: string) => {
      const input = await log(nativeLines(part, right), { benchmarkId: id, modelId });
      return (await evaluation.importLog(projectId, input, NO_JOB)).runs[0]!.runId;
    };
    const base = await importRun(items, (i) => i < 5, items[0]!.benchmarkId);
    const candidate = await importRun(next, () => true, benchmarkId);
    const { groups, items: changes } = await evaluation.compareRuns(projectId, base, candidate);
    expect(groups.reduce((sum, { n }) => sum + n, 0)).toBe(10);
    expect(groups.reduce((sum, { fixed }) => sum + fixed, 0)).toBe(7);
    expect(changes.map(({ itemId }) => itemId).sort()).toEqual(next.map(({ id }) => id).sort());
  });
});
