import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BENCHMARK_TARGETS, exportRowOf } from '../../src/benchmark/exports/index.ts';
import type { Answer } from '../../src/evaluation/answer.ts';
import {
  buildItemIndex,
  collectAnswers,
  type LogFile,
  readLog,
  recognizeFormat,
} from '../../src/evaluation/importers/index.ts';
import { type ModelServer, startModelServer } from '../support/model-server.ts';
import { makeItems } from './support/make-items.ts';

/**
 * The harnesses themselves, on our own exports, against a local model server; their logs come back whole. Only where they are
 * installed:
 *
 *   python3 -m venv VENV && VENV/bin/pip install inspect-ai openai "lm-eval[api]"
 *   python3 -m venv OC && OC/bin/pip install opencompass; python3 -m venv OE && OE/bin/pip install evals
 *   npm install --prefix FOLDER promptfoo
 *   PRODA_HARNESS_BIN=VENV/bin PRODA_PROMPTFOO=FOLDER/node_modules/.bin/promptfoo PRODA_OPENCOMPASS=OC/bin/opencompass \
 *   PRODA_OAIEVAL=OE/bin/oaieval npx vitest run test/evaluation/real-harnesses.test.ts
 */
const bin = process.env.PRODA_HARNESS_BIN;
if (bin === undefined)
  console.warn('real-harnesses: skipped, for PRODA_HARNESS_BIN names no folder with inspect and lm_eval');

const promptfoo = process.env.PRODA_PROMPTFOO;
if (promptfoo === undefined) console.warn('real-harnesses: promptfoo skipped, for PRODA_PROMPTFOO names no program');

const opencompass = process.env.PRODA_OPENCOMPASS;
if (opencompass === undefined)
  console.warn('real-harnesses: OpenCompass skipped, for PRODA_OPENCOMPASS names no program');
const oaieval = process.env.PRODA_OAIEVAL;
if (oaieval === undefined) console.warn('real-harnesses: openai/evals skipped, for PRODA_OAIEVAL names no program');

const items = makeItems(24);
const EXPORT_ID = 'exp_0123456789';
/** What the model behind the server settles on, whatever it is asked. */
const choiceOf = (itemId: string) => Number.parseInt(itemId.slice(-4), 16) % 4;

describe('logs of the real harnesses on our exports', () => {
  const folder = mkdtempSync(join(tmpdir(), 'proda-harness-'));
  let server: ModelServer;
  beforeAll(async () => {
    server = await startModelServer(({ messages }) => {
      const said = messages.map(({ content }) => content).join('\n');
      const item = items.find(({ question }) => said.includes(question));
      if (item === undefined) return 'What?';
      const letter = item.labels[choiceOf(item.id)]!;
      return said.includes('the letter of the right option only') ? letter : `Let me see.\n\nANSWER: ${letter}`;
    });
  });
  afterAll(async () => {
    await server?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  function writeExport(target: string): string {
    const place = join(folder, target);
    mkdirSync(place, { recursive: true });
    const meta = {
      exportId: EXPORT_ID,
      task: 'suite',
      title: 'suite',
      version: 1,
      createdAt: '2026-11-20T06:40:00Z',
      canary: 'canary',
      license: 'CC-BY-4.0',
      attributions: [],
      rows: items.length,
    };
    for (const file of BENCHMARK_TARGETS[target]!(meta)) {
      mkdirSync(dirname(join(place, file.path)), { recursive: true });
      if (file.kind === 'text')
        writeFileSync(join(place, file.path), file.text({ rows: items.length, sha256Of: () => '' }));
      if (file.kind === 'lines') {
        const lines = items.map((item, i) => JSON.stringify(file.row(exportRowOf(item, EXPORT_ID), i)));
        writeFileSync(join(place, file.path), `${lines.join('\n')}\n`);
      }
    }
    return place;
  }

  const run = async (cwd: string, program: string, args: string[], env: Record<string, string> = {}) => {
    await promisify(execFile)(program, args, {
      cwd,
      env: {
        ...process.env,
        HF_DATASETS_OFFLINE: '1',
        HF_HUB_OFFLINE: '1',
        HF_HOME: join(folder, 'hf'),
        OPENAI_API_KEY: 'none',
        ...env,
      },
      maxBuffer: 64 * 1024 * 1024,
    });
  };

  async function readBack(file: LogFile): Promise<{ format: string; answers: Answer[]; left: number }> {
    const format = await recognizeFormat(file);
    const index = await buildItemIndex(items);
    const collected = await collectAnswers(readLog(format, [file], index.size), index, {
      signal: new AbortController().signal,
    });
    const answers: Answer[] = [];
    for (const part of collected.variants.values())
      for await (const answer of part.answers.read()) answers.push(answer);
    collected.remove();
    return { format, answers, left: collected.rejected.length + collected.unmatched.length + collected.hashMismatch };
  }

  /** The newest file below a folder whose name fits. */
  function findFile(place: string, pattern: RegExp): LogFile {
    const name = readdirSync(place, { recursive: true, encoding: 'utf8' }).find((path) => pattern.test(path));
    if (name === undefined) throw new Error(`${place} holds no file like ${pattern}`);
    return { name, path: join(place, name) };
  }

  function expectEveryChoice(answers: readonly Answer[]): void {
    expect(answers).toHaveLength(items.length);
    for (const { itemId, chosen, warnings } of answers) {
      expect(chosen).toBe(choiceOf(itemId));
      expect(warnings).toEqual([]);
    }
  }

  test.skipIf(bin === undefined).each(['eval', 'json'])('Inspect AI, %s log', { timeout: 240_000 }, async (form) => {
    const place = writeExport('inspect');
    const logs = join(place, `logs-${form}`);
    await run(
      place,
      join(bin!, 'inspect'),
      [
        'eval',
        'task.py',
        '--model',
        'openai-api/local/a-model',
        '--log-format',
        form,
        '--log-dir',
        logs,
        '--display',
        'none',
      ],
      { LOCAL_API_KEY: 'none', LOCAL_BASE_URL: server.baseUrl },
    );
    const { format, answers, left } = await readBack(findFile(logs, new RegExp(`\\.${form}$`)));
    expect([format, left]).toEqual(['inspect', 0]);
    expectEveryChoice(answers);
  });

  test.skipIf(bin === undefined)('lm-evaluation-harness, generation', { timeout: 240_000 }, async () => {
    const place = writeExport('lm-eval');
    await run(place, join(bin!, 'lm_eval'), [
      '--model',
      'local-chat-completions',
      '--model_args',
      `model=a-model,base_url=${server.baseUrl}/chat/completions,num_concurrent=2,max_retries=1,tokenized_requests=False`,
      '--apply_chat_template',
      '--include_path',
      place,
      '--tasks',
      'suite_gen',
      '--log_samples',
      '--output_path',
      join(place, 'out-gen'),
    ]);
    const { format, answers, left } = await readBack(findFile(join(place, 'out-gen'), /samples_suite_gen.*\.jsonl$/));
    expect([format, left]).toEqual(['lm-eval', 0]);
    expectEveryChoice(answers);
  });

  test.skipIf(bin === undefined)(
    'lm-evaluation-harness, multiple choice: our verdict is its own, item by item',
    {
      timeout: 240_000,
    },
    async () => {
      const place = writeExport('lm-eval');
      await run(place, join(bin!, 'lm_eval'), [
        '--model',
        'dummy',
        '--include_path',
        place,
        '--tasks',
        'suite_mc',
        '--log_samples',
        '--output_path',
        join(place, 'out-mc'),
      ]);
      const { format, answers, left } = await readBack(findFile(join(place, 'out-mc'), /samples_suite_mc.*\.jsonl$/));
      expect([format, left]).toEqual(['lm-eval', 0]);
      expect(answers).toHaveLength(items.length);
      for (const { chosen, warnings } of answers) {
        expect(chosen).not.toBeNull();
        expect(warnings).not.toContain('score_disagrees');
      }
    },
  );

  test.skipIf(promptfoo === undefined).each(['json', 'jsonl'])('promptfoo, %s', { timeout: 240_000 }, async (form) => {
    const place = writeExport('promptfoo');
    const out = `out.${form}`;
    const command = [
      'eval',
      '-c',
      'promptfooconfig.yaml',
      '-r',
      'openai:chat:a-model',
      '-o',
      out,
      '--no-cache',
      '--no-table',
    ];
    // Its exit code is 100 when an assertion fails, as some of ours do.
    await run(place, promptfoo!, command, {
      OPENAI_BASE_URL: server.baseUrl,
      PROMPTFOO_CONFIG_DIR: join(folder, 'promptfoo'),
      PROMPTFOO_DISABLE_TELEMETRY: '1',
      PROMPTFOO_DISABLE_UPDATE: '1',
      PROMPTFOO_FAILED_TEST_EXIT_CODE: '0',
    });
    const { format, answers, left } = await readBack(findFile(place, new RegExp(`out\\.${form}$`)));
    expect([format, left]).toEqual(['promptfoo', 0]);
    expectEveryChoice(answers);
  });

  test.skipIf(opencompass === undefined).each(['gen', 'ppl'])(
    'OpenCompass, %s',
    { timeout: 400_000 },
    async (method) => {
      const place = writeExport('opencompass');
      const support = fileURLToPath(new URL('support/opencompass', import.meta.url));
      const out = join(folder, `opencompass-${method}`);
      await run(
        place,
        opencompass!,
        [
          '--config-dir',
          support,
          '--models',
          'local',
          '--custom-dataset-path',
          join(place, 'suite_k4.jsonl'),
          '--custom-dataset-infer-method',
          method,
          '-w',
          out,
          '--debug',
        ],
        { LOCAL_BASE_URL: server.baseUrl, PYTHONPATH: support, PYTHONDONTWRITEBYTECODE: '1' },
      );
      const { format, answers, left } = await readBack(findFile(out, /predictions\/a-model\/suite_k4\.json$/));
      expect([format, left]).toEqual(['opencompass', 0]);
      expectEveryChoice(answers);
    },
  );

  test.skipIf(oaieval === undefined)('openai/evals', { timeout: 240_000 }, async () => {
    const place = writeExport('oaieval');
    const record = join(place, 'record.jsonl');
    await run(place, oaieval!, ['gpt-3.5-turbo', 'suite', '--registry_path', place, '--record_path', record], {
      OPENAI_BASE_URL: server.baseUrl,
    });
    const { format, answers, left } = await readBack(findFile(place, /record\.jsonl$/));
    expect([format, left]).toEqual(['oaieval', 0]);
    expectEveryChoice(answers);
  });
});
