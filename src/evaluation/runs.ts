import {
  type Comparison,
  type EvalRun,
  ItemId,
  idOf,
  type Page,
  type PageRequest,
  ProdaError,
  pageOf,
  type Response,
  RunId,
  type Split,
} from '../domain/index.ts';
import type { Graph } from '../platform/graph/index.ts';
import { OUTCOMES, type Outcome } from './answer.ts';
import { compareDisciplines, groupOutcomes, type PairedOutcome } from './compare-runs.ts';
import type { Reject } from './importers/index.ts';
import type { Models } from './models.ts';
import {
  exportOutcomes,
  exportPairedOutcomes,
  type FindResponsesRow,
  findResponses,
  findRuns,
  type GetRunRow,
  getLeftOut,
  getRun,
  mergeRun,
} from './queries.generated.ts';
import { runOf } from './run-record.ts';
import type { ItemSource, SampleSource } from './sources.ts';

export interface NewRun {
  readonly benchmarkId: string;
  readonly modelId: string;
  readonly split?: Split | null;
  readonly harness?: string;
  readonly variant?: string;
  /** Hash of the log that the run is read from: the same log is the same run. */
  readonly source?: string;
}

/** One counted answer, as diagnosis reads it. */
export interface OutcomeRow {
  readonly itemId: string;
  readonly repeat: number;
  readonly outcome: Outcome;
  readonly correct: boolean | null;
  readonly chosen: number | null;
  readonly warnings: readonly string[];
}

export interface DetailedComparison extends Comparison {
  readonly byDiscipline: ReturnType<typeof compareDisciplines>;
  readonly items: readonly { itemId: string; change: 'fixed' | 'broken' | 'still-failing' | 'still-passing' }[];
}

/** Evaluation runs and what can be read from them. */
export function createRuns({
  graph,
  benchmark,
  training,
  models,
}: {
  graph: Graph;
  benchmark: ItemSource;
  training: SampleSource;
  models: Models;
}) {
  const getRow = async (projectId: string, runId: string): Promise<GetRunRow> => {
    const [row] = await graph.run(getRun, { projectId, runId });
    if (row === undefined) throw new ProdaError('run/missing', { runId });
    return row;
  };

  const create = async (projectId: string, run: NewRun): Promise<EvalRun> => {
    const { benchmarkId, modelId, split = null, harness = 'native', variant = 'default', source = '' } = run;
    await benchmark.getBenchmark(projectId, benchmarkId);
    await models.get(projectId, modelId);
    const runId = idOf('run', benchmarkId, modelId, split ?? '', harness, variant, source);
    await graph.run(mergeRun, { projectId, runId, benchmarkId, modelId, split, harness, variant });
    return runOf(await getRow(projectId, runId));
  };

  const findAnswers = async (
    projectId: string,
    runId: string,
    outcomes: readonly Outcome[],
    { limit, after }: PageRequest,
  ): Promise<Page<Response>> => {
    await getRow(projectId, runId);
    const [afterItem, afterRepeat] = after === null ? ['', -1] : [after.split('|')[0]!, Number(after.split('|')[1])];
    if (!Number.isSafeInteger(afterRepeat)) throw new ProdaError('request/cursor-invalid');
    const rows = await graph.run(findResponses, {
      projectId,
      runId,
      outcomes,
      afterItem,
      afterRepeat,
      limit: limit + 1,
    });
    return pageOf(rows.map(responseOf), limit, ({ itemId, repeat }) => `${itemId}|${repeat}`);
  };

  const compare = async (
    projectId: string,
    baseId: string,
    candidateId: string,
    options: { taughtRelations?: ReadonlySet<string> } = {},
  ): Promise<DetailedComparison> => {
    const [base, candidate] = [await getRow(projectId, baseId), await getRow(projectId, candidateId)];
    const outcomes: PairedOutcome[] = [];
    for await (const row of graph.stream(exportPairedOutcomes, { projectId, baseId, candidateId })) outcomes.push(row);
    if (outcomes.length === 0) throw new ProdaError('run/nothing-in-common', { base: baseId, candidate: candidateId });
    const touched = await findTouched(projectId, base, candidate, options.taughtRelations);
    return {
      base: RunId.parse(baseId),
      candidate: RunId.parse(candidateId),
      groups: groupOutcomes(outcomes, touched),
      byDiscipline: compareDisciplines(outcomes),
      items: outcomes.map(({ itemId, base, candidate }) => ({
        itemId,
        change: base ? (candidate ? 'still-passing' : 'broken') : candidate ? 'fixed' : 'still-failing',
      })),
    };
  };

  /** Null when the two models do not come from two versions of one dataset, and nobody says what was taught. */
  const findTouched = async (
    projectId: string,
    base: GetRunRow,
    candidate: GetRunRow,
    given: ReadonlySet<string> | undefined,
  ): Promise<((itemId: string) => boolean) | null> => {
    const taught = given ?? (await findTaught(projectId, base, candidate));
    if (taught === null) return null;
    const touched = new Set<string>();
    for await (const { id, requires } of benchmark.streamItems(projectId, candidate.benchmarkId))
      if (requires.some((ref) => ref.kind === 'relation' && taught.has(ref.id))) touched.add(id);
    return (itemId) => touched.has(itemId);
  };

  const findTaught = async (projectId: string, base: GetRunRow, candidate: GetRunRow): Promise<Set<string> | null> => {
    const first = (await models.get(projectId, base.modelId)).datasetVersion;
    const second = (await models.get(projectId, candidate.modelId)).datasetVersion;
    if (first === null || second === null || first.datasetId !== second.datasetId) return null;
    // Only where one goes on from the other is there a patch between them; arms of a trial stand side by side.
    for (let at: number | null = second.version; at !== null; ) {
      if (at === first.version)
        return at === second.version
          ? null
          : training.getTaughtBetween(projectId, second.datasetId, first.version, second.version);
      at = (await training.getVersionOrigin(projectId, second.datasetId, at)).previous;
    }
    return null;
  };

  return {
    create,
    compare,
    getRow,
    get: async (projectId: string, runId: string): Promise<EvalRun> => runOf(await getRow(projectId, runId)),
    find: async (
      projectId: string,
      { benchmarkId, modelId }: { benchmarkId?: string | undefined; modelId?: string | undefined },
      { limit, after }: PageRequest,
    ): Promise<Page<EvalRun>> => {
      const rows = await graph.run(findRuns, {
        projectId,
        benchmarkId: benchmarkId ?? null,
        modelId: modelId ?? null,
        after: after ?? '',
        limit: limit + 1,
      });
      return pageOf(rows.map(runOf), limit, ({ id }) => id);
    },
    findResponses: (projectId: string, runId: string, page: PageRequest) =>
      findAnswers(projectId, runId, OUTCOMES, page),
    findFailures: (projectId: string, runId: string, page: PageRequest) =>
      findAnswers(projectId, runId, ['wrong', 'unparsed'], page),
    findLeftOut: async (projectId: string, runId: string): Promise<Reject[]> => {
      const [row] = await graph.run(getLeftOut, { projectId, runId });
      if (row === undefined) throw new ProdaError('run/missing', { runId });
      return row.leftOut === null ? [] : (JSON.parse(row.leftOut) as Reject[]);
    },
    /** Every answer that counts, in no order. */
    streamOutcomes: async function* (projectId: string, runId: string): AsyncGenerator<OutcomeRow, void> {
      await getRow(projectId, runId);
      for await (const row of graph.stream(exportOutcomes, { projectId, runId }))
        yield { ...row, outcome: outcomeOf(row.outcome) };
    },
  };
}
export type Runs = ReturnType<typeof createRuns>;

function outcomeOf(text: string): Outcome {
  const outcome = OUTCOMES.find((known) => known === text);
  if (outcome === undefined)
    throw new ProdaError('graph/row-shape', { query: 'evaluation/export-outcomes', detail: `outcome ${text}` });
  return outcome;
}

function responseOf(row: FindResponsesRow): Response {
  const outcome = outcomeOf(row.outcome);
  return {
    itemId: ItemId.parse(row.itemId),
    repeat: row.repeat,
    status: outcome === 'error' || outcome === 'unparsed' ? outcome : 'scored',
    correct: row.correct,
    chosen: row.chosen,
    response: row.response,
    warnings: [...row.warnings],
  };
}
