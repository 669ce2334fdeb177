import { describe } from 'vitest';
import { NO_JOB } from '../../src/domain/index.ts';
import { expect, test } from './support/evaluation-test.ts';
import { makeItems } from './support/make-items.ts';
import {
  type Given,
  writeInspectEval,
  writeLmEvalChoice,
  writeOpencompass,
  writePromptfoo,
} from './support/write-logs.ts';

const answer = (items: readonly Given['item'][]): Given[] =>
  items.map((item, i) => ({ item, chosen: i % 3 === 0 ? item.answer : (item.answer + 1) % 4 }));

describe('a log becomes a run', () => {
  test('of several filters each becomes a run of its own', async ({ given, projectId }) => {
    const { evaluation, items, log } = given;
    const one = writeLmEvalChoice(answer(items), '0.4.12');
    const two = writeLmEvalChoice(
      items.map((item) => ({ item, chosen: item.answer })),
      '0.4.12',
    ).replaceAll('"none"', '"strict"');
    const receipt = await evaluation.importLog(projectId, await log(one + two), NO_JOB);
    expect(receipt.runs.map(({ variant, answers }) => [variant, answers])).toEqual([
      ['default', 12],
      ['strict', 12],
    ]);
    const [first, second] = await Promise.all(receipt.runs.map(({ runId }) => evaluation.getRun(projectId, runId)));
    expect([first!.correct, second!.correct]).toEqual([4, 12]);
    expect(second!.harness).toBe('lm-eval (strict)');
  });

  test('of items of one split only, the run is of that split', async ({ given, projectId }) => {
    const { evaluation, items, log } = given;
    const dev = items.filter(({ split }) => split === 'dev');
    const { runs, missing } = await evaluation.importLog(
      projectId,
      await log(writeInspectEval(answer(dev), 'zstd')),
      NO_JOB,
    );
    expect(await evaluation.getRun(projectId, runs[0]!.runId)).toMatchObject({ split: 'dev', n: dev.length });
    expect(missing).toBe(items.length - dev.length);
  });

  test('what was left out is named, in the receipt and later', async ({ given, projectId }) => {
    const { evaluation, items, log } = given;
    const foreign = makeItems(150, 5);
    const body = writeLmEvalChoice(answer([...items, ...foreign]), '0.4.12');
    const receipt = await evaluation.importLog(projectId, await log(body), NO_JOB);
    expect(receipt).toMatchObject({ accepted: 12, unmatched: 150, leftOut: 150 });
    expect(receipt.rejected).toHaveLength(100);
    const leftOut = await evaluation.getLeftOut(projectId, receipt.runs[0]!.runId);
    expect(leftOut).toHaveLength(150);
    expect(leftOut.at(-1)).toEqual({ line: 162, code: 'unmatched', detail: foreign.at(-1)!.id });
  });
});

describe('a log that is refused leaves nothing behind', () => {
  const line = (id: string, extra: object = {}) => JSON.stringify({ item_id: id, chosen_index: 0, ...extra });
  test.for([0, 6, 12])('one bad line at place %i', async (place, { given, projectId }) => {
    const { evaluation, items, log } = given;
    const lines = items.map(({ id }) => line(id));
    lines.splice(place, 0, '{"item_id": oops}');
    const input = await log(lines.join('\n'));
    await expect(evaluation.importLog(projectId, { ...input, format: 'native' }, NO_JOB)).rejects.toMatchObject({
      code: 'log/lines-rejected',
      context: { count: 1, line: place + 1, rejected: [{ line: place + 1, code: 'not-json' }] },
    });
    expect((await evaluation.findRuns(projectId, {}, { limit: 5, after: null })).data).toEqual([]);
    const lenient = await evaluation.importLog(projectId, { ...input, format: 'native', mode: 'lenient' }, NO_JOB);
    expect(lenient).toMatchObject({ accepted: 12, leftOut: 1, rejected: [{ line: place + 1 }] });
  });

  test('of another benchmark, of several models, of no benchmark, cut short', async ({ given, projectId }) => {
    const { evaluation, items, log } = given;
    const refused = async (body: string | Buffer, options: Parameters<typeof log>[1] = {}) =>
      evaluation.importLog(projectId, await log(body, options), NO_JOB).then(
        () => 'taken',
        (error: { code: string }) => error.code,
      );
    expect(await refused(writePromptfoo(answer(makeItems(5, 77)), 'json'))).toBe('log/nothing-matched');
    const two = [line(items[0]!.id, { model: 'a' }), line(items[1]!.id, { model: 'b' })].join('\n');
    expect(await refused(two)).toBe('log/several-models');
    expect(await refused(two, { onlyModel: 'b' })).toBe('taken');
    expect(await refused(line(items[0]!.id), { benchmarkId: 'bmk_00000000' })).toBe('benchmark/missing');
    expect(await refused(line(items[0]!.id), { modelId: 'mdl_00000000' })).toBe('model/missing');
    expect(await refused(line(items[0]!.id), { runId: 'run_00000000' })).toBe('run/missing');
    expect(await refused(writePromptfoo(answer(items), 'json').slice(0, -99))).toBe('log/damaged');
    expect(await refused(writeInspectEval(answer(items), 'deflate').subarray(0, 900))).toBe('log/damaged');
    expect((await evaluation.findRuns(projectId, {}, { limit: 5, after: null })).data).toHaveLength(1);
  });

  test('a log without a single failure, or without a single pass, is a log', async ({ given, projectId }) => {
    const { evaluation, items, log } = given;
    for (const [right, correct] of [
      [true, 12],
      [false, 0],
    ] as const) {
      const all = items.map((item) => ({ item, chosen: right ? item.answer : (item.answer + 2) % 4 }));
      const files = writeOpencompass(all, 'gen');
      const { runs } = await evaluation.importLog(
        projectId,
        await log(files[0]!.text, { name: files[0]!.name }),
        NO_JOB,
      );
      expect(await evaluation.getRun(projectId, runs[0]!.runId)).toMatchObject({ n: 12, correct });
    }
  });
});

describe('large logs', () => {
  test.override({ itemCount: 2_500 });
  test('thousands of answers in several batches are all there, once', async ({ given, projectId }) => {
    const { evaluation, items, log } = given;
    const body = writeLmEvalChoice(answer(items), '0.4.3');
    const seen: number[] = [];
    const context = { signal: NO_JOB.signal, progress: (done: number) => seen.push(done) };
    const input = await log(body);
    const [first, second] = await Promise.all([
      evaluation.importLog(projectId, input, context),
      evaluation.importLog(projectId, input, NO_JOB),
    ]);
    expect(first).toEqual(second);
    const run = await evaluation.getRun(projectId, first!.runs[0]!.runId);
    expect(run).toMatchObject({ n: 2_500, correct: Math.ceil(2_500 / 3) });
    let outcomes = 0;
    for await (const _ of evaluation.streamOutcomes(projectId, run.id)) outcomes++;
    expect(outcomes).toBe(2_500);
    expect(seen.at(-1)).toBe(2_500);
  });
});
