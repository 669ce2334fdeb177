import { type DatasetId, ProdaError, type Sample } from '../../domain/index.ts';
import type { Graph } from '../../platform/index.ts';
import {
  linkSamplesToConcepts,
  linkSamplesToRelations,
  linkVersionAdds,
  linkVersionDrops,
  linkVersionReplays,
  mergeDatasetVersion,
  mergeSamples,
  sealDatasetVersion,
} from '../queries.generated.ts';
import type { VersionProperties } from './version-record.ts';

const ROWS = 1_000;

export interface NewVersion {
  readonly datasetId: DatasetId;
  readonly n: number;
  readonly benchmarkId: string | null;
  readonly contentHash: string;
  readonly properties: VersionProperties;
  readonly add: readonly Sample[];
  readonly drop: readonly string[];
  readonly replay: readonly string[];
}

export const versionIdOf = (datasetId: string, n: number): string => `${datasetId}-${n}`;

/**
 * Samples first, then the version's node, its edges, and last the seal: before it nobody sees the version, so one that was cut short is
 * finished by doing it again.
 */
export async function storeVersion(graph: Graph, projectId: string, version: NewVersion): Promise<void> {
  for (const batch of batchesOf(version.add)) {
    await graph.run(mergeSamples, {
      projectId,
      samples: batch.map(({ teaches: _, choices, ...sample }) => ({ ...sample, choices: choices ?? null })),
    });
    const links = batch.flatMap(({ id, teaches }) =>
      teaches.map((node) => ({ sampleId: id, nodeId: node.id, kind: node.kind })),
    );
    await graph.run(linkSamplesToRelations, { projectId, links: links.filter(({ kind }) => kind === 'relation') });
    await graph.run(linkSamplesToConcepts, { projectId, links: links.filter(({ kind }) => kind === 'concept') });
  }
  const { datasetId, n } = version;
  const versionId = versionIdOf(datasetId, n);
  const [begun] = await graph.run(mergeDatasetVersion, {
    projectId,
    datasetId,
    versionId,
    n,
    benchmarkId: version.benchmarkId,
    previousId: version.properties.previous === null ? null : versionIdOf(datasetId, version.properties.previous),
    properties: JSON.stringify(version.properties),
    contentHash: version.contentHash,
  });
  if (begun === undefined) throw new ProdaError('dataset/missing', { datasetId });
  if (begun.contentHash !== version.contentHash)
    throw new ProdaError('dataset/version-taken', { datasetId, version: n });
  for (const [query, ids] of [
    [linkVersionAdds, version.add.map(({ id }) => id)],
    [linkVersionDrops, version.drop],
    [linkVersionReplays, version.replay],
  ] as const) {
    const rows = ids.map((sampleId, i) => ({ sampleId, i }));
    for (const batch of batchesOf(rows)) await graph.run(query, { projectId, versionId, rows: batch });
  }
  await graph.run(sealDatasetVersion, { projectId, datasetId, versionId, n });
}

function* batchesOf<T>(rows: readonly T[]): Generator<T[]> {
  for (let i = 0; i < rows.length; i += ROWS) yield rows.slice(i, i + ROWS);
}
