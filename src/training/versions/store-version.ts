import { type DatasetId, ProdaError, type Sample } from '../../domain/index.ts';
import type { Graph, Query } from '../../platform/index.ts';
import type { Closest } from '../gate/orthogonality-gate.ts';
import {
  clearPendingVersion,
  deleteLooseSamples,
  deletePendingVersion,
  findVersionByIdentity,
  linkSamplesToConcepts,
  linkSamplesToRelations,
  linkVersionAdds,
  linkVersionClosest,
  linkVersionDrops,
  linkVersionRefusals,
  linkVersionReplays,
  lockDataset,
  mergePendingVersion,
  mergeSamples,
  sealDatasetVersion,
} from '../queries.generated.ts';
import type { RefusedPair } from './refusal-log.ts';
import type { VersionProperties } from './version-record.ts';

const SAMPLES = 1_000;
const LINKS = 5_000;

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
    const rows = batch.map(({ teaches: _, choices, preference, draftedBy, ...sample }) => ({
      ...sample,
      choices: choices ?? null,
      preference: preference === undefined ? null : JSON.stringify(preference),
      draftedBy: draftedBy === undefined ? null : JSON.stringify(draftedBy),
    }));
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
 * Stores a version whose samples are stored: it is filled under a pending name, in transactions that do not grow with it, and sealed in one
 * that gives it the next number, under the lock of its dataset. Before that nobody sees it. Gives the number, of an equal version when
 * there was one.
 */
export async function storeVersion(graph: Graph, projectId: string, version: NewVersion): Promise<number> {
  const { datasetId, properties } = version;
  const { identity } = properties;
  const find = { projectId, datasetId, identity };
  const [known] = await graph.run(findVersionByIdentity, find);
  if (known !== undefined) return known.n;
  const pendingId = `${datasetId}-pending-${identity.slice(-16)}`;
  await graph.run(mergePendingVersion, { projectId, pendingId });
  try {
    await clear(graph, projectId, pendingId);
    await link(graph, linkVersionAdds, projectId, pendingId, numbered(version.add));
    await link(graph, linkVersionDrops, projectId, pendingId, numbered(version.drop));
    await link(graph, linkVersionReplays, projectId, pendingId, numbered(version.replay));
    await link(graph, linkVersionRefusals, projectId, pendingId, version.refused);
    await link(graph, linkVersionClosest, projectId, pendingId, version.closest);
    const n = await graph.write('training/seal-version', async (tx) => {
      const [dataset] = await tx.run(lockDataset, { projectId, datasetId });
      if (dataset === undefined) throw new ProdaError('dataset/missing', { datasetId });
      const [same] = await tx.run(findVersionByIdentity, find);
      if (same !== undefined) return { number: same.n, isNew: false };
      const next = dataset.versions + 1;
      const [sealed] = await tx.run(sealDatasetVersion, {
        projectId,
        datasetId,
        pendingId,
        versionId: versionIdOf(datasetId, next),
        n: next,
        benchmarkId: version.benchmarkId,
        previousId: properties.previous === null ? null : versionIdOf(datasetId, properties.previous),
        properties: JSON.stringify(properties),
        contentHash: version.contentHash,
        identity,
      });
      const { add, drop, replay, refused, closest } = version;
      const wanted = [add, drop, replay, refused, closest].reduce((sum, { length }) => sum + length, 0);
      // Two that do the same work at once could empty each other's; then neither is sealed half-filled.
      if (sealed?.edges !== wanted)
        throw new ProdaError('dataset/version-incomplete', { versionId: pendingId, wanted, found: sealed?.edges ?? 0 });
      return { number: next, isNew: true };
    });
    if (!n.isNew) await withdraw(graph, projectId, pendingId);
    return n.number;
  } catch (error) {
    await withdraw(graph, projectId, pendingId).catch(() => undefined);
    throw error;
  }
}

async function clear(graph: Graph, projectId: string, pendingId: string): Promise<void> {
  for (;;) {
    const [row] = await graph.run(clearPendingVersion, { projectId, pendingId });
    if (row === undefined || row.deleted === 0) return;
  }
}

async function withdraw(graph: Graph, projectId: string, pendingId: string): Promise<void> {
  await clear(graph, projectId, pendingId);
  await graph.run(deletePendingVersion, { projectId, pendingId });
}

type LinkQuery<T> = Query<{ projectId: string; versionId: string; rows: readonly T[] }, { linked: number }>;

async function link<T extends object>(
  graph: Graph,
  query: LinkQuery<T>,
  projectId: string,
  versionId: string,
  all: readonly T[],
): Promise<void> {
  for (const rows of batchesOf(all, LINKS)) {
    const [done] = await graph.run(query, { projectId, versionId, rows });
    // A sample or item that is not there would leave a version that is not what its hash says.
    if (done?.linked !== rows.length)
      throw new ProdaError('dataset/version-incomplete', { versionId, wanted: rows.length, found: done?.linked ?? 0 });
  }
}

const numbered = (ids: readonly string[]) => ids.map((sampleId, i) => ({ sampleId, i }));

function* batchesOf<T>(rows: readonly T[], size: number): Generator<readonly T[]> {
  for (let i = 0; i < rows.length; i += size) yield rows.slice(i, i + size);
}
