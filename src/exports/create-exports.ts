import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { z } from 'zod';
import {
  BENCHMARK_TARGETS,
  type Benchmarks,
  type ExportRow,
  exportRowOf,
  probeRowOf,
  refuseUnsafe,
} from '../benchmark/index.ts';
import type { Corpus } from '../corpus/index.ts';
import { contentHashOf, ExportId, idOf, type JobContext, ProdaError } from '../domain/index.ts';
import type { Knowledge } from '../knowledge/index.ts';
import { type ExportFile, type Graph, writeExport } from '../platform/index.ts';
import type { Training } from '../training/index.ts';
import { describeProdalib, type ProdalibParts } from './knowledge/prodalib.ts';
import { getExport, mergeExport, streamPatchedSamples } from './queries.generated.ts';
import { TRAINING_TARGETS, type TrainingRow, trainingRowOf } from './training/index.ts';

export const ExportResource = z.object({
  id: ExportId,
  kind: z.enum(['benchmark', 'dataset', 'knowledge', 'probes']),
  sourceId: z.string(),
  version: z.int(),
  target: z.string(),
  createdAt: z.string(),
  license: z.string(),
  files: z.array(z.object({ path: z.string(), rows: z.int().nullable(), sha256: z.string(), bytes: z.int() })),
});
export type ExportResource = z.infer<typeof ExportResource>;

/** The knowledge of the project, with a suite and a dataset version beside it when they are named. */
export interface KnowledgeExportRequest extends ProdalibParts {
  readonly kind: 'knowledge';
  readonly target: string;
}
export interface ExportRequest {
  readonly kind: 'benchmark' | 'dataset' | 'probes';
  readonly id: string;
  readonly version?: number | undefined;
  readonly target: string;
  readonly part: 'contents' | 'increment';
}
/** Questions beside a run, which go out as a suite does. */
export interface ProbeSource {
  streamProbes(
    projectId: string,
    runId: string,
  ): AsyncIterable<{ id: string; question: string; choices: readonly string[]; answer: number }>;
}
/** What a suite and a set of probes have in common on their way out. */
interface Exported {
  readonly kind: 'benchmark' | 'probes';
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly contentHash: string;
  readonly seed: number | null;
  readonly items: number;
  rows(exportId: string): AsyncIterable<ExportRow> | Iterable<ExportRow>;
}
export interface ManifestRow {
  i: number;
  itemId: string;
  contentHash: string;
  order: number[];
}
const ProbeManifest = z.object({
  rows: z.array(z.object({ i: z.int(), item_id: z.string(), content_hash: z.string(), order: z.array(z.int()) })),
});
/** Above this the rows of a manifest stand in a file of their own. */
const ROWS_IN_MANIFEST = 10_000;

/** Suites and dataset versions as the files that harnesses and trainers read: streamed, deterministic, with manifest and licence. */
export function createExports({
  graph,
  corpus,
  knowledge,
  benchmark,
  training,
  probes,
  folder,
  now,
}: {
  graph: Graph;
  corpus: Corpus;
  knowledge: Knowledge;
  benchmark: Benchmarks;
  training: Training;
  probes: ProbeSource;
  folder: string;
  now: () => Date;
}) {
  const read = async (projectId: string, exportId: string): Promise<ExportResource> => {
    const [row] = await graph.run(getExport, { projectId, exportId });
    if (row === undefined) throw new ProdaError('export/missing', { exportId });
    return ExportResource.parse(JSON.parse(row.properties));
  };
  const folderOf = (projectId: string, exportId: string) => join(folder, projectId, exportId);
  const createdAt = (): string => {
    const epoch = process.env.SOURCE_DATE_EPOCH;
    return (epoch === undefined ? now() : new Date(Number(epoch) * 1_000)).toISOString().replace(/\.\d+Z$/, 'Z');
  };

  async function licencesOf(projectId: string): Promise<{ license: string; attributions: string[] }> {
    const licences = new Set<string>();
    const attributions = new Set<string>();
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<Corpus['findDocuments']>> = await corpus.findDocuments(projectId, {
        limit: 500,
        after,
      });
      for (const { license, attribution, title } of page.data) {
        licences.add(license ?? 'unknown');
        attributions.add(attribution ?? title);
      }
      after = page.next;
    } while (after !== null);
    return { license: [...licences].sort().join(' AND ') || 'unknown', attributions: [...attributions].sort() };
  }

  async function store(projectId: string, resource: ExportResource): Promise<ExportResource> {
    await graph.run(mergeExport, {
      projectId,
      exportId: resource.id,
      sourceId: resource.sourceId,
      properties: JSON.stringify(resource),
    });
    return resource;
  }

  async function suiteOf(projectId: string, { kind, id }: ExportRequest): Promise<Exported> {
    if (kind === 'benchmark') {
      const suite = await benchmark.getBenchmark(projectId, id);
      const rows = async function* (exportId: string) {
        for await (const item of benchmark.streamItems(projectId, id)) yield exportRowOf(item, exportId);
      };
      return { kind, ...suite, rows };
    }
    const asked: { id: string; question: string; choices: readonly string[]; answer: number }[] = [];
    for await (const probe of probes.streamProbes(projectId, id)) asked.push(probe);
    if (asked.length === 0) throw new ProdaError('diagnosis/no-probes', { runId: id });
    return {
      kind: 'probes',
      id,
      name: `probes ${id}`,
      version: 1,
      contentHash: contentHashOf(asked.map((probe) => probe.id)),
      seed: null,
      items: asked.length,
      rows: (exportId) => asked.map((probe) => probeRowOf(probe, exportId)),
    };
  }

  async function buildSuite(projectId: string, request: ExportRequest, context: JobContext): Promise<ExportResource> {
    const target = BENCHMARK_TARGETS[request.target];
    if (target === undefined)
      throw new ProdaError('export/unknown-target', {
        target: request.target,
        kind: request.kind,
        targets: Object.keys(BENCHMARK_TARGETS).join(', '),
      });
    const suite = await suiteOf(projectId, request);
    const id = idOf('exp', suite.id, suite.contentHash, request.target);
    const canary = canaryOf(suite.contentHash, request.target);
    const { license, attributions } = await licencesOf(projectId);
    const at = createdAt();
    const manifestRows: { i: number; item_id: string; content_hash: string; order: number[] }[] = [];
    const rows = async function* () {
      let i = 0;
      for await (const row of suite.rows(id)) {
        context.signal.throwIfAborted();
        refuseUnsafe(row, request.target);
        manifestRows.push({
          i,
          item_id: row.item_id,
          content_hash: row.content_hash,
          order: row.choices.map((_, d) => d),
        });
        context.progress(++i, suite.items, 'items');
        yield row;
      }
    };
    const files = target({
      exportId: id,
      task: taskOf(suite.name),
      title: suite.name,
      version: suite.version,
      createdAt: at,
      canary,
      license,
      attributions,
      rows: suite.items,
    });
    // The rows of a set of probes that grew since are known from here alone.
    const rowsApart = suite.kind === 'benchmark' && suite.items > ROWS_IN_MANIFEST;
    const manifest: ExportFile<ExportRow>[] = [
      ...(rowsApart
        ? [
            {
              path: 'manifest.rows.jsonl',
              kind: 'text' as const,
              text: () => manifestRows.map((row) => `${JSON.stringify(row)}\n`).join(''),
            },
          ]
        : []),
      {
        path: 'manifest.json',
        kind: 'text',
        text: ({ sha256Of }) =>
          `${JSON.stringify({
            format: 'pwd-export/1',
            export_id: id,
            kind: suite.kind,
            target: request.target,
            created_at: at,
            seed: suite.seed,
            ...(suite.kind === 'benchmark'
              ? { benchmark: { id: suite.id, version: suite.version } }
              : { run: { id: suite.id } }),
            files: files.map(({ path, kind }) => ({
              path,
              rows: kind === 'text' ? null : suite.items,
              sha256: sha256Of(path),
            })),
            ...(!rowsApart && { rows: manifestRows }),
            license,
            attribution: attributions,
            canary,
          })}\n`,
      },
    ];
    const written = await writeExport(folderOf(projectId, id), [...files, ...manifest], rows());
    return store(projectId, {
      id,
      kind: suite.kind,
      sourceId: suite.id,
      version: suite.version,
      target: request.target,
      createdAt: at,
      license,
      files: written,
    });
  }

  async function buildKnowledge(
    projectId: string,
    { target, ...parts }: KnowledgeExportRequest,
    context: JobContext,
  ): Promise<ExportResource> {
    if (target !== 'prodalib')
      throw new ProdaError('export/unknown-target', { target, kind: 'knowledge', targets: 'prodalib' });
    const described = await describeProdalib({ knowledge, benchmark, training }, projectId, parts, context);
    const { license, attributions } = await licencesOf(projectId);
    const at = createdAt();
    const files = [...described.files, described.indexFile({ createdAt: at, license, attributions })];
    const written = await writeExport(folderOf(projectId, described.id), files, described.rows());
    return store(projectId, {
      id: described.id,
      kind: 'knowledge',
      sourceId: described.contentHash,
      version: 1,
      target,
      createdAt: at,
      license,
      files: written,
    });
  }

  async function buildDataset(projectId: string, request: ExportRequest, context: JobContext): Promise<ExportResource> {
    const target = TRAINING_TARGETS[request.target];
    if (target === undefined)
      throw new ProdaError('export/unknown-target', {
        target: request.target,
        kind: 'dataset',
        targets: Object.keys(TRAINING_TARGETS).join(', '),
      });
    const { versions } = await training.getDataset(projectId, request.id);
    const version = await training.getVersion(projectId, request.id, request.version ?? versions);
    const id = idOf('exp', version.datasetId, version.n, version.contentHash, request.part, request.target);
    const { license, attributions } = await licencesOf(projectId);
    const at = createdAt();
    let count = 0;
    const patchOf = new Map<string, string>();
    for await (const { sampleId, patchId } of graph.stream(streamPatchedSamples, {
      projectId,
      datasetId: version.datasetId,
      n: version.n,
    }))
      patchOf.set(sampleId, patchId);
    const rows = async function* () {
      for await (const sample of training.streamSamples(projectId, version.datasetId, version.n, request.part)) {
        context.signal.throwIfAborted();
        context.progress(++count, version.samples, 'samples');
        yield trainingRowOf(sample, patchOf.get(sample.id) ?? null);
      }
    };
    const files = target({
      exportId: id,
      title: `Dataset ${version.datasetId} version ${version.n}`,
      license,
      attributions,
      createdAt: at,
    });
    const manifest: ExportFile<TrainingRow> = {
      path: 'manifest.json',
      kind: 'text',
      text: ({ rows: seen, sha256Of }) =>
        `${JSON.stringify({
          format: 'pwd-export/1',
          export_id: id,
          kind: 'dataset',
          target: request.target,
          part: request.part,
          created_at: at,
          dataset: { id: version.datasetId, version: version.n, content_hash: version.contentHash },
          files: files.map(({ path, kind }) => ({ path, rows: kind === 'text' ? null : seen, sha256: sha256Of(path) })),
          license,
          attribution: attributions,
          canary: canaryOf(version.contentHash, request.target),
        })}\n`,
    };
    const written = await writeExport(folderOf(projectId, id), [...files, manifest], rows());
    return store(projectId, {
      id,
      kind: 'dataset',
      sourceId: version.datasetId,
      version: version.n,
      target: request.target,
      createdAt: at,
      license,
      files: written,
    });
  }

  return {
    /** Throws export/unknown-target, export/unsafe-text; nothing is left behind then. */
    build: (
      projectId: string,
      request: ExportRequest | KnowledgeExportRequest,
      context: JobContext,
    ): Promise<ExportResource> =>
      request.kind === 'knowledge'
        ? buildKnowledge(projectId, request, context)
        : request.kind === 'dataset'
          ? buildDataset(projectId, request, context)
          : buildSuite(projectId, request, context),
    get: read,
    /** Which item stands in which line of an exported suite, and how its choices are ordered; null: no such export. */
    findManifest: async (projectId: string, exportId: string): Promise<ManifestRow[] | null> => {
      const [row] = await graph.run(getExport, { projectId, exportId });
      if (row === undefined) return null;
      const { kind, sourceId } = ExportResource.parse(JSON.parse(row.properties));
      if (kind === 'probes') {
        const manifest = await readFile(join(folderOf(projectId, exportId), 'manifest.json'), 'utf8');
        return ProbeManifest.parse(JSON.parse(manifest)).rows.map(({ i, item_id, content_hash, order }) => ({
          i,
          itemId: item_id,
          contentHash: content_hash,
          order,
        }));
      }
      if (kind !== 'benchmark') return null;
      const rows: ManifestRow[] = [];
      for await (const item of benchmark.streamItems(projectId, sourceId)) {
        const { item_id, content_hash, choices } = exportRowOf(item, exportId);
        rows.push({ i: rows.length, itemId: item_id, contentHash: content_hash, order: choices.map((_, d) => d) });
      }
      return rows;
    },
    /** A file of an export; throws export/file-missing. Only paths that the export lists are served. */
    open: async (
      projectId: string,
      exportId: string,
      path: string,
    ): Promise<{
      file: ExportResource['files'][number];
      stream: (range?: { start: number; end: number }) => Readable;
    }> => {
      const file = (await read(projectId, exportId)).files.find((candidate) => candidate.path === path);
      if (file === undefined) throw new ProdaError('export/file-missing', { exportId, path });
      const absolute = join(folderOf(projectId, exportId), file.path);
      await stat(absolute).catch((cause: unknown) => {
        throw new ProdaError('export/file-missing', { exportId, path }, { cause });
      });
      return { file, stream: (range) => createReadStream(absolute, range) };
    },
  };
}
export type Exports = ReturnType<typeof createExports>;

const canaryOf = (contentHash: string, target: string): string =>
  `pwd-canary ${createHash('sha256').update(`${contentHash}\0${target}`).digest('hex').slice(0, 32)}`;

/** A task name that every harness takes. */
function taskOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  return `pwd_${plain === '' ? 'benchmark' : plain}`;
}
