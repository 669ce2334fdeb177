import {
  type EvalRun,
  ItemId,
  idOf,
  type Page,
  type PageRequest,
  ProdaError,
  pageOf,
  type Response,
  type Split,
} from '../domain/index.ts';
import type { Graph } from '../platform/graph/index.ts';
import { OUTCOMES, type Outcome } from './answer.ts';
import type { Reject } from './importers/index.ts';
import type { Models } from './models.ts';
import {
  exportOutcomes,
  type FindResponsesRow,
  findResponses,
  findRuns,
  type GetRunRow,
  getLeftOut,
  getRun,
  mergeRun,
} from './queries.generated.ts';
import { runOf } from './run-record.ts';
import type { ItemSource } from './sources.ts';

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

/** Evaluation runs and what can be read from them. */
export function createRuns({ graph, benchmark, models }: { graph: Graph; benchmark: ItemSource; models: Models }) {
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

  return {
    create,
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
