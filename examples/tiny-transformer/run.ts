/**
 * Closes the loop with a model that is really trained: see README.md of this folder.
 *
 *   node --import tsx examples/tiny-transformer/run.ts [--seeds 1,2,3] [--out FOLDER]
 *
 * PRODA_TINY_VENV names a Python environment (made when it is not there), PRODA_TINY_TEXT and PRODA_TINY_KNOWLEDGE other texts and their
 * knowledge files, PRODA_TINY_JOBS how many scripts run side by side (as many as there are cores).
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { withService } from '../../src/cli/connect.ts';
import { findSourceFiles } from '../../src/cli/read-files.ts';
import { createTerminal } from '../../src/cli/terminal.ts';
import { digestOf } from '../../src/domain/index.ts';
import { readConfig } from '../../src/platform/index.ts';
import { preparePython } from './python.ts';
import { judgeGoals, renderMarkdown, tabulate } from './report.ts';
import { runSeed, type SeedResult } from './run-seed.ts';
import { FIRST, NEXT, REPORTED_SEEDS } from './schedule.ts';
import { callService } from './service.ts';

const PRIMER = fileURLToPath(new URL('../../data/primer/', import.meta.url));
const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: REPORTED_SEEDS.join(',') },
    out: { type: 'string', default: '.proda/tiny-transformer' },
  },
});
const seeds = readSeeds(values.seeds);
const out = resolve(values.out);
const { PRODA_TINY_VENV, PRODA_TINY_TEXT, PRODA_TINY_KNOWLEDGE, PRODA_TINY_JOBS } = process.env;
const terminal = createTerminal();
const began = performance.now();

await mkdir(out, { recursive: true });
const venv = resolve(PRODA_TINY_VENV ?? join(out, 'venv'));
const python = await preparePython(venv, Number(PRODA_TINY_JOBS ?? availableParallelism()), terminal.say);
const device = hasCuda() ? 'cuda' : 'cpu';
const files = await findSourceFiles([PRODA_TINY_TEXT ?? join(PRIMER, 'text')]);
const knowledge = PRODA_TINY_KNOWLEDGE ?? join(PRIMER, 'knowledge');

const knowledgeFiles = readdirSync(knowledge)
  .filter((name) => name.endsWith('.ndjson'))
  .sort()
  .map((name) => join(knowledge, name));
// A project for each corpus, so that texts of an earlier run are not in this one.
const corpus = digestOf(
  [...files.map(({ path }) => path), ...knowledgeFiles].map((path) => readFileSync(path, 'utf8')),
).slice(0, 10);

const results = await withService(readConfig(), terminal, undefined, async (client) => {
  // One after the other until the arms of a seed run side by side; answers of one seed are no evidence about another.
  const run = async (seed: number): Promise<SeedResult> => {
    const service = callService(client, terminal, `tiny-${seed}-${corpus}`);
    await service.ensureProject();
    await service.ingest(files);
    for (const file of knowledgeFiles) await service.importKnowledge(file);
    const folder = join(out, `seed-${seed}`);
    await mkdir(folder, { recursive: true });
    return runSeed(service, python, { seed, folder, texts: files.map(({ path }) => path), device, say: terminal.say });
  };
  return Promise.all(seeds.map(run));
});

const rows = tabulate(results);
const goals = judgeGoals(rows);
const done = results.flatMap(({ arms, hopProbes }) => [
  hopProbes,
  ...Object.values(arms).flatMap(({ training, evaluation }) => [training, evaluation]),
]);
const seconds = {
  total: Math.round((performance.now() - began) / 1e3),
  pythonCpu: Math.round(done.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0)),
};
const machine = `${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}, ${device}`;
const date = new Date().toISOString();
const [one] = results;
const trained = one!.arms['version 1'].training;
const circumstances = [
  `${date.slice(0, 10)}, ${machine}: ${seconds.total} s, of which the Python scripts used ${seconds.pythonCpu} s of processor time.`,
  `\`node --import tsx examples/tiny-transformer/run.ts --seeds ${seeds.join(',')}\` on ${files.length} texts (${corpus}); ${trained.parameters} parameters, a vocabulary of ${trained.vocabulary}.`,
  `Version 1: ${FIRST.epochs} epochs at ${FIRST.lr}; increments: ${NEXT.epochs} at ${NEXT.lr}.`,
];
const report = renderMarkdown(rows, goals, results, circumstances);
const seedsTold = results.map(({ seed, diagnosis, versions, arms }) => ({
  seed,
  diagnosis,
  versions,
  arms: Object.fromEntries(
    Object.entries(arms).map(([arm, { run, training, evaluation }]) => [arm, { run, training, evaluation }]),
  ),
}));
await writeFile(
  join(out, 'report.json'),
  `${JSON.stringify({ date, machine, corpus, schedule: { FIRST, NEXT }, seconds, goals, rows, seeds: seedsTold }, null, 2)}\n`,
);
await writeFile(join(out, 'report.md'), report);
terminal.print(report);
terminal.say(`Report: ${out}`);

function readSeeds(text: string): number[] {
  const seeds = text.split(',').map(Number);
  if (seeds.some((seed) => !Number.isInteger(seed) || seed < 0))
    throw new Error(`--seeds ${text}: whole numbers, with commas`);
  return [...new Set(seeds)];
}

function hasCuda(): boolean {
  const asked = ['-c', 'import torch; print(torch.cuda.is_available())'];
  return execFileSync(join(venv, 'bin', 'python'), asked, { encoding: 'utf8' }).trim() === 'True';
}
