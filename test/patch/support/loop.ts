import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBenchmark } from '../../../src/benchmark/index.ts';
import { createDiagnosis } from '../../../src/diagnosis/index.ts';
import { NO_JOB } from '../../../src/domain/index.ts';
import { createEvaluation } from '../../../src/evaluation/index.ts';
import { createKnowledge } from '../../../src/knowledge/index.ts';
import { createPatch } from '../../../src/patch/index.ts';
import type { Graph } from '../../../src/platform/index.ts';
import { createTraining } from '../../../src/training/index.ts';

/** Every stage of the loop over one graph, wired as the service wires them. */
export function createStages(graph: Graph) {
  const knowledge = createKnowledge({ graph });
  const benchmark = createBenchmark({ graph, knowledge });
  const training = createTraining({ graph, knowledge, benchmark });
  const evaluation = createEvaluation({ graph, benchmark, training });
  const diagnosis = createDiagnosis({ graph, knowledge, benchmark, evaluation });
  const patch = createPatch({ graph, knowledge, benchmark, training, diagnosis });
  return { graph, knowledge, benchmark, training, evaluation, diagnosis, patch };
}
export type LoopStages = ReturnType<typeof createStages>;

export const PRIMER = new URL('../../../data/primer/knowledge', import.meta.url).pathname;

/** Lines of the knowledge files of a folder, or of some of its disciplines. */
export async function* knowledgeLines(folder = PRIMER, disciplines?: readonly string[]): AsyncGenerator<string> {
  for (const name of readdirSync(folder).sort()) {
    if (!name.endsWith('.ndjson') || (disciplines && !disciplines.includes(name.replace('.ndjson', '')))) continue;
    for (const line of readFileSync(`${folder}/${name}`, 'utf8').split('\n')) if (line.trim() !== '') yield line;
  }
}

/** From knowledge files to the student's first run. */
export async function givenFirstRun(
  stages: LoopStages,
  projectId: string,
  {
    disciplines,
    folder = PRIMER,
    seed = 1,
    quota,
  }: { disciplines?: readonly string[]; folder?: string; seed?: number; quota?: { total: number } } = {},
) {
  await stages.knowledge.importKnowledge(projectId, knowledgeLines(folder, disciplines), NO_JOB);
  const suite = await stages.benchmark.build(projectId, { name: 'loop', seed }, NO_JOB);
  const dataset = await stages.training.createDataset(projectId, 'loop');
  const input = { benchmarkId: suite.id, seed, ...(quota && { quota }) };
  const version = await stages.training.buildVersion(projectId, dataset.id, input, NO_JOB);
  const run = await runStudent(stages, projectId, suite.id, dataset.id, version.n);
  return { suite, dataset, version, run };
}

/** The student, compiled from a version, takes the suite. */
export async function runStudent(
  { evaluation }: LoopStages,
  projectId: string,
  benchmarkId: string,
  datasetId: string,
  version: number,
) {
  const model = await evaluation.createModel(projectId, { name: 'student', datasetVersion: { datasetId, version } });
  return evaluation.evaluateStudent(projectId, { benchmarkId, modelId: model.id }, NO_JOB);
}

/** Answers of a model that is not ours, as a harness posts them. */
export async function importNative(
  { evaluation }: LoopStages,
  projectId: string,
  run: { benchmarkId: string; modelId: string; runId: string },
  lines: readonly string[],
): Promise<void> {
  const body = lines.join('\n');
  const folder = await mkdtemp(join(tmpdir(), 'proda-native-'));
  const path = join(folder, 'log.ndjson');
  await writeFile(path, body);
  const sha256 = createHash('sha256').update(body).digest('hex');
  await evaluation.importLog(
    projectId,
    { files: [{ name: 'log.ndjson', path }], sha256, format: 'native', ...run },
    NO_JOB,
  );
  await rm(folder, { recursive: true });
}
