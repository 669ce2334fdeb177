import { createHash } from 'node:crypto';
import { type Benchmarks, exportRowOf } from '../../benchmark/index.ts';
import { idOf, type JobContext, ProdaError } from '../../domain/index.ts';
import { DocumentKeys, INDEX_FORMAT, INDEX_PATH, type Knowledge, rowsOfLines, TABLES } from '../../knowledge/index.ts';
import type { ExportFile } from '../../platform/index.ts';
import type { Training } from '../../training/index.ts';
import { trainingRowOf } from '../training/index.ts';

/** What a folder holds beside the knowledge; each may be missing. */
export interface ProdalibParts {
  readonly benchmarkId?: string | undefined;
  readonly datasetId?: string | undefined;
  readonly version?: number | undefined;
}
type Row = { readonly table: string; readonly row: Record<string, unknown> };
type Table = {
  readonly path: string;
  readonly columns: readonly { name: string; type: 'STRING' | 'INT32' | 'STRINGS' | 'MESSAGES' }[];
};

const text = (...names: string[]) => names.map((name) => ({ name, type: 'STRING' }) as const);
const BENCH: Table = {
  path: 'bench/test.parquet',
  columns: [
    ...text('item_id', 'content_hash', 'kind', 'question'),
    { name: 'choices', type: 'STRINGS' },
    { name: 'labels', type: 'STRINGS' },
    { name: 'answer', type: 'INT32' },
    ...text('answer_label', 'chain_id', 'meta_json'),
  ],
};
const SFT: Table = {
  path: 'sft_data/train.parquet',
  columns: [
    ...text('sample_id', 'kind'),
    { name: 'messages', type: 'MESSAGES' },
    ...text('source_level'),
    { name: 'source_ids', type: 'STRINGS' },
    ...text('content_hash'),
  ],
};

/**
 * The knowledge of a project in the ProDalib layout, with a suite and a dataset version beside it when they are named. Its id comes from
 * what it holds: the knowledge is read once for the sum and once for the files. Throws benchmark/missing, dataset/missing.
 */
export async function describeProdalib(
  { knowledge, benchmark, training }: { knowledge: Knowledge; benchmark: Benchmarks; training: Training },
  projectId: string,
  { benchmarkId, datasetId, version }: ProdalibParts,
  context: JobContext,
) {
  const suite = benchmarkId === undefined ? null : await benchmark.getBenchmark(projectId, benchmarkId);
  const dataset =
    datasetId === undefined
      ? null
      : await training.getVersion(
          projectId,
          datasetId,
          version ?? (await training.getDataset(projectId, datasetId)).versions,
        );
  const hash = createHash('sha256');
  let chains = 0;
  for await (const line of knowledge.exportKnowledge(projectId)) {
    context.signal.throwIfAborted();
    hash.update(JSON.stringify(line));
    context.progress(++chains, null, 'chains read');
  }
  if (chains === 0) throw new ProdaError('export/empty-graph');
  const contentHash = hash.digest('hex');
  const id = idOf('exp', contentHash, suite?.contentHash ?? '', dataset?.contentHash ?? '', 'prodalib');
  const keys = new DocumentKeys();
  const tables: Table[] = [
    ...Object.entries(TABLES).map(([name, { columns }]) => ({ path: `kc_pool/${name}.parquet`, columns })),
    ...(suite === null ? [] : [BENCH]),
    ...(dataset === null ? [] : [SFT]),
  ];
  const counts = new Map<string, number>();

  async function* rows(): AsyncGenerator<Row, void> {
    const put = (table: string, row: object): Row => {
      context.signal.throwIfAborted();
      counts.set(table, (counts.get(table) ?? 0) + 1);
      return { table, row: row as Record<string, unknown> };
    };
    let written = 0;
    for await (const { level, row } of rowsOfLines(knowledge.exportKnowledge(projectId), keys)) {
      if (level === 'l3_chains') context.progress(++written, chains, 'chains');
      yield put(`kc_pool/${level}.parquet`, row);
    }
    if (suite !== null)
      for await (const item of benchmark.streamItems(projectId, suite.id)) yield put(BENCH.path, exportRowOf(item, id));
    if (dataset !== null)
      for await (const sample of training.streamSamples(projectId, dataset.datasetId, dataset.n)) {
        const { source, ...row } = trainingRowOf(sample);
        yield put(SFT.path, { ...row, source_level: source.level, source_ids: source.node_ids });
      }
  }
  /** Written last, when sums and counts are known. */
  const indexFile = (about: { createdAt: string; license: string; attributions: string[] }): ExportFile<Row> => ({
    path: INDEX_PATH,
    kind: 'text',
    text: ({ sha256Of }) =>
      `${JSON.stringify({
        format: INDEX_FORMAT,
        export_id: id,
        created_at: about.createdAt,
        content_hash: `sha256:${contentHash}`,
        files: tables.map(({ path }) => ({ path, rows: counts.get(path) ?? 0, sha256: sha256Of(path) })),
        benchmark: suite === null ? null : { id: suite.id, version: suite.version, content_hash: suite.contentHash },
        dataset:
          dataset === null ? null : { id: dataset.datasetId, version: dataset.n, content_hash: dataset.contentHash },
        documents: keys.documents,
        license: about.license,
        attribution: about.attributions,
      })}\n`,
  });
  const files = tables.map(
    ({ path, columns }): ExportFile<Row> => ({
      path,
      kind: 'parquet',
      columns,
      row: ({ table, row }) => (table === path ? row : null),
    }),
  );
  return { id, contentHash, files, indexFile, rows };
}
