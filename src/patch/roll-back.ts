import type { DatasetVersion, Patch } from '../domain/index.ts';
import type { PatchStages } from './build-patch.ts';

/** The newest version without what the patch added. Replayed rows were there before and stay. */
export async function rollBack({ training }: PatchStages, projectId: string, patch: Patch): Promise<DatasetVersion> {
  const { datasetId, version } = patch.datasetVersion;
  const { benchmarkId, previous } = await training.getVersionOrigin(projectId, datasetId, version);
  const { added } = await training.diff(projectId, datasetId, previous ?? version, version);
  const { versions } = await training.getDataset(projectId, datasetId);
  const held = new Set<string>();
  for await (const { id } of training.streamSamples(projectId, datasetId, versions)) held.add(id);
  const drop = added.map(({ id }) => id).filter((id) => held.has(id));
  if (drop.length === 0) return training.getVersion(projectId, datasetId, versions);
  const { relationsOf, conceptsOf } = (await training.getVersion(projectId, datasetId, versions)).taught;
  return training.addVersion(
    projectId,
    datasetId,
    { previous: versions, add: [], drop, replay: [], why: `Rolls back patch ${patch.id}`, refused: [], benchmarkId },
    { relations: relationsOf, concepts: conceptsOf },
  );
}
