import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type KeyedItem, randomOf } from '../../src/domain/index.ts';
import type { Answer } from '../../src/evaluation/answer.ts';
import {
  buildItemIndex,
  collectAnswers,
  type LogFile,
  readLog,
  recognizeFormat,
} from '../../src/evaluation/importers/index.ts';
import { openArchive } from '../../src/evaluation/importers/open-archive.ts';
import { makeItems } from './support/make-items.ts';
import {
  type Given,
  writeInspectEval,
  writeInspectJson,
  writeLmEvalChoice,
  writeLmEvalGeneration,
  writeOaieval,
  writeOpencompass,
  writePromptfoo,
} from './support/write-logs.ts';
import { writeZip } from './support/write-zip.ts';

const folder = mkdtempSync(join(tmpdir(), 'proda-logs-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
function fileOf(body: string | Buffer, name = 'log'): LogFile {
  const path = join(folder, `${files++}`);
  writeFileSync(path, body);
  return { name, path };
}

const items = makeItems(60);

/** Answers of a model that is right half of the time and sometimes settles on nothing, or fails. */
function givenAnswers(options: { open?: boolean; errors?: boolean; all?: readonly KeyedItem[] } = {}): Given[] {
  const random = randomOf('given');
  return (options.all ?? items).map((item) => {
    const draw = random();
    if (options.errors && draw < 0.1) return { item, chosen: null, error: 'HTTP 503' };
    if (options.open && draw < 0.2) return { item, chosen: null };
    return { item, chosen: draw < 0.6 ? item.answer : Math.floor(random() * 4) };
  });
}

async function collect(body: (string | Buffer)[] | string | Buffer, names: string[] = []) {
  const logs = (Array.isArray(body) ? body : [body]).map((text, i) => fileOf(text, names[i] ?? 'log'));
  const format = await recognizeFormat(logs[0]!);
  const index = await buildItemIndex(items);
  const collected = await collectAnswers(readLog(format, logs, index.size), index, {
    signal: new AbortController().signal,
  });
  const variants = new Map<string, Answer[]>();
  for (const [variant, { answers }] of collected.variants) {
    const list: Answer[] = [];
    for await (const answer of answers.read()) list.push(answer);
    variants.set(variant, list);
  }
  collected.remove();
  return { ...collected, format, lists: variants, answers: [...variants.values()].flat() };
}

/** Every answer there is came back, to its item, with its choice, and with the outcome that the choice makes. */
function expectAll(all: readonly Given[], answers: readonly Answer[]): void {
  const byItem = new Map(answers.map((answer) => [answer.itemId, answer]));
  expect(answers).toHaveLength(all.length);
  for (const { item, chosen, error } of all) {
    const outcome =
      error !== undefined ? 'error' : chosen === null ? 'unparsed' : chosen === item.answer ? 'correct' : 'wrong';
    expect(byItem.get(item.id)).toMatchObject({ chosen, outcome, warnings: [] });
  }
}

describe('logs in the shape of each harness come back whole, with every choice as it was made', () => {
  test.each([['0.4.0'], ['0.4.3'], ['0.4.12']] as const)(
    'lm-evaluation-harness %s, multiple choice',
    async (version) => {
      const all = givenAnswers({ open: true });
      const { answers, format, rejected, unmatched } = await collect(writeLmEvalChoice(all, version));
      expect(format).toBe('lm-eval');
      expect([...rejected, ...unmatched]).toEqual([]);
      expectAll(all, answers);
    },
  );

  test('lm-evaluation-harness, generation: letters are found in the text, whatever its filter found', async () => {
    const all = givenAnswers({ open: true });
    const { answers, lists } = await collect(writeLmEvalGeneration(all));
    expect([...lists.keys()]).toEqual(['letter']);
    // The harness's filter misses some of the letters, and says so by its score.
    expectAll(
      all,
      answers.map((answer) => ({
        ...answer,
        warnings: answer.warnings.filter((warning) => warning !== 'score_disagrees'),
      })),
    );
  });

  test.each(['json', 'jsonl'] as const)('promptfoo, %s', async (form) => {
    const all = givenAnswers({ open: true, errors: true });
    const { answers, format, models } = await collect(writePromptfoo(all, form));
    expect(format).toBe('promptfoo');
    expect(models).toEqual(['openai:chat:a-model']);
    expectAll(all, answers);
  });

  test.each([false, true])('Inspect, JSON, choices shuffled: %s', async (shuffle) => {
    const all = givenAnswers({ open: true, errors: true });
    const { answers, format } = await collect(writeInspectJson(all, shuffle));
    expect(format).toBe('inspect');
    expectAll(all, answers);
  });

  test.each([
    ['stored', false],
    ['deflate', true],
    ['zstd', true],
  ] as const)('Inspect, archive of %s entries, choices shuffled: %s', async (method, shuffle) => {
    const all = givenAnswers({ open: true, errors: true });
    const { answers, format } = await collect(writeInspectEval(all, method, { shuffle }));
    expect(format).toBe('inspect');
    expectAll(all, answers);
  });

  test.each([
    ['gen', 1],
    ['gen', 12],
    ['ppl', 1],
    ['ppl', 3],
  ] as const)('OpenCompass, %s, %i files', async (kind, shards) => {
    const all = givenAnswers({ open: kind === 'gen' });
    const logs = writeOpencompass(all, kind, shards);
    // As a folder lists them: _10 and _11 before _2.
    logs.sort((a, b) => (a.name < b.name ? -1 : 1));
    const { answers, format } = await collect(
      logs.map(({ text }) => text),
      logs.map(({ name }) => name),
    );
    expect(format).toBe('opencompass');
    expectAll(all, answers);
  });

  test('the rows of OpenCompass shards are numbered on from one file to the next', async () => {
    const logs = writeOpencompass(givenAnswers(), 'gen', 7).map(({ text, name }) => fileOf(text, name));
    const rows: (number | null)[] = [];
    for await (const batch of readLog('opencompass', [...logs].reverse(), items.length))
      for (const row of batch) if ('answer' in row) rows.push(row.answer.row);
    expect(rows).toEqual(items.map((_, i) => i));
  });

  test('openai/evals, samples finished in any order', async () => {
    const all = givenAnswers({ open: true });
    const { answers, format, models } = await collect(writeOaieval(all));
    expect(format).toBe('oaieval');
    expect(models).toEqual(['a-model']);
    expectAll(all, answers);
  });

  test('native: index, label, text and error', async () => {
    const all = givenAnswers({ open: true, errors: true });
    const body = all.map(({ item, chosen, error }, i) => {
      if (error !== undefined) return { item_id: item.id, error };
      if (chosen === null) return { item_id: item.id, response: 'no idea' };
      if (i % 3 === 0) return { item_id: item.id, chosen_index: chosen };
      if (i % 3 === 1) return { item_id: item.id, chosen_label: item.labels[chosen] };
      return { item_id: item.id, response: `Answer: ${item.labels[chosen]}` };
    });
    const { answers, format } = await collect(body.map((line) => JSON.stringify(line)).join('\r\n'));
    expect(format).toBe('native');
    expectAll(all, answers);
  });
});

describe('what a log may hold besides', () => {
  test('several filters are kept apart, named or not', async () => {
    const all = givenAnswers();
    const named = writeLmEvalChoice(all, '0.4.12');
    const other = named.replaceAll('"filter":"none"', '"filter":"strict"');
    expect([...(await collect(named + other)).lists].map(([name, list]) => [name, list.length])).toEqual([
      ['default', 60],
      ['strict', 60],
    ]);
    const unnamed = writeLmEvalChoice(all, '0.4.3');
    expect([...(await collect(unnamed + unnamed)).lists.keys()]).toEqual(['default', 'filter-2']);
  });

  test('epochs and repeated files are repeats', async () => {
    const all = givenAnswers();
    const once = JSON.parse(writeInspectJson(all, false).replaceAll('NaN', 'null')) as { samples: object[] };
    const twice = { ...once, samples: [...once.samples, ...once.samples.map((sample) => ({ ...sample, epoch: 2 }))] };
    const { answers } = await collect(JSON.stringify(twice));
    expect(answers.filter(({ repeat }) => repeat === 1)).toHaveLength(60);
    const [file] = writeOpencompass([...all, ...all], 'gen');
    expect((await collect(file!.text)).answers.filter(({ repeat }) => repeat === 1)).toHaveLength(60);
  });

  test('an unknown item is named and left out, and no other answer suffers', async () => {
    const foreign = makeItems(3, 99);
    const all = [...givenAnswers(), ...foreign.map((item) => ({ item, chosen: 0 }))];
    const { answers, unmatched } = await collect(writeLmEvalChoice(all, '0.4.12'));
    expect(answers).toHaveLength(60);
    expect(unmatched.map(({ line, detail }) => [line, detail])).toEqual(foreign.map(({ id }, i) => [61 + i, id]));
  });

  test('an item that has changed since is marked, also when only the order of its choices has', async () => {
    const item = items[0]!;
    const changed = { ...item, question: `${item.question} Really?` };
    const { answers, hashMismatch } = await collect(writeLmEvalChoice([{ item: changed, chosen: 1 }], '0.4.12'));
    expect(hashMismatch).toBe(1);
    expect(answers[0]!.warnings).toContain('hash_mismatch');
    // Turned round, the log's own choices say what was meant.
    const turned = { ...item, choices: [...item.choices].reverse(), answer: 3 - item.answer };
    const again = await collect(writeLmEvalChoice([{ item: turned, chosen: 0 }], '0.4.12'));
    expect(again).toMatchObject({ hashMismatch: 0 });
    expect(again.answers[0]).toMatchObject({ chosen: 3, warnings: [] });
  });

  test('two models in one file are seen', async () => {
    const line = (model: string, i: number) => JSON.stringify({ item_id: items[i]!.id, chosen_index: 0, model });
    expect((await collect(`${line('one', 0)}\n${line('two', 1)}`)).models).toEqual(['one', 'two']);
  });

  test('the same answer twice is a duplicate, another one to the same item is rejected', async () => {
    const line = (index: number) => JSON.stringify({ item_id: items[0]!.id, chosen_index: index });
    const { answers, duplicates, rejected } = await collect([line(1), line(1), line(2)].join('\n'));
    expect(answers).toHaveLength(1);
    expect(duplicates).toBe(1);
    expect(rejected).toMatchObject([{ line: 3, code: 'contradictory' }]);
  });

  test('a harness whose verdict does not fit the choice is contradicted, not believed', async () => {
    const item = items[0]!;
    const line = JSON.stringify({ item_id: item.id, chosen_index: item.answer, correct: false });
    expect((await collect(line)).answers[0]).toMatchObject({ correct: true, warnings: ['score_disagrees'] });
  });

  test('a letter that only the evaluator forced is taken with a mark', async () => {
    const all = [{ item: items[0]!, chosen: null }];
    const [prediction] = writeOpencompass(all, 'gen');
    const results = JSON.stringify({
      accuracy: 0,
      details: [{ example_abbr: 'suite_k4_0', pred: ['?'], parsed: ['B'], refr: ['A'], correct: [false] }],
    });
    const { answers } = await collect([prediction!.text, results], ['suite_k4.json', 'results.json']);
    expect(answers[0]).toMatchObject({ chosen: 1, warnings: ['forced_choice'] });
  });

  test('rows that were joined by number and show another question are not believed', async () => {
    const all = givenAnswers().slice(0, 5);
    const [file] = writeOpencompass([...all].reverse(), 'gen');
    const { answers } = await collect(file!.text);
    // Found by their questions instead, each with its own choice.
    const byItem = new Map(answers.map((answer) => [answer.itemId, answer.chosen]));
    for (const { item, chosen } of all) expect(byItem.get(item.id)).toBe(chosen);
  });
});

describe('bad lines', () => {
  const good = (i: number) => JSON.stringify({ item_id: items[i]!.id, chosen_index: 1 });

  test.each([
    ['no JSON', '{"item_id":', 'not-json'],
    ['a list', '[1]', 'not-an-object'],
    ['no id', '{"chosen_index":1}', 'not-an-answer'],
    ['no choice', '{"item_id":"itm_00000000"}', 'not-an-answer'],
    ['an index that is a text', '{"item_id":"itm_00000000","chosen_index":"1"}', 'not-an-answer'],
    ['a time that is none', '{"item_id":"itm_00000000","chosen_index":1,"timestamp":"9999-13-01"}', 'not-an-answer'],
    ['an infinite score', '{"item_id":"itm_00000000","chosen_index":1,"score":Infinity}', 'not-json'],
    ['a repeat below zero', '{"item_id":"itm_00000000","chosen_index":1,"repeat":-1}', 'not-an-answer'],
  ])('%s is rejected by its line, the others are read', async (_name, bad, code) => {
    const { answers, rejected } = await collect([good(0), bad, good(1)].join('\n'));
    expect(rejected).toMatchObject([{ line: 2, code }]);
    expect(answers).toHaveLength(2);
  });

  test('blank lines, CRLF, a byte order mark and a missing last newline are no faults', async () => {
    const { answers, rejected } = await collect(`\ufeff${good(0)}\r\n\r\n\n${good(1)}\r\n${good(2)}`);
    expect(rejected).toEqual([]);
    expect(answers).toHaveLength(3);
  });

  test('bytes that are no UTF-8 are rejected by their line', async () => {
    const body = Buffer.concat([
      Buffer.from(`${good(0)}\n{"item_id":"`),
      Buffer.from([0xff, 0xfe]),
      Buffer.from(`"}\n${good(1)}`),
    ]);
    expect((await collect(body)).rejected).toMatchObject([{ line: 2, code: 'not-utf8' }]);
  });

  test('a line of more than 4 MiB ends the reading', async () => {
    const body = `${good(0)}\n{"item_id":"${items[1]!.id}","response":"${'x'.repeat(5 * 1024 * 1024)}"}\n`;
    await expect(collect(body)).rejects.toMatchObject({ code: 'log/too-large', status: 413 });
  });

  test('an empty file, a text and a picture are of no format', async () => {
    for (const body of ['', 'hello', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2])])
      await expect(collect(body)).rejects.toMatchObject({ code: 'log/format-unknown' });
  });

  test('the results file of a harness, which holds no answers, is told from its log', async () => {
    const results = {
      results: { suite: { 'acc,none': 0.5 } },
      configs: {},
      config: { model: 'm' },
      lm_eval_version: '0.4.12',
    };
    await expect(collect(JSON.stringify(results, null, 2))).rejects.toMatchObject({ code: 'log/format-unknown' });
  });

  test('an archive of an interrupted run says what to post instead', async () => {
    const body = writeInspectEval(givenAnswers(), 'deflate', { interrupted: true });
    await expect(collect(body)).rejects.toThrow('inspect log dump');
  });

  test('a document that ends early is damaged, a line that does is one reject', async () => {
    await expect(collect(writeInspectJson(givenAnswers(), false).slice(0, -200))).rejects.toMatchObject({
      code: 'log/damaged',
    });
    const body = writePromptfoo(givenAnswers(), 'jsonl').slice(0, -40);
    expect((await collect(body)).rejected).toMatchObject([{ line: 60, code: 'not-json' }]);
  });
});

describe('archives', () => {
  // `zstd -19` of the two halves of a JSON text, one frame each: what Inspect writes for a large entry.
  const FRAMES = 'KLUv/QRozQAAkHsid29yZCI6ICJlbnRyb3B5IAEAwqkbBgwEQe0otS/9BGiNAABQb3B5IGVudHIifQEA6dTlAumViDM=';
  const text = JSON.stringify({ word: 'entropy '.repeat(60) }).replace(':', ': ');

  test('frames that a real compressor wrote are read, one after the other', async () => {
    const zip = writeZip([{ name: 'header.json', text, packed: Buffer.from(FRAMES, 'base64') }], 'zstd');
    const archive = await openArchive(fileOf(zip));
    expect(await archive.readJson('header.json')).toEqual(JSON.parse(text));
    archive.close();
  });

  test('an entry that unpacks to more than 200 times its size is refused while it does', async () => {
    const bomb = writeZip([{ name: 'header.json', text: `"${'0'.repeat(60 * 1024 * 1024)}"` }], 'deflate');
    const archive = await openArchive(fileOf(bomb));
    await expect(archive.readJson('header.json')).rejects.toMatchObject({ code: 'log/too-large' });
    archive.close();
  });

  test('names are looked up and lead nowhere', async () => {
    const body = writeZip(
      [
        { name: 'header.json', text: '{"eval":{"model":"m"}}' },
        { name: 'summaries.json', text: '[{"id":"../../etc/passwd","epoch":1}]' },
      ],
      'stored',
    );
    expect((await collect(body)).unmatched).toMatchObject([{ detail: '../../etc/passwd' }]);
  });
});
