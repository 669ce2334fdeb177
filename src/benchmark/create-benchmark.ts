import {
  Benchmark,
  type BenchmarkId,
  contentHashOf,
  type Item,
  type ItemId,
  idOf,
  type JobContext,
  KeyedItem,
  OPERATORS,
  type Page,
  type PageRequest,
  ProdaError,
  pageOf,
  type Split,
} from '../domain/index.ts';
import type { Graph, ModelClient } from '../platform/index.ts';
import { phraseItems } from './phrasing/phrase-items.ts';
import {
  findBenchmarks,
  findItems,
  getBenchmark,
  getItem,
  getLatestVersion,
  streamItems,
} from './queries.generated.ts';
import { buildSuite, type KnowledgeSource, type SuiteInput } from './suite/build-suite.ts';
import { describeSuite } from './suite/describe-suite.ts';
import { leaveOutItems, underSuite } from './suite/leave-out-items.ts';
import { storeSuite } from './suite/store-suite.ts';

/** Items left out of a base suite that the new one names. */
const LEFT_OUT_SHOWN = 1_000;

/** The Tester: frozen suites of items made from L3 chains. */
export function createBenchmark({
  graph,
  knowledge,
  model = null,
}: {
  graph: Graph;
  knowledge: KnowledgeSource;
  /** For phrasing; null: none is configured. */
  model?: ModelClient | null;
}) {
  const readBenchmark = async (projectId: string, benchmarkId: string): Promise<Benchmark> => {
    const [row] = await graph.run(getBenchmark, { projectId, benchmarkId });
    if (row === undefined) throw new ProdaError('benchmark/missing', { benchmarkId });
    return Benchmark.parse(JSON.parse(row.properties));
  };
  async function* streamKeyed(projectId: string, benchmarkId: string, split?: Split): AsyncGenerator<KeyedItem, void> {
    for await (const { properties } of graph.stream(streamItems, { projectId, benchmarkId, split: split ?? null }))
      yield KeyedItem.parse(JSON.parse(properties));
  }
  /** Stores items as the next version of a suite, or finds the one that holds the same. Its id comes from its content. */
  const freeze = async (
    projectId: string,
    name: string,
    content: readonly KeyedItem[],
    about: Omit<Parameters<typeof describeSuite>[1], 'id' | 'name' | 'version' | 'contentHash'>,
    context: JobContext,
  ): Promise<Benchmark> => {
    const contentHash = contentHashOf(content.map(({ id: _id, benchmarkId: _benchmark, ...said }) => said));
    const id: BenchmarkId = idOf('bmk', name, contentHash);
    const [known] = await graph.run(getBenchmark, { projectId, benchmarkId: id });
    if (known !== undefined) return Benchmark.parse(JSON.parse(known.properties));
    const items = underSuite(content, id);
    const [latest] = await graph.run(getLatestVersion, { projectId, name });
    const version = (latest?.version ?? 0) + 1;
    const benchmark = describeSuite(items, { ...about, id, name, version, contentHash });
    await storeSuite(graph, projectId, benchmark, items, (done) => {
      context.signal.throwIfAborted();
      context.progress(done, items.length, 'items stored');
    });
    return readBenchmark(projectId, id);
  };
  return {
    /**
     * The same graph, seed and settings give the same suite, and building it again changes nothing. Throws benchmark/empty-graph,
     * benchmark/unknown-discipline, benchmark/unknown-operator, benchmark/no-items; with phrasing by a model llm/…, which a later attempt goes on from.
     * Nothing is seen of a suite before all of it is stored.
     */
    build: async (projectId: string, input: SuiteInput, context: JobContext): Promise<Benchmark> => {
      const unknown = input.operators?.find((operator) => !OPERATORS.includes(operator));
      if (unknown !== undefined)
        throw new ProdaError('benchmark/unknown-operator', { operator: unknown, known: OPERATORS.join(', ') });
      if (input.phrasing === 'llm' && model === null) throw new ProdaError('llm/not-configured');
      const phraser = input.phrasing === 'llm' ? model : null;
      // Items carry the suite's id, so the suite is built under a provisional one; its own comes from its content.
      const draft = await buildSuite({ graph, knowledge }, projectId, idOf('bmk', 'draft'), input, context);
      if (draft.items.length === 0)
        throw new ProdaError('benchmark/no-items', {
          skipped: draft.skipped.map(({ reason, count }) => `${count} × ${reason}`).join('; '),
        });
      const { items: worded, phrasing } =
        phraser === null
          ? { items: draft.items, phrasing: undefined }
          : await phraseItems(phraser, projectId, draft, input.phrasingChecks, context);
      const quota = input.quota && { asked: input.quota, unmet: draft.unmet };
      const about = {
        seed: input.seed,
        skipped: draft.skipped,
        ...(phrasing && { phrasing }),
        ...(quota && { quota }),
      };
      return freeze(projectId, input.name, worded, about, context);
    },
    /**
     * A suite of the items of another without some of them, such as those that a diagnosis calls defective: a new version, the old one stays. Runs on the two
     * are compared on what they have in common. Throws benchmark/missing, benchmark/item-not-in-base, benchmark/nothing-to-leave-out.
     */
    buildFromBase: async (
      projectId: string,
      { name, benchmarkId, leaveOut }: { name: string; benchmarkId: string; leaveOut: readonly string[] },
      context: JobContext,
    ): Promise<Benchmark> => {
      const base = await readBenchmark(projectId, benchmarkId);
      const kept = await leaveOutItems(streamKeyed(projectId, benchmarkId), benchmarkId, new Set(leaveOut));
      const left = [...new Set(leaveOut)].sort();
      const about = {
        seed: base.seed,
        skipped: [{ reason: 'item: left out of the base suite', count: left.length }],
        base: { benchmarkId: base.id, leftOut: left.length, items: left.slice(0, LEFT_OUT_SHOWN) as ItemId[] },
      };
      return freeze(projectId, name, kept, about, context);
    },
    getBenchmark: readBenchmark,
    findBenchmarks: async (projectId: string, { limit, after }: PageRequest): Promise<Page<Benchmark>> => {
      const rows = await graph.run(findBenchmarks, { projectId, after: after ?? '', limit: limit + 1 });
      return pageOf(
        rows.map(({ properties }) => Benchmark.parse(JSON.parse(properties))),
        limit,
        ({ id }) => id,
      );
    },
    findItems: async (
      projectId: string,
      benchmarkId: string,
      { limit, after }: PageRequest,
      options: { includeKey: boolean; split?: Split | undefined },
    ): Promise<Page<Item | KeyedItem>> => {
      await readBenchmark(projectId, benchmarkId);
      const rows = await graph.run(findItems, {
        projectId,
        benchmarkId,
        split: options.split ?? null,
        after: after ?? '',
        limit: limit + 1,
      });
      return pageOf(
        rows.map(({ properties }) => shown(properties, options.includeKey)),
        limit,
        ({ id }) => id,
      );
    },
    getItem: async (
      projectId: string,
      itemId: string,
      { includeKey }: { includeKey: boolean },
    ): Promise<Item | KeyedItem> => {
      const [row] = await graph.run(getItem, { projectId, itemId });
      if (row === undefined) throw new ProdaError('item/missing', { itemId });
      return shown(row.properties, includeKey);
    },
    /** All items with their key, of one split or both, in the order of ids. Throws benchmark/missing. */
    streamItems: async function* (
      projectId: string,
      benchmarkId: string,
      split?: Split,
    ): AsyncGenerator<KeyedItem, void> {
      await readBenchmark(projectId, benchmarkId);
      yield* streamKeyed(projectId, benchmarkId, split);
    },
  };
}
export type Benchmarks = ReturnType<typeof createBenchmark>;

function shown(properties: string, includeKey: boolean): Item | KeyedItem {
  const item = KeyedItem.parse(JSON.parse(properties));
  if (includeKey) return item;
  const { answer: _answer, explanation: _explanation, options: _options, template: _template, ...open } = item;
  return open;
}
