import type { DatasetVersion, Patch } from '../domain/index.ts';
import { CONTROL, type PatchStages } from './build-patch.ts';

/**
 * The newest version of the patch's own line without what the patch added. Replayed rows were there before and stay; a control
 * stands beside the line, so nothing of it comes in.
 */
export async function rollBack({ training }: PatchStages, projectId: string, patch: Patch): Promise<DatasetVersion> {
  const { datasetId, version } = patch.datasetVersion;
  const { benchmarkId, previous } = await training.getVersionOrigin(projectId, datasetId, version);
  const { added } = await training.diff(projectId, datasetId, previous ?? version, version);
  const newest = await newestAfter(training, projectId, datasetId, version);
  const held = new Set<string>();
  for await (const { id } of training.streamSamples(projectId, datasetId, newest.n)) held.add(id);
  const drop = added.map(({ id }) => id).filter((id) => held.has(id));
  if (drop.length === 0) return newest;
  const { relationsOf, conceptsOf } = newest.taught;
  return training.addVersion(
    projectId,
    datasetId,
    { previous: newest.n, add: [], drop, replay: [], why: `Rolls back patch ${patch.id}`, refused: [], benchmarkId },
    { relations: relationsOf, concepts: conceptsOf },
  );
}

/** The newest version that goes on from this one, or this one itself. */
async function newestAfter(
  training: PatchStages['training'],
  projectId: string,
  datasetId: string,
  version: number,
): Promise<DatasetVersion> {
  const { versions } = await training.getDataset(projectId, datasetId);
  const line = new Set([version]);
  let newest = await training.getVersion(projectId, datasetId, version);
  for (let n = version + 1; n <= versions; n++) {
    const { previous } = await training.getVersionOrigin(projectId, datasetId, n);
    if (previous === null || !line.has(previous)) continue;
    const later = await training.getVersion(projectId, datasetId, n);
    if (later.why.startsWith(CONTROL)) continue;
    line.add(n);
    newest = later;
  }
  return newest;
}
