import { type DatasetId, ProdaError, type Sample } from '../../domain/index.ts';
import type { Graph, Query, Transaction } from '../../platform/index.ts';
import type { Closest } from '../gate/orthogonality-gate.ts';
import {
  createDatasetVersion,
  deleteLooseSamples,
  findVersionByIdentity,
  linkSamplesToConcepts,
  linkSamplesToRelations,
  linkVersionAdds,
  linkVersionClosest,
  linkVersionDrops,
  linkVersionRefusals,
  linkVersionReplays,
  lockDataset,
  mergeSamples,
} from '../queries.generated.ts';
import type { RefusedPair } from './refusal-log.ts';
import type { VersionProperties } from './version-record.ts';

const SAMPLES = 1_000;
const LINKS = 10_000;
/** One transaction writes a version's edges: about 160,000 of them in some seconds. */
const TIMEOUT_MS = 600_000;

export interface NewVersion {
  readonly datasetId: DatasetId;
  readonly benchmarkId: string | null;
  readonly contentHash: string;
  readonly properties: VersionProperties;
  readonly add: readonly string[];
  readonly drop: readonly string[];
  readonly replay: readonly string[];
  readonly refused: readonly RefusedPair[];
  readonly closest: readonly Closest[];
}

export const versionIdOf = (datasetId: string, n: number): string => `${datasetId}-${n}`;

/** Samples with what they teach; one that is there stays as it is. */
export async function storeSamples(graph: Graph, projectId: string, samples: readonly Sample[]): Promise<void> {
  for (const batch of batchesOf(samples, SAMPLES)) {
    const rows = batch.map(({ teaches: _, choices, ...sample }) => ({ ...sample, choices: choices ?? null }));
    await graph.run(mergeSamples, { projectId, samples: rows });
    const links = batch.flatMap(({ id, teaches }) =>
      teaches.map((node) => ({ sampleId: id, nodeId: node.id, kind: node.kind })),
    );
    await graph.run(linkSamplesToRelations, { projectId, links: links.filter(({ kind }) => kind === 'relation') });
    await graph.run(linkSamplesToConcepts, { projectId, links: links.filter(({ kind }) => kind === 'concept') });
  }
}

export async function dropLooseSamples(graph: Graph, projectId: string, ids: readonly string[]): Promise<void> {
  for (const sampleIds of batchesOf(ids, SAMPLES)) await graph.run(deleteLooseSamples, { projectId, sampleIds });
}

/**
 * The whole version in one transaction, under the lock of its dataset: it is there with all its edges or not at all, and its number is the
 * next one even when two are made at once. Samples are stored before. Gives the number, of an equal version when there was one.
 */
export async function storeVersion(graph: Graph, projectId: string, version: NewVersion): Promise<number> {
  const { datasetId, properties } = version;
  return graph.write(
    'training/store-version',
    async (tx) => {
      const [dataset] = await tx.run(lockDataset, { projectId, datasetId });
      if (dataset === undefined) throw new ProdaError('dataset/missing', { datasetId });
      const [same] = await tx.run(findVersionByIdentity, { projectId, datasetId, identity: properties.identity });
      if (same !== undefined) return same.n;
      const n = dataset.versions + 1;
      const versionId = versionIdOf(datasetId, n);
      await tx.run(createDatasetVersion, {
        projectId,
        datasetId,
        versionId,
        n,
        benchmarkId: version.benchmarkId,
        previousId: properties.previous === null ? null : versionIdOf(datasetId, properties.previous),
        properties: JSON.stringify(properties),
        contentHash: version.contentHash,
        identity: properties.identity,
      });
      await link(tx, linkVersionAdds, projectId, versionId, numbered(version.add));
      await link(tx, linkVersionDrops, projectId, versionId, numbered(version.drop));
      await link(tx, linkVersionReplays, projectId, versionId, numbered(version.replay));
      await link(tx, linkVersionRefusals, projectId, versionId, version.refused);
      await link(tx, linkVersionClosest, projectId, versionId, version.closest);
      return n;
    },
    { timeoutMs: TIMEOUT_MS },
  );
}

type LinkQuery<T> = Query<{ projectId: string; versionId: string; rows: readonly T[] }, { linked: number }>;

async function link<T extends object>(
  tx: Transaction,
  query: LinkQuery<T>,
  projectId: string,
  versionId: string,
  all: readonly T[],
): Promise<void> {
  for (const rows of batchesOf(all, LINKS)) {
    const [done] = await tx.run(query, { projectId, versionId, rows });
    // A sample or item that is not there would leave a version that is not what its hash says.
    if (done?.linked !== rows.length)
      throw new ProdaError('dataset/version-incomplete', { versionId, wanted: rows.length, found: done?.linked ?? 0 });
  }
}

const numbered = (ids: readonly string[]) => ids.map((sampleId, i) => ({ sampleId, i }));

function* batchesOf<T>(rows: readonly T[], size: number): Generator<readonly T[]> {
  for (let i = 0; i < rows.length; i += size) yield rows.slice(i, i + size);
}
