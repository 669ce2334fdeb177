import type { Benchmarks } from '../benchmark/index.ts';
import {
  type DatasetId,
  type DatasetVersion,
  type Drafting,
  ItemId,
  idOf,
  type JobContext,
  type KeyedItem,
  type Page,
  type PageRequest,
  ProdaError,
  type Sample,
  type SampleFormat,
  SampleId,
} from '../domain/index.ts';
import type { Knowledge } from '../knowledge/index.ts';
import type { Graph, ModelClient } from '../platform/index.ts';
import { type Coverage, tallyCoverage } from './coverage/tally-coverage.ts';
import { createSampleDrafter, type SampleDrafter } from './drafting/draft-samples.ts';
import { type Ends, gateItemOf } from './gate/gate-item.ts';
import {
  type Closest,
  createOrthogonalityGate,
  type GateItem,
  type Leak,
  LeakReason,
  type OrthogonalityGate,
} from './gate/orthogonality-gate.ts';
import { findSamplesTeaching, findVersionClosest, findVersionRefusals, mergeDataset } from './queries.generated.ts';
import { commitVersion } from './versions/commit-version.ts';
import { drawSamples, type Quota } from './versions/draw-samples.ts';
import { type Facts, loadFacts } from './versions/load-facts.ts';
import { createVersions, type Dataset, type SamplePart, sampleOf } from './versions/read-versions.ts';
import { createRefusalLog, type RefusedPair } from './versions/refusal-log.ts';
import { versionIdOf } from './versions/store-version.ts';

/** What a new version changes in an earlier one. */
export interface VersionChange {
  /** The version that this one follows. */
  readonly previous: number;
  readonly add: readonly Sample[];
  readonly drop: readonly SampleId[];
  readonly replay: readonly SampleId[];
  readonly why: string;
  /** What the caller's own use of the gate turned down, by reason. */
  readonly refused?: readonly { reason: string; count: number }[];
  readonly benchmarkId: string | null;
  /** What came of wording the added samples by a model. */
  readonly drafting?: Drafting;
}

/** The Builder: samples from L1 and L2, immutable versions, and the gate that keeps items out of them. */
export function createTraining({
  graph,
  knowledge,
  benchmark,
  model = null,
}: {
  graph: Graph;
  knowledge: Pick<Knowledge, 'streamRelations' | 'streamConcepts' | 'streamChains'>;
  benchmark: Pick<Benchmarks, 'getBenchmark' | 'streamItems'>;
  /** For drafting; null: none is configured. */
  model?: ModelClient | null;
}) {
  const versions = createVersions(graph);

  /** A gate over all items of a suite; null: over none, which lets everything through. Throws benchmark/missing. */
  const openGate = async (projectId: string, benchmarkId: string | null): Promise<OrthogonalityGate> => {
    if (benchmarkId === null) return createOrthogonalityGate([]);
    await benchmark.getBenchmark(projectId, benchmarkId);
    return gateOf(projectId, benchmarkId, () => true);
  };
  const requireModel = (): ModelClient => {
    if (model === null) throw new ProdaError('llm/not-configured');
    return model;
  };
  const gateOf = async (projectId: string, benchmarkId: string, isWanted: (item: KeyedItem) => boolean) => {
    const relations = new Map<string, Ends>();
    for await (const { id, subject, object } of knowledge.streamRelations(projectId))
      relations.set(id, { subject, object });
    const items: GateItem[] = [];
    for await (const item of benchmark.streamItems(projectId, benchmarkId))
      if (isWanted(item)) items.push(gateItemOf(item, relations));
    return createOrthogonalityGate(items, relations);
  };

  return {
    /** The same name is the same dataset. */
    createDataset: async (projectId: string, name: string): Promise<Dataset> => {
      const [row] = await graph.run(mergeDataset, { projectId, datasetId: idOf('dst', name), name });
      return { ...row!, id: row!.id as DatasetId };
    },
    /** Throws dataset/missing. */
    getDataset: versions.getDataset,
    /** Throws dataset/version-missing; so does everything below that names a version. */
    getVersion: async (projectId: string, datasetId: string, n: number): Promise<DatasetVersion> =>
      (await versions.getVersion(projectId, datasetId, n)).view,
    /** The suite that a version was checked against, and the version before it. */
    getVersionOrigin: async (projectId: string, datasetId: string, n: number) => {
      const { benchmarkId, properties } = await versions.getVersion(projectId, datasetId, n);
      return { benchmarkId, previous: properties.previous };
    },
    loadFacts: (projectId: string): Promise<Facts> => loadFacts(knowledge, projectId),
    openGate,
    /** What words samples by a model, each checked against the graph and the gate. Throws llm/not-configured. */
    openDrafter: (
      projectId: string,
      parts: { facts: Facts; gate: OrthogonalityGate; seed: number },
      context: JobContext,
    ): SampleDrafter => createSampleDrafter(requireModel(), projectId, parts, context),

    /**
     * A first version: drawn blind to the benchmark, checked against it. The same graph, seed, quota and suite give the same version,
     * and doing it again finds it. `llm`: what is drawn is the same, a model words it. Throws dataset/empty-graph, benchmark/missing, llm/….
     */
    buildVersion: async (
      projectId: string,
      datasetId: DatasetId,
      input: {
        benchmarkId: string | null;
        seed: number;
        quota?: Quota | undefined;
        formats?: SampleFormat[] | undefined;
        generator?: 'template' | 'llm' | undefined;
      },
      context: JobContext,
    ): Promise<DatasetVersion> => {
      const { benchmarkId, seed, quota, formats, generator = 'template' } = input;
      if (generator === 'llm') requireModel();
      const facts = await loadFacts(knowledge, projectId);
      if (facts.totals.relations === 0) throw new ProdaError('dataset/empty-graph');
      const gate = await openGate(projectId, benchmarkId);
      const log = createRefusalLog();
      const asked = quota?.total;
      const drawn = drawSamples(facts, gate, { seed, quota, formats }, log, context);
      const drafter =
        generator === 'llm' ? createSampleDrafter(requireModel(), projectId, { facts, gate, seed }, context) : null;
      return commitVersion({ graph, versions }, projectId, datasetId, {
        previous: null,
        add: drafter === null ? drawn : drafter.draft(drawn),
        ...(drafter && { drafting: drafter.report }),
        drop: [],
        replay: [],
        why: (samples) =>
          [
            `First draw: seed ${seed}, blind to the benchmark, stratified by discipline and relation type`,
            ...(drafter === null ? [] : [`worded by ${drafter.report().model}`]),
            ...(quota === undefined ? [] : [`quota ${JSON.stringify(quota)}`]),
            ...(asked === undefined || asked === samples ? [] : [`${asked} were asked for, ${samples} were possible`]),
          ].join('; '),
        benchmarkId,
        gate,
        log,
        totals: facts.totals,
      });
    },

    /**
     * A change to an earlier version, through the same gate: what gives an item away is left out and counted, whoever made it. Throws
     * dataset/teaches-several for a sample that is no step-by-step one and teaches two relations.
     */
    addVersion: async (
      projectId: string,
      datasetId: DatasetId,
      { refused = [], why, drafting, ...change }: VersionChange,
      totals: Facts['totals'],
    ): Promise<DatasetVersion> => {
      const log = createRefusalLog();
      for (const { reason, count } of refused) log.count(reason, count);
      const gate = await openGate(projectId, change.benchmarkId);
      return commitVersion({ graph, versions }, projectId, datasetId, {
        ...change,
        why: () => why,
        gate,
        log,
        totals,
        ...(drafting && { drafting: () => drafting }),
      });
    },

    /** Contents, or what a model goes on with, in a fixed order. */
    streamSamples: (
      projectId: string,
      datasetId: string,
      n: number,
      part: SamplePart = 'contents',
    ): AsyncGenerator<Sample, void> => versions.stream(projectId, datasetId, n, part),
    findSamples: async (
      projectId: string,
      datasetId: string,
      n: number,
      part: SamplePart,
      { limit, after }: PageRequest,
    ): Promise<Page<Sample>> => {
      const ids = await versions.idsOf(projectId, datasetId, n, part);
      const start = startOf(after);
      const data = await collect(versions.streamByIds(projectId, ids.slice(start, start + limit)));
      return { data, next: start + limit < ids.length ? String(start + limit) : null };
    },
    /** Throws sample/missing. */
    getSample: async (projectId: string, sampleId: string): Promise<Sample> => {
      const [sample] = await collect(versions.streamByIds(projectId, [sampleId]));
      if (sample === undefined) throw new ProdaError('sample/missing', { sampleId });
      return sample;
    },
    /** Relations that versions after `from` up to `to` added samples for. */
    getTaughtBetween: async (projectId: string, datasetId: string, from: number, to: number): Promise<Set<string>> => {
      const taught = new Set<string>();
      let at: number | null = to;
      while (at !== null && at !== from) {
        const { ADDS } = await versions.changesOf(projectId, datasetId, at);
        for await (const { teaches } of versions.streamByIds(projectId, ADDS))
          for (const { kind, id } of teaches) if (kind === 'relation') taught.add(id);
        at = (await versions.getVersion(projectId, datasetId, at)).properties.previous;
      }
      return taught;
    },
    /** What two versions differ in, as commits do. */
    diff: async (projectId: string, datasetId: string, from: number, to: number) => {
      const [before, after] = await Promise.all([
        versions.idsOf(projectId, datasetId, from, 'contents'),
        versions.idsOf(projectId, datasetId, to, 'contents'),
      ]);
      const [had, has] = [new Set(before), new Set(after)];
      const { REPLAYS } = await versions.changesOf(projectId, datasetId, to);
      const added = after.filter((id) => !had.has(id));
      return {
        from,
        to,
        added: await collect(versions.streamByIds(projectId, added)),
        dropped: before.filter((id) => !has.has(id)),
        replayed: REPLAYS,
      };
    },
    /** The samples of a dataset that teach a concept or a relation, and since which version. */
    blame: async (projectId: string, datasetId: string, nodeId: string) => {
      await versions.getDataset(projectId, datasetId);
      const rows = await graph.run(findSamplesTeaching, { projectId, datasetId, nodeId });
      return rows.map(({ addedIn, droppedIn, ...row }) => ({ sample: sampleOf(row), addedIn, droppedIn }));
    },
    /** What a suite tests and a version teaches. Throws benchmark/missing. */
    coverage: async (projectId: string, benchmarkId: string, datasetId: string, n: number): Promise<Coverage> => {
      await benchmark.getBenchmark(projectId, benchmarkId);
      const taught = { relations: new Set<string>(), concepts: new Set<string>() };
      for await (const { teaches } of versions.stream(projectId, datasetId, n, 'contents'))
        for (const { kind, id } of teaches) taught[kind === 'relation' ? 'relations' : 'concepts'].add(id);
      return tallyCoverage(projectId, { knowledge, items: benchmark.streamItems(projectId, benchmarkId), taught });
    },

    /** The pairs that the gate turned down for a version. */
    findRefusedPairs: async (
      projectId: string,
      datasetId: string,
      n: number,
      { limit, after }: PageRequest,
    ): Promise<Page<RefusedPair>> => {
      await versions.getVersion(projectId, datasetId, n);
      const skip = startOf(after);
      const rows = await graph.run(findVersionRefusals, {
        projectId,
        versionId: versionIdOf(datasetId, n),
        skip,
        limit: limit + 1,
      });
      const data = rows
        .slice(0, limit)
        .map((row) => ({ ...row, ...pairOf(row), reason: LeakReason.parse(row.reason) }));
      return { data, next: rows.length > limit ? String(skip + limit) : null };
    },
    /** The nearest sample left for each item of the version's suite, nearest first. */
    findClosestPairs: async (
      projectId: string,
      datasetId: string,
      n: number,
      { limit, after }: PageRequest,
    ): Promise<Page<Closest>> => {
      await versions.getVersion(projectId, datasetId, n);
      const skip = startOf(after);
      const rows = await graph.run(findVersionClosest, {
        projectId,
        versionId: versionIdOf(datasetId, n),
        skip,
        limit: limit + 1,
      });
      return {
        data: rows.slice(0, limit).map((row) => ({ ...row, ...pairOf(row) })),
        next: rows.length > limit ? String(skip + limit) : null,
      };
    },
    /** Any pair, judged again: the leaks of this sample that concern this item, and how near the two are. */
    judgePair: async (
      projectId: string,
      benchmarkId: string,
      itemId: string,
      sampleId: string,
    ): Promise<{ leaks: Leak[]; share: number }> => {
      const gate = await gateOf(projectId, benchmarkId, ({ id }) => id === itemId);
      if (gate.items === 0) throw new ProdaError('item/missing', { itemId });
      const [sample] = await collect(versions.streamByIds(projectId, [sampleId]));
      if (sample === undefined) throw new ProdaError('sample/missing', { sampleId });
      return { leaks: gate.leaksOf(sample), share: gate.shareOf(sample, itemId) };
    },
  };
}
export type Training = ReturnType<typeof createTraining>;

const pairOf = ({ itemId, sampleId }: { itemId: string; sampleId: string }) => ({
  itemId: ItemId.parse(itemId),
  sampleId: SampleId.parse(sampleId),
});

/** Lists of this stage are paged by position: versions do not change, so a position stays what it was. */
function startOf(after: string | null): number {
  const start = after === null ? 0 : Number(after);
  if (!Number.isInteger(start) || start < 0) throw new ProdaError('request/cursor-invalid');
  return start;
}

async function collect<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const row of rows) all.push(row);
  return all;
}
