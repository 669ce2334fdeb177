import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PROBE_TASK } from '../../examples/tiny-transformer/build-probes.ts';
import type { Done, Python } from '../../examples/tiny-transformer/python.ts';
import { judgeGoals, tabulate } from '../../examples/tiny-transformer/report.ts';
import { runSeed } from '../../examples/tiny-transformer/run-seed.ts';
import { callService } from '../../examples/tiny-transformer/service.ts';
import { createClient } from '../../src/cli/client.ts';
import { findSourceFiles } from '../../src/cli/read-files.ts';
import { createTerminal } from '../../src/cli/terminal.ts';
import { randomOf } from '../../src/domain/index.ts';
import { expect, test } from '../support/app-test.ts';

const EXAMPLE = new URL('../../examples/tiny-transformer/', import.meta.url);
const PRIMER = fileURLToPath(new URL('../../data/primer/', import.meta.url));

test('a seed of the example runs its whole loop against the service, and every log of its harness is joined', async ({
  service,
  projectId,
}) => {
  const folder = await mkdtemp(join(tmpdir(), 'proda-tiny-'));
  try {
    await service.api.listen({ host: '127.0.0.1', port: 0 });
    const url = `http://127.0.0.1:${(service.api.server.address() as AddressInfo).port}`;
    const client = createClient(url, service.adminKey);
    const calls = callService(client, createTerminal(), projectId);
    await calls.ensureProject();
    await calls.ingest(await findSourceFiles([join(PRIMER, 'text', 'biology')]));
    await calls.importKnowledge(join(PRIMER, 'knowledge', 'biology.ndjson'));
    const guesser = guessAs(projectId);
    const result = await runSeed(calls, guesser, { seed: 1, folder, texts: [], device: 'cpu', say: () => {} });

    const { arms, groups } = result;
    const itemIds = [...groups.dev, ...groups.touched, ...groups.untouched];
    for (const arm of ['version 1', 'patch', 'control'] as const) {
      expect(arms[arm].run).toMatchObject({ harness: 'lm-eval', n: itemIds.length, unparsed: 0, errors: 0 });
      expect([...arms[arm].items.keys()].sort()).toEqual([...itemIds].sort());
    }
    expect(arms['without replay'].run).toBeNull();
    expect(groups.patched.length).toBeGreaterThan(0);
    expect(new Set([...groups.patched, ...groups.known, ...groups.neverTaught]).size).toBe(
      groups.patched.length + groups.known.length + groups.neverTaught.length,
    );
    // Every single-relation question about a failure was answered before the diagnosis.
    const answered: boolean[] = [];
    const hopProbes = `/v1/projects/${projectId}/runs/${arms['version 1'].run!.id}/probes`;
    for await (const { isAnswered } of client.list<{ isAnswered: boolean }>(hopProbes)) answered.push(isAnswered);
    expect(answered.length).toBeGreaterThan(0);
    expect(answered).toEqual(Array.from({ length: result.diagnosis.probed! }, () => true));
    const { refine, cot, replay, control } = result.versions;
    expect(control).toBe(refine! + cot!);
    const linesOf = async (path: string) => (await readFile(join(folder, path), 'utf8')).trim().split('\n').length;
    expect(await linesOf('data-2/sft.trl.jsonl')).toBe(refine! + cot! + replay!);
    // What is learned: the rows that teach a relation, without definitions; the arm without replay learns only what was added.
    const rowsOf = async (arm: string) => (await readFile(join(folder, `${arm}.rows.txt`), 'utf8')).trim().split('\n');
    const exported = (await readFile(join(folder, 'data-2', 'sft.trl.jsonl'), 'utf8')).trim().split('\n');
    const increment = new Set(exported.map((line) => (JSON.parse(line) as { sample_id: string }).sample_id));
    const [patched, added] = [await rowsOf('patch'), await rowsOf('without-replay')];
    expect(added.length).toBeGreaterThan(0);
    expect(added.length).toBeLessThanOrEqual(refine! + cot!);
    expect(added.every((id) => increment.has(id))).toBe(true);
    const learned = new Set(patched);
    expect(added.every((id) => learned.has(id))).toBe(true);
    expect(exported.some((line) => / is defined\./.test(line))).toBe(true);
    const definitions = exported.filter((line) => / is defined\./.test(line)).map((line) => JSON.parse(line).sample_id);
    expect(definitions.some((id) => learned.has(id))).toBe(false);
    // The trainer knows the rows by how they end; a row that ends otherwise would be learned with its options and letters.
    const trainer = await readFile(new URL('train.py', EXAMPLE), 'utf8');
    const [quote, chosen, judged] = ['QUOTE', 'CHOSEN', 'JUDGED'].map((name) => patternOf(trainer, name));
    for (const line of exported) {
      const { prompt, completion } = JSON.parse(line) as Record<'prompt' | 'completion', { content: string }[]>;
      const [asked, told] = [prompt[0]!.content, completion[0]!.content.replaceAll(new RegExp(quote!, 'gu'), '')];
      const kind = asked.includes('\nA. ') ? 'choice' : asked.startsWith('True or false?') ? 'judgment' : 'open';
      const whole = (pattern: string) => new RegExp(`^(?:${pattern})$`, 'su').test(told);
      expect([told, whole(chosen!), whole(judged!)]).toEqual([told, kind === 'choice', kind === 'judgment']);
    }
    // Who guesses learns nothing: no goal of learning may be called met.
    const goals = judgeGoals(tabulate([result]));
    expect(goals.find(({ goal }) => goal.startsWith('patched relations'))!.met).toBe(false);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

/** A pattern of the trainer, in the words of this language. */
const patternOf = (source: string, name: string): string =>
  new RegExp(`^${name} = re\\.compile\\(r"(.*?)"[,)]`, 'm').exec(source)![1]!.replaceAll('?P<', '?<');

/** A learner that guesses: it trains on nothing and leaves logs of the shape that lm-evaluation-harness writes. */
function guessAs(name: string): Python {
  return {
    run: async (script, args, { cwd }): Promise<Done> => {
      const after = (flag: string) => args[args.indexOf(flag) + 1]!;
      if (script === 'evaluate') {
        const out = join(after('--output_path'), 'model');
        await mkdir(out, { recursive: true });
        for (const task of after('--tasks').split(',')) {
          const data = task === PROBE_TASK ? 'probes.jsonl' : 'items.jsonl';
          const docs = (await readFile(join(cwd!, data), 'utf8')).trim().split('\n');
          const random = randomOf('guess', name, out, task);
          const rows = docs.map((doc, doc_id) => logRow(JSON.parse(doc), doc_id, random));
          await writeFile(join(out, `samples_${task}_2026-01-01T00-00-00.jsonl`), rows.join(''));
        }
      }
      return { key: args.join(' '), seconds: 0, cpuSeconds: 0, rows: 0, loss: 0 };
    },
  };
}

function logRow(doc: { choices: string[]; answer: number }, doc_id: number, random: () => number): string {
  const scores = doc.choices.map(() => -10 * random());
  const right = scores.indexOf(Math.max(...scores)) === doc.answer ? 1 : 0;
  const filtered_resps = scores.map((score) => [`${score}`, 'False']);
  return `${JSON.stringify({ doc_id, doc, target: `${doc.answer}`, resps: filtered_resps.map((pair) => [pair]), filtered_resps, filter: 'none', metrics: ['acc', 'acc_norm'], acc: right, acc_norm: right })}\n`;
}
