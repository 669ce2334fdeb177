import {
  type EvalRun,
  type ItemStatistics,
  type JobContext,
  type ModelVersion,
  type Page,
  type PageRequest,
  pageOf,
  type Response,
  type SuiteStatistics,
} from '../domain/index.ts';
import type { Graph, ModelClient } from '../platform/index.ts';
import type { Question } from './ask-model.ts';
import { createQuestioning, type QuestionAnswer, type Respondent } from './ask-questions.ts';
import { createComparison, type DetailedComparison } from './compare-stored-runs.ts';
import { createEndpointEvaluation, type EndpointBill, type EndpointRun } from './evaluate-endpoint.ts';
import { createStudentEvaluation, type StudentRun } from './evaluate-student.ts';
import { createLogImport, type LogInput, type Receipt } from './import-log.ts';
import type { Reject } from './importers/index.ts';
import { itemStatistics, type KnownItem } from './item-statistics.ts';
import { createModels, type NewModel } from './models.ts';
import { type ExportItemOutcomesRow, exportItemOutcomes } from './queries.generated.ts';
import { createRuns, type NewRun, type OutcomeRow } from './runs.ts';
import type { ItemSource, ManifestSource, SampleSource } from './sources.ts';

/** Models, their runs on benchmarks, and what two runs differ in. */
export interface Evaluation {
  /** The same name and dataset version is the same model. Throws dataset/version-missing. */
  createModel(projectId: string, model: NewModel): Promise<ModelVersion>;
  /** Throws model/missing. */
  getModel(projectId: string, modelId: string): Promise<ModelVersion>;
  /** By id, or the newest of that name; a name that nobody used yet makes a model. Throws model/missing for an id. */
  findModel(projectId: string, idOrName: string): Promise<ModelVersion>;
  findModels(projectId: string, page: PageRequest): Promise<Page<ModelVersion>>;
  /** Throws benchmark/missing, model/missing. */
  createRun(projectId: string, run: NewRun): Promise<EvalRun>;
  /** Throws run/missing; so do the four that follow. */
  getRun(projectId: string, runId: string): Promise<EvalRun>;
  findResponses(projectId: string, runId: string, page: PageRequest): Promise<Page<Response>>;
  /** Answers judged wrong, unparsed ones among them; errors are none. */
  findFailures(projectId: string, runId: string, page: PageRequest): Promise<Page<Response>>;
  /** Every line of the run's last log that was left out, with why. */
  getLeftOut(projectId: string, runId: string): Promise<Reject[]>;
  /** Every answer that counts, in no order, without texts: what a diagnosis reads. */
  streamOutcomes(projectId: string, runId: string): AsyncIterable<OutcomeRow>;
  /**
   * On the items both judged. Held-out items apart by whether the patches between the two models' dataset versions taught a
   * relation of theirs, or by the relations given. Throws run/nothing-in-common.
   */
  compareRuns(
    projectId: string,
    baseId: string,
    candidateId: string,
    options?: { taughtRelations?: ReadonlySet<string> },
  ): Promise<DetailedComparison>;
  /** How hard items are and how well they tell models apart, from every stored run of a suite. Throws benchmark/missing. */
  itemStatistics(
    projectId: string,
    benchmarkId: string,
    page: PageRequest,
  ): Promise<{ suite: SuiteStatistics; items: Page<ItemStatistics> }>;
  findRuns(
    projectId: string,
    filter: { benchmarkId?: string | undefined; modelId?: string | undefined },
    page: PageRequest,
  ): Promise<Page<EvalRun>>;
  /** The bundled student, a stand-in for a fine-tuned model. Throws model/untrained. */
  evaluateStudent(projectId: string, input: StudentRun, context: JobContext): Promise<EvalRun>;
  /** Asks the configured model itself; what it was asked before costs nothing. Throws llm/…. */
  evaluateEndpoint(
    projectId: string,
    input: EndpointRun,
    context: JobContext,
  ): Promise<{ run: EvalRun; bill: EndpointBill }>;
  /** Further questions to the model of a run; nothing is stored. Throws run/missing, run/not-by-student, llm/…. */
  askQuestions(
    projectId: string,
    runId: string,
    who: Respondent,
    questions: readonly Question[],
    context: JobContext,
  ): Promise<{ answers: QuestionAnswer[]; bill: EndpointBill | null }>;
  /** A harness's log, or native answers for a run. Throws log/…. */
  importLog(projectId: string, input: LogInput, context: JobContext): Promise<Receipt>;
}

export function createEvaluation({
  graph,
  benchmark,
  training,
  manifests = null,
  client = null,
}: {
  graph: Graph;
  benchmark: ItemSource;
  training: SampleSource;
  /** Where exports are remembered; null: none were made. */
  manifests?: ManifestSource | null;
  /** The model that can be asked; null: none is configured. */
  client?: ModelClient | null;
}): Evaluation {
  const models = createModels({ graph, training });
  const runs = createRuns({ graph, benchmark, models });
  return {
    createModel: models.create,
    getModel: models.get,
    findModel: models.resolve,
    findModels: models.find,
    createRun: runs.create,
    getRun: runs.get,
    findRuns: runs.find,
    findResponses: runs.findResponses,
    findFailures: runs.findFailures,
    getLeftOut: runs.findLeftOut,
    streamOutcomes: runs.streamOutcomes,
    compareRuns: createComparison({ graph, benchmark, training, models, runs }),
    itemStatistics: async (projectId, benchmarkId, { limit, after }) => {
      await benchmark.getBenchmark(projectId, benchmarkId);
      const known: KnownItem[] = [];
      for await (const { id, discipline, split, archetype, hops, difficulty, choices } of benchmark.streamItems(
        projectId,
        benchmarkId,
      ))
        known.push({ id, discipline, split, archetype, hops, difficulty, choices });
      const outcomes: ExportItemOutcomesRow[] = [];
      for await (const row of graph.stream(exportItemOutcomes, { projectId, benchmarkId })) outcomes.push(row);
      const { suite, items } = itemStatistics(benchmarkId, known, outcomes);
      const shown = items.filter(({ itemId }) => after === null || itemId > after).slice(0, limit + 1);
      return { suite, items: pageOf(shown, limit, ({ itemId }) => itemId) };
    },
    evaluateStudent: createStudentEvaluation({ graph, benchmark, training, models, runs }),
    evaluateEndpoint: createEndpointEvaluation({ graph, benchmark, models, runs, client }),
    askQuestions: createQuestioning({ training, models, runs, client }),
    importLog: createLogImport({ graph, benchmark, runs, manifests }),
  };
}
