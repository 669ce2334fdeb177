import type { Diagnoses } from '../diagnosis/index.ts';
import {
  type DatasetId,
  DiagnosisId,
  type Failure,
  idOf,
  type JobContext,
  type KeyedItem,
  Patch,
  type PatchId,
  ProdaError,
  randomOf,
  type Sample,
} from '../domain/index.ts';
import type { Knowledge, StoredChain } from '../knowledge/index.ts';
import type { Graph } from '../platform/graph/index.ts';
import { type Training, versionIdOf } from '../training/index.ts';
import { collectTargets } from './plan/collect-targets.ts';
import { findUnpatchable } from './plan/find-unpatchable.ts';
import { sizeOf, withinBudget } from './plan/size-of.ts';
import { whyOf } from './plan/why-of.ts';
import { getDiagnosisOrigin, getPatch, mergePatch } from './queries.generated.ts';
import { cot } from './samples/cot.ts';
import { drawReplay } from './samples/draw-replay.ts';
import { factsById } from './samples/facts-by-id.ts';
import { neighborsOn } from './samples/find-paths.ts';
import { refine } from './samples/refine.ts';
import type { ItemSource } from './sources.ts';

export interface PatchOptions {
  readonly seed: number;
  /** Samples for a gap that is certain and decided one failure. */
  readonly refinePerGap?: number | undefined;
  readonly cotPerDeficit?: number | undefined;
  /** New samples at most, all targets together; none: as many as the targets get. */
  readonly maxSamples?: number | undefined;
  /** Replayed rows for each row of the patch. */
  readonly replayRatio?: number | undefined;
  /** Who words the samples; what they teach is the same. */
  readonly generator?: 'template' | 'llm' | undefined;
}
export interface PatchStages {
  readonly graph: Graph;
  readonly knowledge: Pick<Knowledge, 'streamChains'>;
  readonly benchmark: ItemSource;
  readonly training: Training;
  readonly diagnosis: Pick<Diagnoses, 'getDiagnosis' | 'findFailures'>;
}

/** Part of a patch's identity: raise it whenever the same diagnosis would be patched otherwise. */
const METHOD = 'refine and cot 4';
export const DEFAULTS = { refinePerGap: 4, cotPerDeficit: 3, replayRatio: 1 } as const;

/** Diagnosis → samples, replay, the next dataset version. The same diagnosis and options are the same patch. */
export async function buildPatch(
  stages: PatchStages,
  projectId: string,
  diagnosisId: string,
  options: PatchOptions,
  context: JobContext,
): Promise<Patch> {
  const { graph, training } = stages;
  const { seed } = options;
  const refinePerGap = options.refinePerGap ?? DEFAULTS.refinePerGap;
  const cotPerDeficit = options.cotPerDeficit ?? DEFAULTS.cotPerDeficit;
  const replayRatio = options.replayRatio ?? DEFAULTS.replayRatio;
  const failures = await allFailures(stages, projectId, diagnosisId);
  const more = [
    ...(options.generator === 'llm' ? ['llm'] : []),
    ...(options.maxSamples === undefined ? [] : [`at most ${options.maxSamples}`]),
    // Told something else by a person, the same diagnosis is patched otherwise.
    ...failures.flatMap(({ itemId, verdict }) => (verdict === null ? [] : [`${itemId} ${verdict.class}`])),
  ];
  const patchId: PatchId = idOf('pat', METHOD, diagnosisId, seed, refinePerGap, cotPerDeficit, replayRatio, ...more);
  const [known] = await graph.run(getPatch, { projectId, patchId });
  if (known !== undefined) return Patch.parse(JSON.parse(known.properties));

  const diagnosis = await stages.diagnosis.getDiagnosis(projectId, diagnosisId);
  if (diagnosis.split !== 'dev') throw new ProdaError('patch/held-out-seen', { diagnosisId });
  const origin = await getOrigin(graph, projectId, diagnosisId);
  const { benchmarkId, modelId, version } = origin;
  if (origin.datasetId === null || version === null) throw new ProdaError('patch/no-dataset', { modelId });
  const datasetId = origin.datasetId as DatasetId;
  const named = `Patch ${patchId} of diagnosis ${diagnosisId}`;
  const previous = await baseOf(training, projectId, datasetId, version, named);

  const { gaps, deficits } = collectTargets(failures);
  if (gaps.length + deficits.length === 0)
    throw new ProdaError('patch/nothing-to-patch', { diagnosisId, detail: 'no gap or deficit is likely enough' });

  const { concepts, relations } = diagnosis.ranking;
  const supportOf = new Map<string, number>([...concepts, ...relations].map(({ id, support }) => [id, support]));
  const cotSizeOf = ({ missing }: { missing: number }) => sizeOf({ missing, decided: 1, support: 1 }, cotPerDeficit);
  const wanted = [
    ...gaps.map((target) => sizeOf({ ...target, support: supportOf.get(target.id) ?? 1 }, refinePerGap)),
    ...deficits.map((target) => cotSizeOf(target) * target.itemIds.length),
  ];
  const sizes = withinBudget(wanted, options.maxSamples);
  context.progress(0, gaps.length + deficits.length, 'targets');
  const byId = factsById(await training.loadFacts(projectId));
  const gate = await training.openGate(projectId, benchmarkId);
  const contents: Sample[] = [];
  for await (const sample of training.streamSamples(projectId, datasetId, previous)) contents.push(sample);
  const taughtBefore = relationsOf(contents);
  const refused = new Map<string, number>();
  const made = new Map<string, Sample>();
  const targets: Patch['targets'] = [];
  const unpatchable: Patch['unpatchable'] = [];
  const keep = (
    target: Omit<Patch['targets'][number], 'samples'>,
    samples: readonly Sample[],
    reasons: readonly string[],
  ) => {
    for (const reason of reasons) refused.set(reason, (refused.get(reason) ?? 0) + 1);
    const fresh = samples.filter(({ id }) => !made.has(id));
    for (const sample of fresh) made.set(sample.id, sample);
    const { kind, id, label, missing, decided } = target;
    targets.push({ kind, id, label, missing, decided, samples: fresh.length });
    context.progress(targets.length, gaps.length + deficits.length, 'targets');
    return fresh.length;
  };
  // What a target cannot use of its share, because the gate refuses it, goes to those after it.
  let [spare, overBudget] = [0, 0];
  const roomOf = (i: number): number => {
    const room = Math.min(wanted[i]!, sizes[i]! + spare);
    overBudget += wanted[i]! - room;
    return room;
  };

  for (const [i, target] of gaps.entries()) {
    context.signal.throwIfAborted();
    const random = randomOf('refine', seed, diagnosisId, target.id);
    const room = roomOf(i);
    const told = refine(target, room, { known: byId, gate, taught: taughtBefore, random });
    // A target that the budget left nothing for is not unpatchable.
    for (const { itemId, reason } of room === 0 ? [] : findUnpatchable(target, told, taughtBefore))
      unpatchable.push({ itemId: itemId as KeyedItem['id'], reason });
    const used = keep({ ...target, id: target.id as Patch['targets'][number]['id'] }, told.samples, told.refused);
    spare += sizes[i]! - used;
  }
  if (deficits.length > 0) {
    const { chains, heldOut, itemOf } = await readDeficits(stages, projectId, benchmarkId, deficits);
    for (const [i, target] of deficits.entries()) {
      context.signal.throwIfAborted();
      const chain = chains.get(target.id);
      const random = randomOf('cot', seed, diagnosisId, target.id);
      const share = sizes[gaps.length + i]!;
      if (chain === undefined) {
        spare += share;
        unpatchable.push(
          ...target.itemIds.map((itemId) => ({ itemId: itemId as KeyedItem['id'], reason: 'chain-gone' })),
        );
        continue;
      }
      const room = roomOf(gaps.length + i);
      const told = cot(target, cotSizeOf(target), chain, (id) => itemOf.get(id), {
        known: byId,
        gate,
        heldOut,
        room,
        random,
      });
      unpatchable.push(
        ...told.unpatchable.map(({ itemId, reason }) => ({ itemId: itemId as KeyedItem['id'], reason })),
      );
      spare += share - keep({ ...target, kind: 'chain', id: chain.id }, told.samples, told.refused);
    }
  }

  if (overBudget > 0) refused.set('over-budget', overBudget);

  const held = new Set<string>(contents.map(({ id }) => id));
  const fresh = [...made.values()].filter(({ id }) => !held.has(id));
  const drafter =
    options.generator === 'llm' ? training.openDrafter(projectId, { facts: byId.facts, gate, seed }, context) : null;
  const add: Sample[] = [];
  if (drafter === null) add.push(...fresh);
  else
    for await (const sample of drafter.draft(fresh)) {
      if (!held.has(sample.id)) add.push(sample);
      context.progress(add.length, fresh.length, 'samples drafted');
    }
  if (add.length === 0)
    throw new ProdaError('patch/nothing-to-patch', {
      diagnosisId,
      detail: `the gate or the dataset left no new sample for ${gaps.length + deficits.length} targets`,
    });
  const taught = relationsOf(add);
  const replayWanted = Math.round(replayRatio * add.length);
  const replay = drawReplay(contents, taught, replayWanted, randomOf('replay', seed, diagnosisId));
  const counts = [...refused]
    .map(([reason, count]) => ({ reason, count }))
    .sort((a, b) => (a.reason < b.reason ? -1 : 1));
  const byOrigin = (kind: Sample['origin']) => add.filter(({ origin }) => origin === kind).length;
  const why = whyOf(named, {
    refine: byOrigin('refine'),
    cot: byOrigin('cot'),
    replay: replay.length,
    replayWanted,
    targets,
    settings: `seed ${seed}, ${refinePerGap} a gap, ${cotPerDeficit} a deficit, replay ${replayRatio}${options.maxSamples === undefined ? '' : `, at most ${options.maxSamples} samples`}`,
  });
  const next = await training.addVersion(
    projectId,
    datasetId,
    {
      previous,
      add,
      drop: [],
      replay: replay.map(({ id }) => id),
      why,
      refused: counts,
      benchmarkId,
      ...(drafter && { drafting: drafter.report() }),
    },
    byId.facts.totals,
  );
  const replayed = relationsOf(replay);
  const patch: Patch = {
    id: patchId,
    diagnosisId: DiagnosisId.parse(diagnosisId),
    refine: byOrigin('refine'),
    cot: byOrigin('cot'),
    replay: next.replayed,
    l2Overlap: [...taught].filter((id) => replayed.has(id)).length,
    replayWanted,
    unpatchable,
    refused: counts,
    targets,
    datasetVersion: { datasetId, version: next.n },
  };
  const versionId = versionIdOf(datasetId, next.n);
  const [stored] = await graph.run(mergePatch, {
    projectId,
    patchId,
    diagnosisId,
    versionId,
    properties: JSON.stringify(patch),
  });
  return Patch.parse(JSON.parse(stored!.properties));
}

/**
 * The version that the patch builds on: the one behind the model, or a later one that holds the same (a patch was rolled back). A
 * later version that this very patch made does not count: the patch was cut short behind it.
 */
async function baseOf(
  training: Training,
  projectId: string,
  datasetId: DatasetId,
  version: number,
  named: string,
): Promise<number> {
  const { versions } = await training.getDataset(projectId, datasetId);
  const { contentHash } = await training.getVersion(projectId, datasetId, version);
  for (let n = versions; n > version; n--) {
    const later = await training.getVersion(projectId, datasetId, n);
    if (later.contentHash === contentHash) return n;
    if (!later.why.startsWith(named) && !later.why.startsWith(CONTROL))
      throw new ProdaError('patch/stale-version', { datasetId, newest: versions, version });
  }
  return version;
}

/** The suite and the model that a diagnosis speaks of. Throws diagnosis/missing. */
export async function getOrigin(graph: Graph, projectId: string, diagnosisId: string) {
  const [origin] = await graph.run(getDiagnosisOrigin, { projectId, diagnosisId });
  if (origin === undefined) throw new ProdaError('diagnosis/missing', { diagnosisId });
  return origin;
}

/** How the reason of a control version begins: it stands beside the line of patches, not in it. */
export const CONTROL = 'Control for patch';

async function allFailures(stages: PatchStages, projectId: string, diagnosisId: string): Promise<Failure[]> {
  const failures: Failure[] = [];
  let after: string | null = null;
  do {
    const page = await stages.diagnosis.findFailures(projectId, diagnosisId, { limit: 500, after });
    failures.push(...page.data);
    after = page.next;
  } while (after !== null);
  return failures;
}

async function readDeficits(
  { knowledge, benchmark }: PatchStages,
  projectId: string,
  benchmarkId: string,
  deficits: readonly { readonly id: string; readonly itemIds: readonly string[] }[],
) {
  const failing = new Set(deficits.flatMap(({ itemIds }) => itemIds));
  const itemOf = new Map<string, KeyedItem>();
  const heldOutChains = new Set<string>();
  for await (const item of benchmark.streamItems(projectId, benchmarkId)) {
    if (failing.has(item.id)) itemOf.set(item.id, item);
    if (item.split === 'held-out') heldOutChains.add(item.chainId);
  }
  const wanted = new Set(deficits.map(({ id }) => id));
  const chains = new Map<string, StoredChain>();
  const heldOut: StoredChain[] = [];
  for await (const chain of knowledge.streamChains(projectId)) {
    if (wanted.has(chain.id)) chains.set(chain.id, chain);
    if (heldOutChains.has(chain.id)) heldOut.push(chain);
  }
  return { chains, heldOut: neighborsOn(heldOut), itemOf };
}

function relationsOf(rows: readonly Sample[]): Set<string> {
  return new Set(rows.flatMap(({ teaches }) => teaches.flatMap(({ kind, id }) => (kind === 'relation' ? [id] : []))));
}
