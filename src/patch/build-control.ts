import {
  type DatasetVersion,
  type JobContext,
  type Patch,
  randomOf,
  type Sample,
  type SampleFormat,
  shuffled,
} from '../domain/index.ts';
import { buildAdmitted } from '../training/index.ts';
import { CONTROL, getOrigin, type PatchStages } from './build-patch.ts';
import { drawReplay } from './samples/draw-replay.ts';

const FORMATS: readonly SampleFormat[] = ['open', 'tf', 'mc'];

/**
 * As many new samples as a patch added, about whatever comes first in a seeded order and so for no failure in particular, on the version
 * that the patch built on, with as much replay: the arm that "targeted beats more" is measured against.
 */
export async function buildControl(
  { graph, training }: PatchStages,
  projectId: string,
  patch: Patch,
  seed: number,
  context: JobContext,
): Promise<DatasetVersion> {
  const { datasetId, version } = patch.datasetVersion;
  const { previous } = await training.getVersionOrigin(projectId, datasetId, version);
  const { benchmarkId } = await getOrigin(graph, projectId, patch.diagnosisId);
  const base = previous ?? version;
  const contents: Sample[] = [];
  for await (const sample of training.streamSamples(projectId, datasetId, base)) contents.push(sample);
  const held = new Set<string>(contents.map(({ id }) => id));
  const facts = await training.loadFacts(projectId);
  const gate = await training.openGate(projectId, benchmarkId);
  const wanted = patch.refine + patch.cot;
  const made = new Map<string, Sample>();
  const random = randomOf('control', seed, patch.id);
  const order = shuffled([...facts.relations, ...facts.concepts], random);
  for (const format of FORMATS)
    for (const fact of order) {
      if (made.size >= wanted) break;
      context.signal.throwIfAborted();
      const told = buildAdmitted(fact, format, random, gate, 'control');
      if ('sample' in told && told.sample !== null && !held.has(told.sample.id)) made.set(told.sample.id, told.sample);
    }
  const add = [...made.values()];
  const patched = new Set<string>(add.flatMap(({ teaches }) => teaches.map(({ id }) => id)));
  const replay = drawReplay(contents, patched, patch.replay, randomOf('control replay', seed, patch.id));
  const why = `${CONTROL} ${patch.id}: ${add.length} of ${wanted} samples for no failure in particular, ${replay.length} of ${patch.replay} rows replayed, seed ${seed}`;
  return training.addVersion(
    projectId,
    datasetId,
    { previous: base, add, drop: [], replay: replay.map(({ id }) => id), why, refused: [], benchmarkId },
    facts.totals,
  );
}
