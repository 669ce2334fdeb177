import {
  Diagnosis,
  type DiagnosisId,
  Failure,
  FailureClass,
  type JobContext,
  type KeyedItem,
  type Page,
  type PageRequest,
  ProdaError,
  pageOf,
} from '../domain/index.ts';
import type { Knowledge } from '../knowledge/index.ts';
import type { Graph } from '../platform/graph/index.ts';
import type { ModelClient } from '../platform/index.ts';
import { type DiagnoseOptions, diagnoseRun } from './diagnose-run.ts';
import { askOpinions, type OpinionBill } from './opinion/ask-opinions.ts';
import { createProbes, type Probes } from './probes/create-probes.ts';
import {
  type FindJudgedFailuresRow,
  findJudgedFailures,
  getDiagnosis,
  setVerdict,
  streamBlamed,
} from './queries.generated.ts';
import type { ItemSource, ProbeManifestSource, RunSource } from './sources.ts';

/** The Debugger's first half: from the failures of a run to what is missing. */
export interface Diagnoses extends Probes {
  /** Throws run/missing, diagnosis/nothing-judged. */
  diagnose(projectId: string, runId: string, options: DiagnoseOptions, context: JobContext): Promise<Diagnosis>;
  /** Throws diagnosis/missing; so does what follows. */
  getDiagnosis(projectId: string, diagnosisId: string): Promise<Diagnosis>;
  findFailures(projectId: string, diagnosisId: string, page: PageRequest): Promise<Page<Failure>>;
  /**
   * A model's opinion on the first failures, in the order of items, kept beside the verdicts. Throws llm/not-configured, llm/….
   */
  askOpinions(projectId: string, diagnosisId: string, limit: number, context: JobContext): Promise<OpinionBill>;
  /** A person's own verdict, kept beside. Throws diagnosis/failure-missing. */
  putVerdict(
    projectId: string,
    diagnosisId: string,
    itemId: string,
    verdict: { class: FailureClass; note: string | null },
  ): Promise<Failure>;
}

export function createDiagnosis({
  graph,
  knowledge,
  benchmark,
  evaluation,
  findManifest = async () => null,
  model = null,
}: {
  graph: Graph;
  knowledge: Pick<Knowledge, 'streamRelations' | 'streamConcepts'>;
  benchmark: ItemSource;
  evaluation: RunSource;
  /** How an export ordered its probes. */
  findManifest?: ProbeManifestSource;
  /** For opinions; null: none is configured. */
  model?: ModelClient | null;
}): Diagnoses {
  const stages = { graph, benchmark, evaluation };
  const read = async (projectId: string, diagnosisId: string): Promise<Diagnosis> => {
    const [row] = await graph.run(getDiagnosis, { projectId, diagnosisId });
    if (row === undefined) throw new ProdaError('diagnosis/missing', { diagnosisId });
    const concepts: { id: string; term: string; score: number; support: number }[] = [];
    const relations: { id: string; score: number; support: number }[] = [];
    for await (const { kind, id, term, score, support } of graph.stream(streamBlamed, { projectId, diagnosisId })) {
      if (kind === 'concept') concepts.push({ id, term: term ?? '', score, support });
      if (kind === 'relation') relations.push({ id, score, support });
    }
    return Diagnosis.parse({
      ...JSON.parse(row.properties),
      id: row.id,
      runId: row.runId,
      ranking: { concepts, relations },
    });
  };

  const findFailures: Diagnoses['findFailures'] = async (projectId, diagnosisId, { limit, after }) => {
    const rows = await graph.run(findJudgedFailures, { projectId, diagnosisId, after: after ?? '', limit: limit + 1 });
    if (rows.length === 0) await read(projectId, diagnosisId);
    return pageOf(rows.map(failureOf), limit, ({ itemId }) => itemId);
  };

  return {
    getDiagnosis: read,
    diagnose: async (projectId, runId, options, context) =>
      read(projectId, await diagnoseRun(stages, projectId, runId, options, context)),
    findFailures,
    askOpinions: async (projectId, diagnosisId, limit, context) => {
      if (model === null) throw new ProdaError('llm/not-configured');
      const { runId } = await read(projectId, diagnosisId);
      const { data } = await findFailures(projectId, diagnosisId, { limit, after: null });
      const failing = new Map<string, Failure>(data.map((failure) => [failure.itemId, failure]));
      const { benchmarkId } = await evaluation.getRun(projectId, runId);
      const asked: { failure: Failure; item: KeyedItem }[] = [];
      for await (const item of benchmark.streamItems(projectId, benchmarkId)) {
        const failure = failing.get(item.id);
        if (failure !== undefined) asked.push({ failure, item });
      }
      return askOpinions({ graph, model }, { projectId, diagnosisId }, asked, context);
    },
    putVerdict: async (projectId, diagnosisId, itemId, verdict) => {
      const [row] = await graph.run(setVerdict, {
        projectId,
        diagnosisId,
        itemId,
        class: verdict.class,
        note: verdict.note,
      });
      if (row === undefined) {
        await read(projectId, diagnosisId);
        throw new ProdaError('diagnosis/failure-missing', { diagnosisId, itemId });
      }
      return failureOf(row);
    },
    ...createProbes({ graph, knowledge, benchmark, evaluation, findManifest }),
  };
}

function failureOf(row: FindJudgedFailuresRow): Failure {
  return Failure.parse({
    ...JSON.parse(row.record),
    itemId: row.itemId,
    class: row.class,
    probability: row.probability,
    ...(row.opinion !== null && { opinion: JSON.parse(row.opinion) }),
    verdict: row.verdictClass === null ? null : { class: FailureClass.parse(row.verdictClass), note: row.verdictNote },
  });
}

export type { DiagnosisId };
