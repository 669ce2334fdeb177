import {
  type DatasetId,
  type DatasetVersion,
  type Drafting,
  ProdaError,
  randomOf,
  type Sample,
  type SampleId,
} from '../../domain/index.ts';
import type { Graph } from '../../platform/index.ts';
import { GATE_HASH, GATE_METHOD, type OrthogonalityGate } from '../gate/orthogonality-gate.ts';
import type { Facts } from './load-facts.ts';
import { createDiversity } from './measure-diversity.ts';
import type { Versions } from './read-versions.ts';
import type { RefusalLog } from './refusal-log.ts';
import { dropLooseSamples, storeSamples, storeVersion } from './store-version.ts';
import { contentHashOfSamples, createTally, type VersionProperties } from './version-record.ts';

export interface Commit {
  /** The version that this one follows; null: the first of its line. */
  readonly previous: number | null;
  readonly add: AsyncIterable<Sample> | Iterable<Sample>;
  readonly drop: readonly SampleId[];
  readonly replay: readonly SampleId[];
  /** Told when the number of samples is known. */
  readonly why: (samples: number) => string;
  readonly benchmarkId: string | null;
  readonly gate: OrthogonalityGate;
  readonly log: RefusalLog;
  readonly totals: Facts['totals'];
  /** Told when all samples have come. */
  readonly drafting?: () => Drafting;
}
const BATCH = 1_000;

/**
 * Stores a version whose every sample has passed the gate: the added ones as they come, in flat memory, and those kept from the version before,
 * which are looked at again since the suite may be another. What leaks is left out or dropped, and counted. The same work finds the
 * version that it made before.
 */
export async function commitVersion(
  { graph, versions }: { graph: Graph; versions: Versions },
  projectId: string,
  datasetId: DatasetId,
  { previous, add, drop, replay, why, benchmarkId, gate, log, totals, drafting }: Commit,
): Promise<DatasetVersion> {
  await versions.getDataset(projectId, datasetId);
  const held = previous === null ? [] : await versions.idsOf(projectId, datasetId, previous, 'contents');
  const holds = new Set(held);
  const dropped = new Set<SampleId>(drop.filter((id) => holds.has(id)));
  const tally = createTally();
  const diversity = createDiversity(randomOf('diversity', previous ?? 0));
  const take = (sample: Sample): void => {
    ids.push(sample.id);
    tally.add(sample);
    diversity.add(sample);
  };
  const ids: SampleId[] = [];
  const kept = held.filter((id) => !dropped.has(id));
  for await (const sample of versions.streamByIds(projectId, kept)) {
    if (pass(sample)) take(sample);
    else dropped.add(sample.id);
  }
  const known = new Set(ids);
  const added: SampleId[] = [];
  try {
    let batch: Sample[] = [];
    for await (const sample of add) {
      if (known.has(sample.id)) continue;
      if (!pass(sample)) continue;
      known.add(sample.id);
      added.push(sample.id);
      take(sample);
      batch.push(sample);
      if (batch.length < BATCH) continue;
      await storeSamples(graph, projectId, batch);
      batch = [];
    }
    await storeSamples(graph, projectId, batch);
    const replayed = await replayable(replay);
    const contentHash = contentHashOfSamples(ids);
    const properties: VersionProperties = {
      samples: ids.length,
      added: added.length,
      dropped: dropped.size,
      replayed: replayed.length,
      ...tally.counts(totals),
      refused: log.counts(),
      why: why(ids.length),
      previous,
      identity: contentHashOfSamples([
        `previous ${previous}`,
        `contents ${contentHash}`,
        `benchmark ${benchmarkId}`,
        ...replayed.map((id) => `replay ${id}`),
      ]),
      gate: { method: GATE_METHOD, hash: GATE_HASH, items: gate.items },
      diversity: diversity.measure(),
      ...(drafting && { drafting: drafting() }),
    };
    const n = await storeVersion(graph, projectId, {
      datasetId,
      benchmarkId,
      contentHash,
      properties,
      add: added,
      drop: [...dropped],
      replay: replayed,
      refused: log.pairs,
      closest: gate.closest(),
    });
    return (await versions.getVersion(projectId, datasetId, n)).view;
  } catch (error) {
    await dropLooseSamples(graph, projectId, added).catch(() => undefined);
    throw error;
  }

  function pass(sample: Sample): boolean {
    if (sample.origin !== 'cot' && sample.teaches.filter(({ kind }) => kind === 'relation').length > 1)
      throw new ProdaError('dataset/teaches-several', { sampleId: sample.id, origin: sample.origin });
    const leaks = gate.survey(sample);
    if (leaks.length > 0) log.refuse({ sample, leaks });
    return leaks.length === 0;
  }

  /** Replayed rows are earlier samples; one that gives an item of this suite away is not repeated either. */
  async function replayable(wanted: readonly SampleId[]): Promise<SampleId[]> {
    const passed: SampleId[] = [];
    for await (const sample of versions.streamByIds(projectId, wanted))
      if (known.has(sample.id) || pass(sample)) passed.push(sample.id);
    return passed;
  }
}
