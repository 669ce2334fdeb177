import { readFileSync } from 'node:fs';
import { NO_JOB } from '../../src/domain/index.ts';
import type { Service } from './app-test.ts';

const folder = new URL('../../data/primer/', import.meta.url);

/** Texts and knowledge of some disciplines of the primer, then a round of the loop with the bundled student. */
export async function givenLoop(
  { app }: Pick<Service, 'app'>,
  projectId: string,
  disciplines: readonly string[] = ['biology', 'medicine'],
) {
  const { corpus, knowledge, benchmark, training, evaluation, diagnosis, patch } = app.services;
  for (const discipline of disciplines) {
    const lines = readFileSync(new URL(`knowledge/${discipline}.ndjson`, folder), 'utf8')
      .trim()
      .split('\n');
    const uris = new Set(lines.map((line) => String(JSON.parse(line).document.sourceUri)));
    for (const sourceUri of uris)
      await corpus.ingest(projectId, {
        bytes: readFileSync(new URL(`text/${sourceUri}`, folder)),
        name: sourceUri,
        meta: { sourceUri, discipline },
      });
    await knowledge.importKnowledge(
      projectId,
      (async function* () {
        yield* lines;
      })(),
      NO_JOB,
    );
  }
  const suite = await benchmark.build(projectId, { name: 'primer', seed: 17 }, NO_JOB);
  const dataset = await training.createDataset(projectId, 'primer');
  await training.buildVersion(projectId, dataset.id, { benchmarkId: suite.id, seed: 17 }, NO_JOB);
  const runOf = async (version: number) => {
    const model = await evaluation.createModel(projectId, {
      name: `student ${version}`,
      datasetVersion: { datasetId: dataset.id, version },
    });
    return evaluation.evaluateStudent(projectId, { benchmarkId: suite.id, modelId: model.id }, NO_JOB);
  };
  const first = await runOf(1);
  const found = await diagnosis.diagnose(projectId, first.id, {}, NO_JOB);
  const made = await patch.build(projectId, found.id, { seed: 17 }, NO_JOB);
  const second = await runOf(made.datasetVersion.version);
  return { suite, dataset, first, second, diagnosis: found, patch: made };
}
