import { z } from 'zod';
import { JobId } from './ids.ts';

export const JOB_KINDS = [
  'extract',
  'import-knowledge',
  'propose-merges',
  'benchmark',
  'dataset',
  'evaluate',
  'import-log',
  'diagnose',
  'patch',
  'control',
  'rollback',
  'ask-probes',
  'import-probes',
  'export',
] as const;
export const JobKind = z.enum(JOB_KINDS);
export type JobKind = z.infer<typeof JobKind>;
export const JobState = z.enum(['queued', 'running', 'succeeded', 'failed', 'cancelled']);
export type JobState = z.infer<typeof JobState>;

export const JobProgress = z.object({ done: z.number(), total: z.number().nullable(), unit: z.string() });
export type JobProgress = z.infer<typeof JobProgress>;

/** The truth about a job is this record in Neo4j; the queue is a hint. */
export const Job = z.object({
  id: JobId,
  projectId: z.string(),
  kind: JobKind,
  state: JobState,
  progress: JobProgress,
  error: z.object({ code: z.string(), detail: z.string() }).nullable(),
  result: z.looseObject({ kind: z.string(), id: z.string(), href: z.string() }).nullable(),
  createdAt: z.string(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
});
export type Job = z.infer<typeof Job>;

/** What a long stage function takes to tell how far it is and to learn that nobody wants it any more. */
export interface JobContext {
  /** Whose budget the work counts against; absent outside of jobs. */
  readonly jobId?: JobId;
  readonly signal: AbortSignal;
  progress(done: number, total: number | null, unit: string): void;
}
export const NO_JOB: JobContext = { signal: new AbortController().signal, progress: () => undefined };
