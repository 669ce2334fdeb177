import {
  Diagnosis,
  type DiagnosisId,
  Failure,
  FailureClass,
  type JobContext,
  type Page,
  type PageRequest,
  ProdaError,
  pageOf,
} from '../domain/index.ts';
import type { Knowledge } from '../knowledge/index.ts';
import type { Graph } from '../platform/graph/index.ts';
import { loadFacts } from '../training/index.ts';
import { type DiagnoseOptions, diagnoseRun } from './diagnose-run.ts';
import { diagnoseFailures } from './model/index.ts';
import { buildProbe } from './probes/build-probe.ts';
import { Probe } from './probes/probe.ts';
import { rankProbes } from './probes/rank-probes.ts';
import {
  type FindJudgedFailuresRow,
  findJudgedFailures,
  getDiagnosis,
  mergeProbeAnswers,
  setVerdict,
  streamBlamed,
} from './queries.generated.ts';
import { readInput } from './read-input.ts';
import type { ItemSource, RunSource } from './sources.ts';

/** A probe with what it is expected to tell. Without `answer`, `requires` and `options` it is what a model may see. */
export interface ProposedProbe extends Probe {
  readonly itemIds: readonly string[];
  /** Expected information about what decided the failures, in bits. */
  readonly gain: number;
}
export interface ProbeAnswer {
  readonly probeId: string;
  /** Null: the model's answer could not be read. */
  readonly chosen: number | null;
}

/** The Debugger's first half: from the failures of a run to what is missing. */
export interface Diagnoses {
  /** Throws run/missing, diagnosis/nothing-judged. */
  diagnose(projectId: string, runId: string, options: DiagnoseOptions, context: JobContext): Promise<Diagnosis>;
  /** Throws diagnosis/missing; so does what follows. */
  getDiagnosis(projectId: string, diagnosisId: string): Promise<Diagnosis>;
  findFailures(projectId: string, diagnosisId: string, page: PageRequest): Promise<Page<Failure>>;
  /** A person's own verdict, kept beside. Throws diagnosis/failure-missing. */
  putVerdict(
    projectId: string,
    diagnosisId: string,
    itemId: string,
    verdict: { class: FailureClass; note: string | null },
  ): Promise<Failure>;
  /** Single-relation questions about the failed dev items, those expected to tell most first. Throws run/missing. */
  proposeProbes(projectId: string, runId: string, budget: number): Promise<ProposedProbe[]>;
  /** Answers to them; the next diagnosis of the run weighs them. Throws diagnosis/probe-unknown. */
  recordProbes(
    projectId: string,
    runId: string,
    probes: readonly Probe[],
    answers: readonly ProbeAnswer[],
  ): Promise<{ stored: number }>;
}

export function createDiagnosis({
  graph,
  knowledge,
  benchmark,
  evaluation,
}: {
  graph: Graph;
  knowledge: Pick<Knowledge, 'streamRelations' | 'streamConcepts'>;
  benchmark: ItemSource;
  evaluation: RunSource;
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

  return {
    getDiagnosis: read,
    diagnose: async (projectId, runId, options, context) =>
      read(projectId, await diagnoseRun(stages, projectId, runId, options, context)),
    findFailures: async (projectId, diagnosisId, { limit, after }) => {
      const rows = await graph.run(findJudgedFailures, {
        projectId,
        diagnosisId,
        after: after ?? '',
        limit: limit + 1,
      });
      if (rows.length === 0) await read(projectId, diagnosisId);
      return pageOf(rows.map(failureOf), limit, ({ itemId }) => itemId);
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
    proposeProbes: async (projectId, runId, budget) => {
      const input = await readInput(stages, projectId, runId, 'dev');
      const facts = await loadFacts(knowledge, projectId);
      const factOf = new Map<string, (typeof facts.relations)[number]>(facts.relations.map((fact) => [fact.id, fact]));
      const asked = new Map<string, number>();
      for (const { probe } of input.probes) asked.set(probe.relationId, (asked.get(probe.relationId) ?? 0) + 1);
      const proposed: ProposedProbe[] = [];
      for (const { relationId, itemIds, gain } of rankProbes(diagnoseFailures(input), input.elements, 2 * budget)) {
        const fact = factOf.get(relationId);
        const probe = fact === undefined ? null : buildProbe(fact, facts, asked.get(relationId) ?? 0);
        if (probe !== null) proposed.push({ ...probe, itemIds, gain });
        if (proposed.length === budget) break;
      }
      return proposed;
    },
    recordProbes: async (projectId, runId, probes, answers) => {
      await evaluation.getRun(projectId, runId);
      const probeOf = new Map(probes.map((probe) => [probe.id, Probe.parse(probe)]));
      const rows = answers.map(({ probeId, chosen }) => {
        const probe = probeOf.get(probeId);
        if (probe === undefined) throw new ProdaError('diagnosis/probe-unknown', { runId, probeId });
        const correct = chosen === null ? null : chosen === probe.answer;
        return { probeId, relationId: probe.relationId, chosen, correct, probe: JSON.stringify(probe) };
      });
      let stored = 0;
      for (let i = 0; i < rows.length; i += 1_000)
        stored +=
          (await graph.run(mergeProbeAnswers, { projectId, runId, rows: rows.slice(i, i + 1_000) }))[0]?.stored ?? 0;
      return { stored };
    },
  };
}

function failureOf(row: FindJudgedFailuresRow): Failure {
  return Failure.parse({
    ...JSON.parse(row.record),
    itemId: row.itemId,
    class: row.class,
    probability: row.probability,
    verdict: row.verdictClass === null ? null : { class: FailureClass.parse(row.verdictClass), note: row.verdictNote },
  });
}

export type { DiagnosisId };
