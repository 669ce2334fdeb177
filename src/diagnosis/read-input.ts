import type { EvalRun, KeyedItem, ModelVersion } from '../domain/index.ts';
import type { Graph } from '../platform/graph/index.ts';
import { versionIdOf } from '../training/index.ts';
import { leavesUnnamed } from './leaves-unnamed.ts';
import type { DiagnosisInput, Element, ItemRow, ResponseRow } from './model/index.ts';
import { itemOfProbe, Probe } from './probes/probe.ts';
import {
  findProbeAnswers,
  type StreamRequiredElementsRow,
  streamRequiredElements,
  streamTaughtElements,
} from './queries.generated.ts';
import { type PeerEvidence, readPeers } from './read-peers.ts';
import type { ItemSource, RunSource } from './sources.ts';

/** Everything that a diagnosis reads, apart from sentences. */
export interface RunInput extends DiagnosisInput {
  readonly run: EvalRun;
  readonly model: ModelVersion;
  readonly keyed: ReadonlyMap<string, KeyedItem>;
  readonly nodes: ReadonlyMap<string, StreamRequiredElementsRow>;
  /** The first samples that teach an element, by its id. */
  readonly samplesOf: ReadonlyMap<string, readonly string[]>;
  readonly probes: readonly {
    readonly probe: Probe;
    readonly chosen: number | null;
    readonly correct: boolean | null;
  }[];
  readonly peers: readonly PeerEvidence[];
  /** Answers left out: given to a text that is not the item's. */
  readonly hashMismatch: number;
}

/**
 * Reads the answers of a run to dev items (or to all), the Q-matrix, what the data behind the model teaches, probes and what other
 * models did. In a fixed order, so that the same graph gives the same input.
 */
export async function readInput(
  { graph, benchmark, evaluation }: { graph: Graph; benchmark: ItemSource; evaluation: RunSource },
  projectId: string,
  runId: string,
  split: 'dev' | 'all',
): Promise<RunInput> {
  const run = await evaluation.getRun(projectId, runId);
  const model = await evaluation.getModel(projectId, run.modelId);
  const { benchmarkId } = run;
  const keyed = new Map<string, KeyedItem>();
  for await (const item of benchmark.streamItems(projectId, benchmarkId, split === 'dev' ? 'dev' : undefined))
    keyed.set(item.id, item);

  const outcomes: (ResponseRow & { repeat: number })[] = [];
  let hashMismatch = 0;
  for await (const { itemId, repeat, outcome, chosen, warnings } of evaluation.streamOutcomes(projectId, runId)) {
    if (!keyed.has(itemId)) continue;
    if (warnings.includes('hash_mismatch')) hashMismatch++;
    else outcomes.push({ itemId, repeat, outcome, chosen });
  }
  outcomes.sort((a, b) => (a.itemId === b.itemId ? a.repeat - b.repeat : a.itemId < b.itemId ? -1 : 1));

  const nodes = new Map<string, StreamRequiredElementsRow>();
  for await (const row of graph.stream(streamRequiredElements, { projectId, benchmarkId })) nodes.set(row.id, row);
  const samplesOf = new Map<string, readonly string[]>();
  const taught = new Map<string, number>();
  if (model.datasetVersion !== null) {
    const { datasetId, version } = model.datasetVersion;
    const versionId = versionIdOf(datasetId, version);
    for await (const { id, samples, sampleIds } of graph.stream(streamTaughtElements, { projectId, versionId })) {
      taught.set(id, samples);
      samplesOf.set(id, sampleIds);
    }
  }
  const elements = [...nodes.values()].map(
    ({ id, kind, subjectId, objectId }): Element => ({
      id,
      kind: kind === 'relation' ? 'relation' : 'concept',
      ends: subjectId === null || objectId === null ? [] : [subjectId, objectId],
      taught: model.datasetVersion === null ? null : (taught.get(id) ?? 0),
    }),
  );

  const probes = (await graph.run(findProbeAnswers, { projectId, runId })).map(({ probe, chosen, correct }) => ({
    probe: Probe.parse(JSON.parse(probe)),
    chosen,
    correct,
  }));
  const asked = probes.flatMap(({ probe, chosen, correct }): ResponseRow[] =>
    correct === null ? [] : [{ itemId: probe.id, outcome: correct ? 'correct' : 'wrong', chosen }],
  );
  return {
    run,
    model,
    keyed,
    nodes,
    samplesOf,
    probes,
    items: [...[...keyed.values()].map((item) => rowOf(item, nodes)), ...probes.map(({ probe }) => itemOfProbe(probe))],
    elements,
    responses: [...outcomes, ...asked],
    hashMismatch,
    peers: await readPeers(graph, projectId, run, model, keyed),
  };
}

function rowOf(item: KeyedItem, nodes: RunInput['nodes']): ItemRow {
  const { id, chainId, requires, answer, options } = item;
  const follows = leavesUnnamed(item, (conceptId) => nodes.get(conceptId)?.term ?? null);
  return { id, chainId, requires: requires.map((ref) => ref.id), follows, answer, options };
}
