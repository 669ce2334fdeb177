import { createWriteStream } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Client } from '../../src/cli/client.ts';
import { ingestFiles } from '../../src/cli/ingest.ts';
import type { SourceFile } from '../../src/cli/read-files.ts';
import type { Terminal } from '../../src/cli/terminal.ts';
import type {
  Benchmark,
  DatasetVersion,
  Diagnosis,
  EvalRun,
  Item,
  Job,
  ModelVersion,
  Patch,
  Response,
  Sample,
} from '../../src/domain/index.ts';
import type { ExportResource } from '../../src/exports/index.ts';
import type { KnownRelation } from './build-probes.ts';

/** Which version of a dataset. */
export interface VersionRef {
  readonly datasetId: string;
  readonly version: number;
}

/** The calls of the loop over HTTP, one each, in one project. */
export function callService(client: Client, terminal: Terminal, project: string) {
  const base = `/v1/projects/${project}`;
  const finish = async (path: string, json: object) =>
    (await client.finish(await client.post<Job>(`${base}${path}`, { json }), () => {})).result;
  const all = async <T>(path: string, query: Record<string, string> = {}): Promise<T[]> => {
    const rows: T[] = [];
    for await (const row of client.list<T>(`${base}${path}`, query)) rows.push(row);
    return rows;
  };
  return {
    ensureProject: () =>
      client.post('/v1/projects', { json: { id: project } }).catch((error: { code?: string }) => {
        if (error.code !== 'project/exists') throw error;
      }),
    ingest: (files: readonly SourceFile[]) => ingestFiles(client, terminal, project, files, {}),
    importKnowledge: async (file: string) => {
      const job = await client.post<Job>(`${base}/knowledge/imports`, {
        query: { format: 'knowledge' },
        body: await readFile(file),
        mediaType: 'application/x-ndjson',
      });
      await client.finish(job, () => {});
    },
    relations: async (): Promise<KnownRelation[]> => {
      const concepts = await all<{ id: string; discipline: string }>('/concepts');
      const disciplineOf = new Map(concepts.map(({ id, discipline }) => [id, discipline]));
      const rows = await all<Omit<KnownRelation, 'discipline'>>('/relations');
      return rows.map(({ id, type, subject, object }) => ({
        id,
        type,
        subject,
        object,
        discipline: disciplineOf.get(subject.id) ?? '',
      }));
    },
    freezeSuite: async (name: string, seed: number) => {
      const { id } = await finish('/benchmarks', { name, seed, phrasing: 'template' });
      return client.get<Benchmark>(`${base}/benchmarks/${id}`);
    },
    items: (benchmarkId: string) => all<Item>(`/benchmarks/${benchmarkId}/items`),
    drawFirstVersion: async (name: string, benchmarkId: string, seed: number): Promise<VersionRef> => {
      const { id: datasetId } = await client.post<{ id: string }>(`${base}/datasets`, { json: { name } });
      await finish(`/datasets/${datasetId}/versions`, { benchmarkId, seed });
      return { datasetId, version: 1 };
    },
    version: ({ datasetId, version }: VersionRef) =>
      client.get<DatasetVersion>(`${base}/datasets/${datasetId}/versions/${version}`),
    samples: ({ datasetId, version }: VersionRef) =>
      all<Sample>(`/datasets/${datasetId}/versions/${version}/samples`, { part: 'contents' }),
    diff: ({ datasetId, version }: VersionRef, from: number) =>
      client.get<{ added: Sample[]; replayed: string[] }>(`${base}/datasets/${datasetId}/diff`, { from, to: version }),
    /** Writes a suite or a version for its tool into a folder; the export's own files. */
    export: async (request: object, folder: string): Promise<ExportResource> => {
      const { id } = await finish('/exports', request);
      const resource = await client.get<ExportResource>(`${base}/exports/${id}`);
      for (const { path } of resource.files) {
        const target = join(folder, path);
        await mkdir(dirname(target), { recursive: true });
        const body = await client.download(`${base}/exports/${id}/files/${path}`);
        await pipeline(Readable.fromWeb(body as never), createWriteStream(target));
      }
      return resource;
    },
    /** Posts the log of a run as the harness wrote it. */
    importLog: async (log: string, benchmarkId: string, name: string, trainedOn: VersionRef): Promise<EvalRun> => {
      const model = await client.post<ModelVersion>(`${base}/models`, { json: { name, datasetVersion: trainedOn } });
      const job = await client.post<Job>(`${base}/imports`, {
        query: { format: 'auto', benchmark: benchmarkId, model: model.id },
        body: await readFile(log),
        mediaType: 'application/x-ndjson',
      });
      const { result } = await client.finish(job, () => {});
      return client.get<EvalRun>(`${base}/runs/${result.id}`);
    },
    responses: (runId: string) => all<Response>(`/runs/${runId}/responses`),
    /** How many single-relation questions are kept beside the run: those of an earlier start, else those that would tell most now. */
    proposeHopProbes: async (runId: string, budget: number): Promise<number> => {
      const kept = await all<unknown>(`/runs/${runId}/probes`);
      if (kept.length > 0) return kept.length;
      return (await client.post<{ probes: unknown[] }>(`${base}/runs/${runId}/probes`, { json: { budget } })).probes
        .length;
    },
    /** Posts the log of the exported probes; the next diagnosis of the run weighs the answers. */
    importHopProbes: async (log: string, runId: string) => {
      const job = await client.post<Job>(`${base}/runs/${runId}/probes/imports`, {
        query: { format: 'auto' },
        body: await readFile(log),
        mediaType: 'application/x-ndjson',
      });
      await client.finish(job, () => {});
    },
    diagnose: async (runId: string) => {
      const { id } = await finish(`/runs/${runId}/diagnoses`, {});
      return client.get<Diagnosis>(`${base}/diagnoses/${id}`);
    },
    patch: async (diagnosisId: string, options: { seed: number; refinePerGap?: number; replayRatio?: number }) => {
      const { id } = await finish(`/diagnoses/${diagnosisId}/patches`, options);
      return client.get<Patch>(`${base}/patches/${id}`);
    },
    control: async (patchId: string, seed: number): Promise<DatasetVersion> =>
      client.get<DatasetVersion>((await finish(`/patches/${patchId}/control`, { seed })).href),
  };
}
export type Service = ReturnType<typeof callService>;
