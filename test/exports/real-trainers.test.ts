import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { BENCHMARK_TARGETS, exportRowOf } from '../../src/benchmark/exports/index.ts';
import { randomOf } from '../../src/domain/index.ts';
import { TRAINING_TARGETS, trainingRowOf } from '../../src/exports/index.ts';
import { writeExport } from '../../src/platform/index.ts';
import { buildRelationSample } from '../../src/training/index.ts';
import { makeItems } from '../evaluation/support/make-items.ts';
import { primerWorld } from '../training/support/world.ts';

/**
 * The trainers and readers themselves on our own exports. Only where they are installed, each in a Python of its own, since their pins exclude
 * one another (docs/formats.md section 8 has the versions that were tried):
 *
 *   PRODA_TRL_PYTHON=…/bin/python            trl, datasets
 *   PRODA_HUB_PYTHON=…/bin/python            datasets, mlcroissant
 *   PRODA_LLAMA_FACTORY_PYTHON=…/bin/python  llamafactory
 *   PRODA_AXOLOTL_PYTHON=…/bin/python        axolotl
 */
const PYTHONS = {
  trl: process.env.PRODA_TRL_PYTHON,
  hub: process.env.PRODA_HUB_PYTHON,
  llamaFactory: process.env.PRODA_LLAMA_FACTORY_PYTHON,
  axolotl: process.env.PRODA_AXOLOTL_PYTHON,
};
for (const [name, python] of Object.entries(PYTHONS))
  if (python === undefined) console.warn(`real-trainers: ${name} skipped, for no Python of it is named`);

const FORMATS = ['open', 'tf', 'mc'] as const;
const samples = primerWorld()
  .facts.slice(0, 90)
  .flatMap((fact, i) => {
    const draw = { format: FORMATS[i % 3]!, random: randomOf('real', i), origin: 'base', withQuote: false } as const;
    return buildRelationSample(fact, draw) ?? [];
  });
const trained = samples.map((sample) => trainingRowOf(sample));
const pairs = trained.filter(({ rejected }) => rejected !== null);
const support = fileURLToPath(new URL('support/', import.meta.url));

describe('an export in the hands of the real tools', { timeout: 300_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'proda-trainers-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function write(target: string): Promise<string> {
    const place = join(folder, target);
    const meta = {
      exportId: 'exp_0123456789',
      title: 'Lessons',
      license: 'CC BY 4.0',
      attributions: ['A book'],
      createdAt: '2026-01-01T00:00:00Z',
    };
    const rows = async function* () {
      yield* trained;
    };
    await writeExport(place, TRAINING_TARGETS[target]!(meta), rows());
    return place;
  }
  async function load(python: string, script: string, ...args: string[]): Promise<Record<string, never>> {
    const { stdout } = await promisify(execFile)(python, [join(support, script), ...args], {
      env: {
        ...process.env,
        HF_HOME: join(folder, 'hf'),
        HF_HUB_OFFLINE: '1',
        HF_DATASETS_OFFLINE: '1',
        DO_NOT_TRACK: '1',
        AXOLOTL_DO_NOT_TRACK: '1',
        PYTHONDONTWRITEBYTECODE: '1',
      },
      maxBuffer: 64 * 1024 * 1024,
    });
    return JSON.parse(stdout.trim().split('\n').at(-1)!);
  }

  test.skipIf(PYTHONS.trl === undefined)('TRL trains on it, supervised and by preferences', async () => {
    const found = await load(PYTHONS.trl!, 'load_trl.py', await write('trl'));
    expect(found).toEqual({
      sft: { rows: trained.length, steps: 2 },
      dpo: { rows: pairs.length, steps: 2 },
      kto: { rows: trained.length, labels: [true] },
    });
  });

  test.skipIf(PYTHONS.hub === undefined)('datasets and mlcroissant read every row of a dataset', async () => {
    const place = await write('huggingface');
    const tables = ['train_sft:train:train_sft', 'train_dpo:train:train_dpo'];
    const found = await load(PYTHONS.hub!, 'load_hub.py', place, ...tables);
    const [first] = trained;
    expect(found).toMatchObject({
      issues: [],
      train_sft: {
        rows: trained.length,
        records: trained.length,
        first: { sample_id: first!.sample_id, messages: first!.messages },
        fields: ['messages', 'sample_id'],
      },
      train_dpo: {
        rows: pairs.length,
        records: pairs.length,
        fields: ['chosen', 'prompt', 'rejected', 'sample_id'],
        first: { rejected: [{ role: 'assistant', content: pairs[0]!.rejected }] },
      },
    });
  });

  test.skipIf(PYTHONS.hub === undefined)('datasets and mlcroissant read every item of a suite', async () => {
    const items = makeItems(24);
    const place = join(folder, 'suite');
    const meta = {
      exportId: 'exp_0123456789',
      task: 'suite',
      title: 'suite',
      version: 1,
      createdAt: '2026-11-20T06:40:00Z',
      canary: 'canary',
      license: 'CC BY 4.0',
      attributions: [],
      rows: items.length,
    };
    const rows = async function* () {
      for (const item of items) yield exportRowOf(item, meta.exportId);
    };
    await writeExport(place, BENCHMARK_TARGETS.huggingface!(meta), rows());
    const found = await load(PYTHONS.hub!, 'load_hub.py', place, 'benchmark:test:items');
    expect(found).toMatchObject({
      issues: [],
      benchmark: {
        rows: items.length,
        records: items.length,
        first: { item_id: items[0]!.id, choices: items[0]!.choices, answer: items[0]!.answer },
      },
    });
  });

  test.skipIf(PYTHONS.llamaFactory === undefined)('LLaMA-Factory aligns every row and empties none', async () => {
    const found = await load(PYTHONS.llamaFactory!, 'load_llama_factory.py', await write('llama-factory'));
    const [first] = trained;
    expect(found).toMatchObject({
      pwd_sft: {
        rows: trained.length,
        emptied: 0,
        prompt: [first!.messages[0]],
        response: [first!.messages[1]],
      },
      pwd_dpo: {
        rows: pairs.length,
        emptied: 0,
        prompt: [{ role: 'user', content: pairs[0]!.preference!.prompt }],
        response: [
          { role: 'assistant', content: pairs[0]!.preference!.chosen },
          { role: 'assistant', content: pairs[0]!.preference!.rejected },
        ],
      },
    });
  });

  test.skipIf(PYTHONS.axolotl === undefined)('Axolotl trains on the answers and takes the pairs', async () => {
    const found = await load(PYTHONS.axolotl!, 'load_axolotl.py', await write('axolotl'));
    const { prompt, chosen, rejected } = pairs[0]!.preference!;
    expect(found).toMatchObject({
      sft: { rows: trained.length, trained: expect.stringContaining(trained[0]!.messages[1].content) },
      dpo: {
        rows: pairs.length,
        prompt: expect.stringContaining(prompt),
        chosen: expect.stringContaining(chosen),
        rejected: expect.stringContaining(rejected),
      },
    });
  });
});
