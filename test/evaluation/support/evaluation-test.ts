import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import neo4j from 'neo4j-driver';
import { type DatasetVersion, idOf, type KeyedItem, ProdaError, type Sample } from '../../../src/domain/index.ts';
import { createEvaluation, type Evaluation, type LogInput, type SampleSource } from '../../../src/evaluation/index.ts';
import { test as base } from '../../support/graph-test.ts';
import { itemSourceOf, makeItems } from './make-items.ts';

interface Given {
  items: readonly KeyedItem[];
  benchmarkId: string;
  modelId: string;
  evaluation: Evaluation;
  /** A log on disk, as importLog takes it. */
  log(body: string | Buffer, options?: Partial<LogInput> & { name?: string }): Promise<LogInput>;
}

/** A project with a benchmark of twelve items, a model, and the evaluation stage over the real graph. */
export const test = base.extend<{ given: Given; itemCount: number }>({
  itemCount: 12,
  given: async ({ graph, projectId, itemCount }, use) => {
    const items = makeItems(itemCount);
    await writeItems(projectId, items);
    const evaluation = createEvaluation({
      graph,
      benchmark: itemSourceOf(items),
      training: noSamples,
    });
    const { id: modelId } = await evaluation.createModel(projectId, { name: 'a model' });
    const folder = await mkdtemp(join(tmpdir(), 'proda-log-'));
    let files = 0;
    await use({
      items,
      benchmarkId: items[0]!.benchmarkId,
      modelId,
      evaluation,
      log: async (body, { name = 'log', ...options } = {}) => {
        const path = join(folder, `${files++}`);
        await writeFile(path, body);
        const sha256 = createHash('sha256').update(body).digest('hex');
        return {
          files: [{ name, path }],
          sha256,
          format: 'auto',
          benchmarkId: items[0]!.benchmarkId,
          modelId,
          ...options,
        };
      },
    });
    await rm(folder, { recursive: true, force: true });
  },
});
export { expect } from 'vitest';

export const noSamples: SampleSource = sampleSourceOf([]);

/** One dataset whose version n holds the rows of the first n lists. */
export function sampleSourceOf(versions: readonly (readonly Sample[])[]): SampleSource {
  const datasetId = idOf('dst', 'made');
  const held = (version: number) => versions.slice(0, version).flat();
  return {
    getVersion: async (_projectId, id, n): Promise<DatasetVersion> => {
      if (id !== datasetId || n > versions.length)
        throw new ProdaError('dataset/version-missing', { datasetId: id, version: n });
      return {
        datasetId,
        n,
        contentHash: createHash('sha256')
          .update(JSON.stringify(held(n)))
          .digest('hex'),
        samples: held(n).length,
        added: versions[n - 1]!.length,
        dropped: 0,
        replayed: 0,
        byFormat: {},
        byDiscipline: {},
        refused: [],
        taught: { relations: 0, relationsOf: 0, concepts: 0, conceptsOf: 0 },
        why: '',
      };
    },
    getVersionOrigin: async (_projectId, _datasetId, n) => ({ benchmarkId: null, previous: n === 1 ? null : n - 1 }),
    streamSamples: async function* (_projectId, _datasetId, n, part = 'contents') {
      yield* part === 'contents' ? held(n) : (versions[n - 1] ?? []);
    },
    getTaughtBetween: async (_projectId, _datasetId, from, to) =>
      new Set(
        versions
          .slice(from, to)
          .flat()
          .flatMap(({ teaches }) => teaches.filter(({ kind }) => kind === 'relation').map(({ id }) => id)),
      ),
  };
}

/** The nodes that answers hang on; their own stage writes far more of them. */
export async function writeItems(projectId: string, items: readonly KeyedItem[]): Promise<void> {
  const { NEO4J_URI, NEO4J_USERNAME, NEO4J_PASSWORD } = process.env;
  const driver = neo4j.driver(NEO4J_URI ?? '', neo4j.auth.basic(NEO4J_USERNAME ?? '', NEO4J_PASSWORD ?? ''));
  try {
    await driver.executeQuery('MERGE (:Benchmark {projectId: $projectId, id: $id})', {
      projectId,
      id: items[0]!.benchmarkId,
    });
    for (let from = 0; from < items.length; from += 1_000) {
      await driver.executeQuery(
        'UNWIND $rows AS row MERGE (item:Item {projectId: $projectId, id: row.id}) SET item.split = row.split, item.discipline = row.discipline, item.benchmarkId = row.benchmarkId',
        {
          projectId,
          rows: items
            .slice(from, from + 1_000)
            .map(({ id, split, discipline, benchmarkId }) => ({ id, split, discipline, benchmarkId })),
        },
      );
    }
  } finally {
    await driver.close();
  }
}
