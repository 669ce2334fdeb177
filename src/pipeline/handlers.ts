import { text } from 'node:stream/consumers';
import type { Benchmarks } from '../benchmark/index.ts';
import type { Diagnoses } from '../diagnosis/index.ts';
import { type DatasetVersion, type Failure, type JobContext, type Page, ProdaError } from '../domain/index.ts';
import type { Evaluation } from '../evaluation/index.ts';
import type { Exports } from '../exports/index.ts';
import type { Knowledge } from '../knowledge/index.ts';
import type { Patches } from '../patch/index.ts';
import type { Budget, Spool } from '../platform/index.ts';
import type { Training } from '../training/index.ts';
import type {
  AskProbesJob,
  BenchmarkInput,
  ControlJob,
  DatasetJob,
  DiagnoseJob,
  EvaluateInput,
  ExportInput,
  ExtractInput,
  ImportKnowledgeInput,
  ImportLogInput,
  ImportProbesJob,
  JobBudget,
  PatchJob,
  RollbackJob,
} from './job-inputs.ts';
import { readTextLines } from './read-text-lines.ts';
import type { JobHandlers, JobResult } from './run-job.ts';

/** The stages that jobs call. */
export interface Stages {
  readonly knowledge: Knowledge;
  readonly benchmark: Benchmarks;
  readonly training: Training;
  readonly evaluation: Evaluation;
  readonly diagnosis: Diagnoses;
  readonly patch: Patches;
  readonly exports: Exports;
  readonly spool: Spool;
  readonly budget: Budget;
}

/** Which stage does the work of which kind of job, and what its result links to: a table without holes. */
export function createHandlers(stages: Stages): JobHandlers {
  const capJob = async (projectId: string, { jobId }: JobContext, caps: JobBudget | undefined) => {
    if (jobId === undefined || caps === undefined) return;
    const { calls = null, tokens = null, costUsd = null } = caps;
    await stages.budget.setJobCaps(projectId, jobId, { calls, tokens, costUsd });
  };
  /** The items that a diagnosis, or a person's verdict on it, calls defective. */
  const findDefective = async (projectId: string, diagnosisId: string | undefined): Promise<string[]> => {
    const found: string[] = [];
    for (let after: string | null = null; diagnosisId !== undefined; ) {
      const page: Page<Failure> = await stages.diagnosis.findFailures(projectId, diagnosisId, { limit: 500, after });
      for (const { itemId, class: own, verdict } of page.data)
        if ((verdict?.class ?? own) === 'defective-item') found.push(itemId);
      if (page.next === null) break;
      after = page.next;
    }
    return found;
  };
  const linkOf = (projectId: string, path: string) => `/v1/projects/${projectId}/${path}`;
  const linkToVersion = (projectId: string, { datasetId, n, samples }: DatasetVersion): JobResult => ({
    kind: 'dataset-version',
    id: datasetId,
    href: linkOf(projectId, `datasets/${datasetId}/versions/${n}`),
    datasetVersion: { datasetId, version: n },
    counts: { samples },
  });
  const linkToProbes = (projectId: string, runId: string): JobResult => ({
    kind: 'probes',
    id: runId,
    href: linkOf(projectId, `runs/${runId}/probes`),
    runId,
  });
  return {
    extract: async (projectId, input: ExtractInput, context) => {
      await capJob(projectId, context, input.budget);
      const counts = await stages.knowledge.extract(
        projectId,
        { documentIds: 'all' in input ? 'all' : input.documentIds, reader: input.reader },
        context,
      );
      return { kind: 'audit', id: projectId, href: linkOf(projectId, 'audit'), counts } satisfies JobResult;
    },
    'import-knowledge': async (projectId, input: ImportKnowledgeInput, context) => {
      if (input.format === 'prodalib') {
        const files = input.files.map(({ path, sha256, bytes }) => ({
          path,
          bytes,
          absolute: stages.spool.pathOf(sha256),
        }));
        const counts = await stages.knowledge.importProdalib(projectId, files, context);
        return { kind: 'audit', id: projectId, href: linkOf(projectId, 'audit'), counts };
      }
      const body = await stages.spool.read(input.sha256);
      const counts =
        input.format === 'proda-core'
          ? await stages.knowledge.importProdaCore(projectId, await text(body), context)
          : await stages.knowledge.importKnowledge(projectId, readTextLines(body), context);
      return { kind: 'audit', id: projectId, href: linkOf(projectId, 'audit'), counts };
    },
    'propose-merges': async (projectId, _input: object, context) => {
      const counts = await stages.knowledge.proposeMerges(projectId, context);
      return {
        kind: 'merge-candidates',
        id: projectId,
        href: linkOf(projectId, 'concepts/merge-candidates'),
        counts,
      };
    },
    benchmark: async (projectId, input: BenchmarkInput, context) => {
      const { id, items } =
        input.base === undefined
          ? await stages.benchmark.build(projectId, input, context)
          : await stages.benchmark.buildFromBase(
              projectId,
              {
                name: input.name,
                benchmarkId: input.base.benchmarkId,
                leaveOut: [...input.base.leaveOut, ...(await findDefective(projectId, input.base.diagnosisId))],
              },
              context,
            );
      return { kind: 'benchmark', id, href: linkOf(projectId, `benchmarks/${id}`), benchmarkId: id, counts: { items } };
    },
    dataset: async (projectId, { datasetId, ...input }: DatasetJob, context) =>
      linkToVersion(projectId, await stages.training.buildVersion(projectId, datasetId, input, context)),
    evaluate: async (projectId, { benchmarkId, modelId, split, endpoint, student, budget }: EvaluateInput, context) => {
      await capJob(projectId, context, budget);
      const what = { benchmarkId, modelId, ...(split !== undefined && { split }) };
      const { run, bill } =
        endpoint === undefined
          ? {
              run: await stages.evaluation.evaluateStudent(
                projectId,
                { ...what, ...(typeof student === 'object' && student) },
                context,
              ),
              bill: null,
            }
          : await stages.evaluation.evaluateEndpoint(projectId, { ...what, ...endpoint }, context);
      return {
        kind: 'run',
        id: run.id,
        href: linkOf(projectId, `runs/${run.id}`),
        runId: run.id,
        counts: { n: run.n, correct: run.correct },
        ...(bill !== null && { bill }),
      };
    },
    'import-log': async (projectId, input: ImportLogInput, context) => {
      const { exportId, onlyModel, ...rest } = input;
      const files = (input.files ?? [{ path: input.sha256, sha256: input.sha256 }]).map(({ path, sha256 }) => ({
        name: path,
        path: stages.spool.pathOf(sha256),
      }));
      const { runs, ...receipt } = await stages.evaluation.importLog(
        projectId,
        {
          ...rest,
          files,
          ...(exportId !== undefined && { exportId }),
          ...(onlyModel !== undefined && { onlyModel }),
        },
        context,
      );
      const runId = runs[0]?.runId;
      if (runId === undefined) throw new ProdaError('log/nothing-matched', receipt);
      return { kind: 'run', id: runId, href: linkOf(projectId, `runs/${runId}`), runId, runs, ...receipt };
    },
    diagnose: async (projectId, { runId, split, opinion }: DiagnoseJob, context) => {
      const of = (items: 'dev' | 'all') => stages.diagnosis.diagnose(projectId, runId, { split: items }, context);
      const { id, failures } = await of(split ?? 'dev');
      // Held-out failures get a verdict, too, in a diagnosis of their own that no patch is made of.
      const all = split === undefined ? await of('all') : null;
      const opinions =
        opinion === undefined ? null : await stages.diagnosis.askOpinions(projectId, id, opinion.limit, context);
      return {
        kind: 'diagnosis',
        id,
        href: linkOf(projectId, `diagnoses/${id}`),
        diagnosisId: id,
        ...(all !== null && { reportDiagnosisId: all.id }),
        counts: { failures, ...(all !== null && { heldOutFailures: all.failures - failures }) },
        ...(opinions !== null && { opinions }),
      };
    },
    patch: async (projectId, { diagnosisId, ...input }: PatchJob, context) => {
      const patch = await stages.patch.build(projectId, diagnosisId, input, context);
      return {
        kind: 'patch',
        id: patch.id,
        href: linkOf(projectId, `patches/${patch.id}`),
        patchId: patch.id,
        datasetVersion: patch.datasetVersion,
      };
    },
    control: async (projectId, { patchId, seed }: ControlJob, context) =>
      linkToVersion(projectId, await stages.patch.buildControl(projectId, patchId, seed, context)),
    rollback: async (projectId, { patchId }: RollbackJob) =>
      linkToVersion(projectId, await stages.patch.rollBack(projectId, patchId)),
    'ask-probes': async (projectId, { runId, budget, ask, spend }: AskProbesJob, context) => {
      await capJob(projectId, context, spend);
      await stages.diagnosis.proposeProbes(projectId, runId, budget);
      const { tally, bill } = await stages.diagnosis.askProbes(projectId, runId, ask, context);
      return { ...linkToProbes(projectId, runId), counts: { ...tally }, ...(bill !== null && { bill }) };
    },
    'import-probes': async (projectId, { runId, sha256, format }: ImportProbesJob, context) => {
      const files = [{ name: sha256, path: stages.spool.pathOf(sha256) }];
      const receipt = await stages.diagnosis.importProbes(projectId, runId, { files, format }, context);
      return { ...linkToProbes(projectId, runId), counts: { ...receipt } };
    },
    export: async (projectId, input: ExportInput, context) => {
      const { id, files } = await stages.exports.build(projectId, input, context);
      return {
        kind: 'export',
        id,
        href: linkOf(projectId, `exports/${id}`),
        exportId: id,
        counts: { files: files.length },
      };
    },
  };
}
