import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { test as base, describe, expect } from 'vitest';
import { parse } from 'yaml';
import { randomOf, type Sample } from '../../src/domain/index.ts';
import { TRAINING_TARGETS, trainingRowOf } from '../../src/exports/index.ts';
import { readStatement } from '../../src/knowledge/index.ts';
import { writeExport } from '../../src/platform/index.ts';
import { buildRelationSample } from '../../src/training/index.ts';
import { primerWorld } from '../training/support/world.ts';

const FORMATS = ['open', 'tf', 'mc'] as const;
const samples = primerWorld()
  .facts.slice(0, 60)
  .flatMap((fact, i): Sample[] => {
    const draw = {
      format: FORMATS[i % 3]!,
      random: randomOf('export', i),
      origin: 'base',
      withQuote: i % 2 === 0,
    } as const;
    const sample = buildRelationSample(fact, draw);
    return sample === null ? [] : [sample];
  });
const rows = async function* () {
  for (const sample of samples) yield trainingRowOf(sample);
};
const META = {
  exportId: 'exp_00000000',
  title: 'Lessons',
  license: 'CC BY 4.0',
  attributions: ['A book'],
  createdAt: '2026-01-01T00:00:00Z',
};

const test = base.extend<{ folder: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads the fixture's needs from the pattern
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'training-export-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },
});

interface Turn {
  role: string;
  content: string;
}
type Line = Record<string, unknown>;
async function linesOf(path: string): Promise<Line[]> {
  const text = await readFile(path, 'utf8');
  expect(text.endsWith('\n')).toBe(true);
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
}
const expectTurns = (turns: unknown, roles: readonly string[]) => {
  expect((turns as Turn[]).map(({ role }) => role)).toEqual(roles);
  for (const { content } of turns as Turn[]) expect(content.trim()).not.toBe('');
};

describe.each(Object.keys(TRAINING_TARGETS))('the target %s', (target) => {
  test('has the same bytes every time, and every line has the columns of the first', async ({ folder }) => {
    const first = await writeExport(join(folder, 'first'), TRAINING_TARGETS[target]!(META), rows());
    const second = await writeExport(join(folder, 'second'), TRAINING_TARGETS[target]!(META), rows());
    expect(second).toEqual(first);
    for (const { path } of first.filter((file) => file.path.endsWith('.jsonl'))) {
      const lines = await linesOf(join(folder, 'first', path));
      for (const line of lines) expect(Object.keys(line)).toEqual(Object.keys(lines[0]!));
    }
  });

  test('tells by a sidecar which sample each line is', async ({ folder }) => {
    const files = await writeExport(join(folder, 'x'), TRAINING_TARGETS[target]!(META), rows());
    const ids = new Set<string>(samples.map(({ id }) => id));
    for (const { path } of files.filter((file) => file.path.endsWith('.index.jsonl'))) {
      const index = await linesOf(join(folder, 'x', path));
      const lines = await linesOf(join(folder, 'x', path.replace('.index.jsonl', '.jsonl')));
      expect(index.map(({ line }) => line)).toEqual(lines.map((_, i) => i));
      for (const [i, { sample_id }] of index.entries()) {
        expect(ids.has(sample_id as string)).toBe(true);
        if ('sample_id' in lines[i]!) expect(lines[i]!.sample_id).toBe(sample_id);
      }
    }
  });
});

describe('the line of', () => {
  const write = async (folder: string, target: string, path: string): Promise<Line[]> => {
    await writeExport(join(folder, target), TRAINING_TARGETS[target]!(META), rows());
    return linesOf(join(folder, target, path));
  };

  test('OpenAI-style supervised tuning holds messages and nothing else, from user to assistant', async ({ folder }) => {
    const lines = await write(folder, 'openai', 'sft.openai.jsonl');
    expect(lines).toHaveLength(samples.length);
    for (const line of lines) {
      expect(Object.keys(line)).toEqual(['messages']);
      expectTurns(line.messages, ['user', 'assistant']);
    }
  });

  test('OpenAI-style preferences has one message each, and they differ', async ({ folder }) => {
    const lines = await write(folder, 'openai', 'dpo.openai.jsonl');
    expect(lines.length).toBeGreaterThan(10);
    for (const { input, preferred_output, non_preferred_output } of lines) {
      expectTurns((input as { messages: unknown }).messages, ['user']);
      expectTurns(preferred_output, ['assistant']);
      expectTurns(non_preferred_output, ['assistant']);
      expect(preferred_output).not.toEqual(non_preferred_output);
    }
  });

  test('TRL has prompt and completion, with an explicit prompt for preferences', async ({ folder }) => {
    for (const { prompt, completion } of await write(folder, 'trl', 'sft.trl.jsonl')) {
      expectTurns(prompt, ['user']);
      expectTurns(completion, ['assistant']);
    }
    for (const { prompt, chosen, rejected } of await write(folder, 'trl', 'dpo.trl.jsonl')) {
      expectTurns(prompt, ['user']);
      expectTurns(chosen, ['assistant']);
      expectTurns(rejected, ['assistant']);
    }
  });

  test('LLaMA-Factory names in dataset_info.json every file and column that it uses', async ({ folder }) => {
    const [line] = await write(folder, 'llama-factory', 'dpo.chat.jsonl');
    const info = JSON.parse(await readFile(join(folder, 'llama-factory', 'dataset_info.json'), 'utf8')) as Record<
      string,
      { file_name: string; columns: Record<string, string>; tags: Record<string, string> }
    >;
    for (const { file_name, columns, tags } of Object.values(info)) {
      const [first] = await linesOf(join(folder, 'llama-factory', file_name));
      for (const column of Object.values(columns)) expect(first).toHaveProperty(column);
      expect(tags).toMatchObject({ user_tag: 'user', assistant_tag: 'assistant' });
    }
    expectTurns(line!.messages, ['user']);
  });

  test('Axolotl names a file that is there', async ({ folder }) => {
    await write(folder, 'axolotl', 'sft.chat.jsonl');
    const config = parse(await readFile(join(folder, 'axolotl', 'axolotl.sft.yaml'), 'utf8')) as {
      datasets: { path: string; field_messages: string }[];
    };
    for (const { path, field_messages } of config.datasets)
      expect((await linesOf(join(folder, 'axolotl', path)))[0]).toHaveProperty(field_messages);
  });

  test('Alpaca has an instruction and an output', async ({ folder }) => {
    for (const { instruction, input, output } of await write(folder, 'alpaca', 'sft.alpaca.jsonl')) {
      expect([instruction, output].every((text) => typeof text === 'string' && text !== '')).toBe(true);
      expect(input).toBe('');
    }
  });
});

describe('a preference pair', () => {
  const pairs = (lines: Line[]) =>
    lines.map(({ chosen, rejected }) => [(chosen as Turn[])[0]!.content, (rejected as Turn[])[0]!.content] as const);

  test('is one relation against one edit of it, and no option of the sample', async ({ folder }) => {
    await writeExport(join(folder, 'trl'), TRAINING_TARGETS.trl!(META), rows());
    const lines = await linesOf(join(folder, 'trl', 'dpo.trl.jsonl'));
    expect(lines.length).toBeGreaterThan(10);
    const options = new Set(samples.flatMap(({ choices = [] }) => choices.map((choice) => choice.toLowerCase())));
    for (const [chosen, rejected] of pairs(lines)) {
      const [one, other] = [readStatement(chosen)!, readStatement(rejected)!];
      const edited = (['subject', 'type', 'object'] as const).filter((part) => one[part] !== other[part]);
      const isTurned = one.type === other.type && one.subject === other.object && one.object === other.subject;
      expect(isTurned || edited.length === 1, `${chosen} / ${rejected}`).toBe(true);
      expect(options.has(rejected.toLowerCase())).toBe(false);
    }
  });

  test('is the same in every target, and rejected is its false claim in the canonical row', async ({ folder }) => {
    for (const target of ['trl', 'openai', 'axolotl', 'native', 'huggingface'])
      await writeExport(join(folder, target), TRAINING_TARGETS[target]!(META), rows());
    const trl = pairs(await linesOf(join(folder, 'trl', 'dpo.trl.jsonl')));
    const openai = (await linesOf(join(folder, 'openai', 'dpo.openai.jsonl'))).map((line) => [
      (line.preferred_output as Turn[])[0]!.content,
      (line.non_preferred_output as Turn[])[0]!.content,
    ]);
    const chat = (await linesOf(join(folder, 'axolotl', 'dpo.chat.jsonl'))).map((line) => [
      (line.chosen as Turn).content,
      (line.rejected as Turn).content,
    ]);
    const file = await asyncBufferFromFile(join(folder, 'huggingface', 'train_dpo/train.parquet'));
    const hub = pairs((await parquetReadObjects({ file })) as Line[]);
    const canonical = await linesOf(join(folder, 'native', 'samples.jsonl'));
    expect(openai).toEqual(trl);
    expect(chat).toEqual(trl);
    expect(hub).toEqual(trl);
    expect(canonical.flatMap(({ rejected }) => (rejected === null ? [] : [rejected]))).toEqual(
      trl.map(([, rejected]) => rejected),
    );
  });
});

test('the canonical row has the columns of docs/formats.md and no others', () => {
  const named = /^Canonical sample `samples.jsonl`: `\{(.+?)\}`\./m.exec(
    readFileSync(new URL('../../docs/formats.md', import.meta.url), 'utf8'),
  )![1]!;
  const columns = [...named.replace(/"source":\{.*?\}/, '"source":0').matchAll(/(?:^|[,}])"(\w+)"/g)].map(
    ([, name]) => name,
  );
  const [file] = TRAINING_TARGETS.native!(META);
  const row = file!.kind === 'lines' ? file!.row(trainingRowOf(samples[0]!, 'pat_00000000'), 0) : {};
  expect(Object.keys(row as object)).toEqual(columns);
  expect(row).toMatchObject({ patch_id: 'pat_00000000' });
});

test('Parquet reads back with every message', async ({ folder }) => {
  await writeExport(join(folder, 'hub'), TRAINING_TARGETS.huggingface!(META), rows());
  const file = await asyncBufferFromFile(join(folder, 'hub', 'train_sft/train.parquet'));
  const read = await parquetReadObjects({ file });
  expect(read).toEqual(
    samples.map((sample) => trainingRowOf(sample)).map(({ sample_id, messages }) => ({ sample_id, messages })),
  );
});
