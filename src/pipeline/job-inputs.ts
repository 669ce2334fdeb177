import { z } from 'zod';
import {
  BenchmarkId,
  DatasetId,
  DiagnosisId,
  DocumentId,
  ExportId,
  ItemId,
  ModelId,
  Operator,
  type PatchId,
  RunId,
  SampleFormat,
  Split,
  SuiteQuota,
} from '../domain/index.ts';
import { BudgetCaps } from '../platform/index.ts';

/** What each kind of job takes: the body of the request that starts it. */
const seed = z
  .int()
  .min(0)
  .max(2 ** 31 - 1);
/** Who words samples: templates, or the model of the settings. */
const generator = z.enum(['template', 'llm']).default('template');
const reader = z.enum(['offline', 'llm']).default('offline');
/** What the job may spend on the model at most, over all its attempts. */
const JobBudget = BudgetCaps.partial();
export type JobBudget = z.infer<typeof JobBudget>;
const budget = JobBudget.optional();

export const ExtractInput = z.union([
  z.strictObject({ documentIds: z.array(DocumentId).min(1).max(100_000), reader, budget }),
  z.strictObject({ all: z.literal(true), reader, budget }),
]);
export type ExtractInput = z.infer<typeof ExtractInput>;

/** What an estimate is wanted for. */
export const EstimateInput = z.union([
  z.strictObject({ documentIds: z.array(DocumentId).min(1).max(10_000) }),
  z.strictObject({ all: z.literal(true) }),
]);

/** One spooled body; a folder is its files. */
export const ImportKnowledgeInput = z.union([
  z.strictObject({ format: z.enum(['knowledge', 'proda-core']), sha256: z.string() }),
  z.strictObject({
    format: z.literal('prodalib'),
    files: z.array(z.strictObject({ path: z.string(), sha256: z.string(), bytes: z.int() })),
  }),
]);
export type ImportKnowledgeInput = z.infer<typeof ImportKnowledgeInput>;

export const BenchmarkInput = z.strictObject({
  name: z.string().trim().min(1).max(200),
  seed,
  size: z.int().min(1).max(10_000_000).optional(),
  disciplines: z.array(z.string().min(1).max(80)).min(1).max(1_000).optional(),
  operators: z.array(Operator).min(1).optional(),
  quota: SuiteQuota.optional(),
  heldOutShare: z.number().min(0).max(0.9).optional(),
  phrasing: z.enum(['template', 'llm']).default('template'),
  phrasingChecks: z
    .array(z.enum(['claims', 'solver']))
    .max(2)
    .optional(),
  /** Its items, but those named and those that the diagnosis calls defective; the settings above but the name are then those of the base. */
  base: z
    .strictObject({
      benchmarkId: BenchmarkId,
      leaveOut: z.array(ItemId).max(100_000).default([]),
      diagnosisId: DiagnosisId.optional(),
    })
    .optional(),
});
export type BenchmarkInput = z.infer<typeof BenchmarkInput>;

export const DatasetInput = z.strictObject({
  benchmarkId: BenchmarkId,
  seed,
  quota: z
    .strictObject({
      total: z.int().min(1).max(100_000_000).optional(),
      perDiscipline: z.int().min(1).max(100_000_000).optional(),
      perFormat: z.int().min(1).max(100_000_000).optional(),
      perType: z.int().min(1).max(100_000_000).optional(),
    })
    .optional(),
  formats: z.array(SampleFormat).min(1).optional(),
  generator,
});
export type DatasetInput = z.infer<typeof DatasetInput>;

/** The bundled student, or the model of the settings asked over its endpoint. */
export const EvaluateInput = z
  .strictObject({
    benchmarkId: BenchmarkId,
    modelId: ModelId,
    split: Split.optional(),
    student: z
      .union([z.literal(true), z.strictObject({ capacity: z.int().min(1).max(10_000_000), from: ModelId.optional() })])
      .optional()
      .meta({
        description:
          'true: compiled from the contents. With a capacity: goes on by increments, from an earlier model or the first version, and later rows take the places of earlier ones unless these are replayed',
      }),
    endpoint: z
      .strictObject({
        repeats: z.int().min(1).max(100).optional(),
        temperature: z.number().min(0).max(2).optional(),
        maxTokens: z.int().min(1).max(100_000).optional(),
      })
      .optional(),
    budget,
  })
  .refine(({ student, endpoint }) => (student === undefined) !== (endpoint === undefined), {
    message: 'name either student: true (or {capacity}) or an endpoint: {}',
  });
export type EvaluateInput = z.infer<typeof EvaluateInput>;

export const DiagnoseInput = z.strictObject({
  split: z.enum(['dev', 'all']).optional().meta({
    description:
      'dev: what chooses a patch. all: held-out items, too, for reports; no patch is made of it. Neither: both, and the result names the one of dev',
  }),
  /** A model's opinion on so many failures, beside the verdicts. */
  opinion: z.strictObject({ limit: z.int().min(1).max(1_000).default(100) }).optional(),
});
export type DiagnoseInput = z.infer<typeof DiagnoseInput>;

export const PatchInput = z.strictObject({
  seed,
  refinePerGap: z.int().min(0).max(1_000).optional(),
  cotPerDeficit: z.int().min(0).max(1_000).optional(),
  replayRatio: z.number().min(0).max(100).optional(),
  maxSamples: z.int().min(1).max(1_000_000).optional(),
  generator,
});
export type PatchInput = z.infer<typeof PatchInput>;

/** The single-relation questions that would tell most; with `ask` they are put to the run's student or to the configured model. */
export const ProbesInput = z.strictObject({
  budget: z.int().min(1).max(10_000).default(100),
  ask: z.enum(['student', 'endpoint']).optional(),
  spend: JobBudget.optional().meta({ description: 'What asking may cost at most; only with ask: endpoint' }),
});
export type AskProbesJob = { runId: RunId; budget: number; ask: 'student' | 'endpoint'; spend?: JobBudget };
export type ImportProbesJob = { runId: RunId; sha256: string; format: ImportLogInput['format'] };

/** Data for no failure in particular, as much as a patch holds. */
export const ControlInput = z.strictObject({ seed });
export type ControlInput = z.infer<typeof ControlInput>;

export const RollbackInput = z.strictObject({});

/** With the id that the route carries in its path. */
export type DatasetJob = DatasetInput & { datasetId: DatasetId };
export type DiagnoseJob = DiagnoseInput & { runId: RunId };
export type PatchJob = PatchInput & { diagnosisId: DiagnosisId };
export type ControlJob = ControlInput & { patchId: PatchId };
export type RollbackJob = { patchId: PatchId };

export const ImportLogInput = z.strictObject({
  sha256: z.string(),
  format: z.enum(['auto', 'native', 'lm-eval', 'inspect', 'promptfoo', 'opencompass', 'oaieval']),
  benchmarkId: BenchmarkId,
  modelId: ModelId,
  /** Answers for a run that exists; null: the log makes its own run or runs. */
  runId: RunId.nullable(),
  mode: z.enum(['atomic', 'lenient']),
  /** A log of several files, each under its own name; `sha256` is then that of the whole. */
  files: z
    .array(z.strictObject({ path: z.string(), sha256: z.string() }))
    .min(1)
    .optional(),
  /** The export that the log answers, where the log itself cannot say. */
  exportId: ExportId.optional(),
  /** Of a log with several models, the one that is meant. */
  onlyModel: z.string().min(1).max(300).optional(),
});
export type ImportLogInput = z.infer<typeof ImportLogInput>;

/** The knowledge of the project as a folder, with a suite and a dataset version beside it when they are named. */
const ExportKnowledgeInput = z.strictObject({
  kind: z.literal('knowledge'),
  target: z.string().min(1).max(40),
  benchmarkId: BenchmarkId.optional(),
  datasetId: DatasetId.optional(),
  version: z.int().min(1).optional(),
});
const ExportMadeInput = z.strictObject({
  kind: z.enum(['benchmark', 'dataset', 'probes']),
  /** Of the benchmark, the dataset, or the run whose probes are meant. */
  id: z.union([BenchmarkId, DatasetId, RunId]),
  version: z.int().min(1).optional(),
  target: z.string().min(1).max(40),
  /** Of a dataset version: all it holds, or what is new and replayed. */
  part: z.enum(['contents', 'increment']).default('contents'),
});
export const ExportInput = z.union([ExportMadeInput, ExportKnowledgeInput]);
export type ExportInput = z.infer<typeof ExportInput>;
