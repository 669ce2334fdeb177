import { type DatasetId, ProdaError, type Sample, type SampleId, Sample as SampleSchema } from '../../domain/index.ts';
import type { Graph } from '../../platform/index.ts';
import {
  type FindSamplesByIdRow,
  findSamplesById,
  getDataset,
  getDatasetVersion,
  streamVersionChanges,
} from '../queries.generated.ts';
import { versionIdOf } from './store-version.ts';
import { VersionProperties, versionOf } from './version-record.ts';

export interface Dataset {
  id: DatasetId;
  name: string;
  versions: number;
}
/** All of a version, or what a model goes on with: added and replayed rows. */
export type SamplePart = 'contents' | 'increment';

const PAGE = 500;

export type Versions = ReturnType<typeof createVersions>;

/** Reads datasets and their versions. Throws dataset/missing, dataset/version-missing. */
export function createVersions(graph: Graph) {
  const getOne = async (projectId: string, datasetId: string): Promise<Dataset> => {
    const [row] = await graph.run(getDataset, { projectId, datasetId });
    if (row === undefined) throw new ProdaError('dataset/missing', { datasetId });
    return { ...row, id: row.id as DatasetId };
  };
  const getVersion = async (projectId: string, datasetId: string, n: number) => {
    const [row] = await graph.run(getDatasetVersion, { projectId, versionId: versionIdOf(datasetId, n) });
    if (row === undefined) {
      await getOne(projectId, datasetId);
      throw new ProdaError('dataset/version-missing', { datasetId, version: n });
    }
    const properties = VersionProperties.parse(JSON.parse(row.properties));
    return { ...row, properties, view: versionOf(row.datasetId as DatasetId, row.n, row.contentHash, properties) };
  };
  const changesOf = async (projectId: string, datasetId: string, n: number) => {
    const changes = { ADDS: [] as SampleId[], DROPS: [] as SampleId[], REPLAYS: [] as SampleId[] };
    const versionId = versionIdOf(datasetId, n);
    for await (const { change, sampleId } of graph.stream(streamVersionChanges, { projectId, versionId }))
      changes[change as keyof typeof changes].push(sampleId as SampleId);
    return changes;
  };
  /** Ids in the order in which they came in, oldest version first; an increment's added ones before the replayed. */
  const idsOf = async (projectId: string, datasetId: string, n: number, part: SamplePart): Promise<SampleId[]> => {
    const line: number[] = [];
    for (let at: number | null = n; at !== null; at = (await getVersion(projectId, datasetId, at)).properties.previous)
      line.unshift(at);
    if (part === 'increment') {
      const { ADDS, REPLAYS } = await changesOf(projectId, datasetId, n);
      return [...ADDS, ...REPLAYS];
    }
    const contents = new Set<SampleId>();
    for (const version of line) {
      const { ADDS, DROPS } = await changesOf(projectId, datasetId, version);
      for (const id of DROPS) contents.delete(id);
      for (const id of ADDS) contents.add(id);
    }
    return [...contents];
  };
  /** In the order given; unknown ids are passed over. */
  async function* streamByIds(projectId: string, ids: readonly string[]): AsyncGenerator<Sample, void> {
    for (let i = 0; i < ids.length; i += PAGE) {
      const rows = await graph.run(findSamplesById, { projectId, sampleIds: ids.slice(i, i + PAGE) });
      for (const row of rows) yield sampleOf(row);
    }
  }
  return {
    getDataset: getOne,
    getVersion,
    changesOf,
    idsOf,
    streamByIds,
    async *stream(projectId: string, datasetId: string, n: number, part: SamplePart): AsyncGenerator<Sample, void> {
      yield* streamByIds(projectId, await idsOf(projectId, datasetId, n, part));
    },
  };
}

/** A row of the graph as a sample. */
export function sampleOf({ choices, preference, draftedBy, ...row }: FindSamplesByIdRow): Sample {
  return SampleSchema.parse({
    ...row,
    ...(choices !== null && { choices: [...choices] }),
    ...(preference !== null && { preference: JSON.parse(preference) }),
    ...(draftedBy !== null && { draftedBy: JSON.parse(draftedBy) }),
  });
}
