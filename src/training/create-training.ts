import type { Benchmarks } from '../benchmark/index.ts';
import {
  type DatasetId,
  type DatasetVersion,
  idOf,
  type JobContext,
  type KeyedItem,
  type Page,
  type PageRequest,
  ProdaError,
  type Sample,
  SampleFormat,
  type SampleId,
} from '../domain/index.ts';
import type { Knowledge } from '../knowledge/index.ts';
import type { Graph } from '../platform/index.ts';
import { type Coverage, tallyCoverage } from './coverage/tally-coverage.ts';
import { gateItemOf } from './gate/gate-item.ts';
import {
  createOrthogonalityGate,
  GATE_HASH,
  GATE_METHOD,
  type GateItem,
  type OrthogonalityGate,
} from './gate/orthogonality-gate.ts';
import {
  findSamplesById,
  findSamplesTeaching,
  getDataset,
  getDatasetVersion,
  mergeDataset,
  streamVersionChanges,
} from './queries.generated.ts';
import { drawSamples, type Quota } from './versions/draw-samples.ts';
import { type Facts, loadFacts } from './versions/load-facts.ts';
import { storeVersion, versionIdOf } from './versions/store-version.ts';
import { contentHashOfSamples, tally, taughtBy, VersionProperties, versionOf } from './versions/version-record.ts';

export interface Dataset {
  id: DatasetId;
  name: string;
  versions: number;
}
export interface VersionChange {
  /** The version that this one follows. */
  readonly previous: number;
  readonly add: readonly Sample[];
  readonly drop: readonly SampleId[];
  readonly replay: readonly SampleId[];
  readonly why: string;
  readonly refused: readonly { reason: string; count: number }[];
  readonly benchmarkId: string | null;
}
export type SamplePart = 'contents' | 'increment';

const PAGE = 500;

/** The Builder: samples from L1 and L2, immutable versions, and the gate that keeps items out of them. */
export function createTraining({
  graph,
  knowledge,
  benchmark,
}: {
  graph: Graph;
  knowledge: Knowledge;
  benchmark: Pick<Benchmarks, 'streamItems'>;
}) {
  const readDataset = async (projectId: string, datasetId: string): Promise<Dataset> => {
    const [row] = await graph.run(getDataset, { projectId, datasetId });
    if (row === undefined) throw new ProdaError('dataset/missing', { datasetId });
    return { ...row, id: row.id as DatasetId };
  };
  const readVersion = async (projectId: string, datasetId: string, n: number) => {
    const [row] = await graph.run(getDatasetVersion, { projectId, versionId: versionIdOf(datasetId, n) });
    if (row === undefined) {
      await readDataset(projectId, datasetId);
      throw new ProdaError('dataset/version-missing', { datasetId, version: n });
    }
    const properties = VersionProperties.parse(JSON.parse(row.properties));
    return { ...row, properties, view: versionOf(row.datasetId as DatasetId, row.n, row.contentHash, properties) };
  };
  const changesOf = async (projectId: string, datasetId: string, n: number) => {
    const changes = { ADDS: [] as SampleId[], DROPS: [] as SampleId[], REPLAYS: [] as SampleId[] };
    for await (const { change, sampleId } of graph.stream(streamVersionChanges, {
      projectId,
      versionId: versionIdOf(datasetId, n),
    })) {
      changes[change as keyof typeof changes].push(sampleId as SampleId);
    }
    return changes;
  };
  /** Ids in the order in which they came in, oldest version first. */
  const idsOf = async (projectId: string, datasetId: string, n: number, part: SamplePart): Promise<SampleId[]> => {
    const line: number[] = [];
    for (let at: number | null = n; at !== null; at = (await readVersion(projectId, datasetId, at)).properties.previous)
      line.unshift(at);
    if (part === 'increment') {
      const { ADDS, REPLAYS } = await changesOf(projectId, datasetId, n);
      return [...ADDS, ...REPLAYS];
    }
    const contents = new Set<SampleId>();
    for (const version of line) {
      const { ADDS, DROPS } = await changesOf(projectId, datasetId, version);
      for (const id of DROPS) contents.delete(id);
      for (const id of ADDS) contents.add(id);
    }
    return [...contents];
  };
  const samplesOf = async (projectId: string, sampleIds: readonly string[]): Promise<Sample[]> => {
    const rows = await graph.run(findSamplesById, { projectId, sampleIds });
    return rows.map(sampleOf);
  };
  async function* streamSamples(
    projectId: string,
    datasetId: string,
    n: number,
    part: SamplePart = 'contents',
  ): AsyncGenerator<Sample, void> {
    const ids = await idsOf(projectId, datasetId, n, part);
    for (let i = 0; i < ids.length; i += PAGE) yield* await samplesOf(projectId, ids.slice(i, i + PAGE));
  }
  const openGate = async (projectId: string, benchmarkId: string | null): Promise<OrthogonalityGate> => {
    const items: GateItem[] = [];
    if (benchmarkId !== null) {
      const relations = new Map<
        string,
        { subject: { id: string; term: string }; object: { id: string; term: string } }
      >();
      for await (const relation of knowledge.streamRelations(projectId)) relations.set(relation.id, relation);
      for await (const item of benchmark.streamItems(projectId, benchmarkId))
        items.push(gateItemOf(item as KeyedItem, relations));
    }
    return createOrthogonalityGate(items);
  };

  /** Finds the version that the same work made before, or stores a new one under the next number. */
  const commit = async (
    projectId: string,
    datasetId: DatasetId,
    change: Omit<VersionChange, 'previous'> & { previous: number | null },
    totals: Facts['totals'],
  ): Promise<DatasetVersion> => {
    const { versions } = await readDataset(projectId, datasetId);
    const kept = change.previous === null ? [] : await idsOf(projectId, datasetId, change.previous, 'contents');
    const dropped = new Set<string>(change.drop);
    const held = new Set(kept);
    const added = change.add.filter(({ id }) => !held.has(id) || dropped.has(id));
    const ids = [...new Set([...kept.filter((id) => !dropped.has(id)), ...added.map(({ id }) => id)])];
    const contentHash = contentHashOfSamples(ids);
    const identity = contentHashOfSamples([
      `previous ${change.previous}`,
      `contents ${contentHash}`,
      `benchmark ${change.benchmarkId}`,
      ...change.replay.map((id) => `replay ${id}`),
    ]);
    for (let n = 1; n <= versions; n++) {
      const known = await readVersion(projectId, datasetId, n);
      if (known.properties.identity === identity) return known.view;
    }
    const addedIds = new Set(added.map(({ id }) => id));
    const earlier: Sample[] = [];
    const keptIds = ids.filter((id) => !addedIds.has(id));
    for (let i = 0; i < keptIds.length; i += PAGE)
      earlier.push(...(await samplesOf(projectId, keptIds.slice(i, i + PAGE))));
    const contents = [...earlier, ...added];
    const taught = taughtBy(contents);
    const properties: VersionProperties = {
      samples: ids.length,
      added: added.length,
      dropped: change.drop.length,
      replayed: change.replay.length,
      byFormat: tally(contents, ({ format }) => format),
      byDiscipline: tally(contents, ({ discipline }) => discipline),
      refused: [...change.refused],
      taught: {
        relations: taught.relations.size,
        relationsOf: totals.relations,
        concepts: taught.concepts.size,
        conceptsOf: totals.concepts,
      },
      why: change.why,
      previous: change.previous,
      identity,
      gate: { method: GATE_METHOD, hash: GATE_HASH },
    };
    const n = versions + 1;
    await storeVersion(graph, projectId, {
      datasetId,
      n,
      benchmarkId: change.benchmarkId,
      contentHash,
      properties,
      add: added,
      drop: change.drop,
      replay: change.replay,
    });
    return versionOf(datasetId, n, contentHash, properties);
  };

  return {
    createDataset: async (projectId: string, name: string): Promise<Dataset> => {
      const [row] = await graph.run(mergeDataset, { projectId, datasetId: idOf('dst', name), name });
      return { ...row!, id: row!.id as DatasetId };
    },
    getDataset: readDataset,
    getVersion: async (projectId: string, datasetId: string, n: number): Promise<DatasetVersion> =>
      (await readVersion(projectId, datasetId, n)).view,
    /** The suite that a version was checked against, and the version before it. */
    getVersionOrigin: async (projectId: string, datasetId: string, n: number) => {
      const { benchmarkId, properties } = await readVersion(projectId, datasetId, n);
      return { benchmarkId, previous: properties.previous };
    },
    loadFacts: (projectId: string): Promise<Facts> => loadFacts(knowledge, projectId),
    openGate,
    buildVersion: async (
      projectId: string,
      datasetId: DatasetId,
      input: {
        benchmarkId: string | null;
        seed: number;
        quota?: Quota | undefined;
        formats?: SampleFormat[] | undefined;
      },
      context: JobContext,
    ): Promise<DatasetVersion> => {
      const facts = await loadFacts(knowledge, projectId);
      if (facts.totals.relations === 0) throw new ProdaError('dataset/empty-graph');
      const gate = await openGate(projectId, input.benchmarkId);
      const { samples, refused } = drawSamples(facts, gate, input, context);
      const counts: { reason: string; count: number }[] = [...refused].map(([reason, count]) => ({ reason, count }));
      const why = `First draw: seed ${input.seed}, blind to the benchmark, stratified by discipline and relation type${input.quota === undefined ? '' : `, quota ${JSON.stringify(input.quota)}`}`;
      return commit(
        projectId,
        datasetId,
        { previous: null, add: samples, drop: [], replay: [], why, refused: counts, benchmarkId: input.benchmarkId },
        facts.totals,
      );
    },
    /** A change to an earlier version. Samples must have passed `openGate(...).check`; what it refused is handed over as counts. */
    addVersion: async (
      projectId: string,
      datasetId: DatasetId,
      change: VersionChange,
      totals: Facts['totals'],
    ): Promise<DatasetVersion> => {
      await readVersion(projectId, datasetId, change.previous);
      return commit(projectId, datasetId, change, totals);
    },
    streamSamples,
    /** Relations that versions after `from` up to `to` added samples for. */
    getTaughtBetween: async (projectId: string, datasetId: string, from: number, to: number): Promise<Set<string>> => {
      const taught = new Set<string>();
      for (
        let at: number | null = to;
        at !== null && at !== from;
        at = (await readVersion(projectId, datasetId, at)).properties.previous
      ) {
        const { ADDS } = await changesOf(projectId, datasetId, at);
        for (let i = 0; i < ADDS.length; i += PAGE)
          for (const id of taughtBy(await samplesOf(projectId, ADDS.slice(i, i + PAGE))).relations) taught.add(id);
      }
      return taught;
    },
    findSamples: async (
      projectId: string,
      datasetId: string,
      n: number,
      part: SamplePart,
      { limit, after }: PageRequest,
    ): Promise<Page<Sample>> => {
      const ids = await idsOf(projectId, datasetId, n, part);
      const start = after === null ? 0 : Number(after);
      if (!Number.isInteger(start) || start < 0) throw new ProdaError('request/cursor-invalid');
      const data = await samplesOf(projectId, ids.slice(start, start + limit));
      return { data, next: start + limit < ids.length ? String(start + limit) : null };
    },
    getSample: async (projectId: string, sampleId: string): Promise<Sample> => {
      const [sample] = await samplesOf(projectId, [sampleId]);
      if (sample === undefined) throw new ProdaError('sample/missing', { sampleId });
      return sample;
    },
    diff: async (projectId: string, datasetId: string, from: number, to: number) => {
      const [before, after] = await Promise.all([
        idsOf(projectId, datasetId, from, 'contents'),
        idsOf(projectId, datasetId, to, 'contents'),
      ]);
      const [had, has] = [new Set(before), new Set(after)];
      const added = after.filter((id) => !had.has(id));
      const { REPLAYS } = await changesOf(projectId, datasetId, to);
      return {
        from,
        to,
        added: await samplesOf(projectId, added),
        dropped: before.filter((id) => !has.has(id)),
        replayed: REPLAYS,
      };
    },
    blame: async (projectId: string, datasetId: string, nodeId: string) => {
      await readDataset(projectId, datasetId);
      const rows = await graph.run(findSamplesTeaching, { projectId, datasetId, nodeId });
      return rows.map(({ addedIn, droppedIn, ...row }) => ({ sample: sampleOf(row), addedIn, droppedIn }));
    },
    coverage: async (projectId: string, benchmarkId: string, datasetId: string, n: number): Promise<Coverage> => {
      const taught = { relations: new Set<string>(), concepts: new Set<string>() };
      for await (const sample of streamSamples(projectId, datasetId, n))
        for (const { kind, id } of sample.teaches) taught[kind === 'relation' ? 'relations' : 'concepts'].add(id);
      return tallyCoverage(projectId, { knowledge, items: benchmark.streamItems(projectId, benchmarkId), taught });
    },
  };
}
export type Training = ReturnType<typeof createTraining>;

function sampleOf(row: {
  id: string;
  format: string;
  style: string;
  discipline: string;
  origin: string;
  question: string;
  choices: readonly string[] | null;
  answer: string;
  rationale: string;
  teaches: readonly { kind: string; id: string }[];
}): Sample {
  const { choices, ...rest } = row;
  return {
    ...rest,
    ...(choices !== null && { choices: [...choices] }),
    format: SampleFormat.parse(row.format),
    teaches: [...row.teaches],
  } as unknown as Sample;
}
