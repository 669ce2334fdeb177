import { createHash } from 'node:crypto';
import { type EvalRun, type JobContext, ProdaError, Split } from '../domain/index.ts';
import type { Graph } from '../platform/graph/index.ts';
import type { Answer } from './answer.ts';
import {
  buildItemIndex,
  type Collected,
  collectAnswers,
  type ItemIndex,
  type LogFile,
  type LogFormat,
  type Reject,
  readLog,
  recognizeFormat,
} from './importers/index.ts';
import { findStoredAnswers, setLeftOut } from './queries.generated.ts';
import { BATCH, batchesOf, recordAnswers } from './record-answers.ts';
import type { Runs } from './runs.ts';
import type { ItemSource, ManifestSource } from './sources.ts';
import type { Spool } from './spool.ts';

export interface LogInput {
  /** One log; OpenCompass may have shards and a results file. */
  readonly files: readonly LogFile[];
  /** SHA-256 of the posted bytes: the same log is the same post. */
  readonly sha256: string;
  readonly format: LogFormat | 'auto';
  readonly benchmarkId: string;
  readonly modelId: string;
  /** Answers for this run; null: the log makes its own, one a variant. */
  readonly runId?: string | null;
  readonly mode?: 'atomic' | 'lenient';
  /** The export a log answers, where the log itself cannot say (OpenCompass, openai/evals). */
  readonly exportId?: string;
  /** Of a log with several models, the one that is meant. */
  readonly onlyModel?: string;
}

const REJECTED_SHOWN = 100;

/** What became of a log, every line that was left out by name. */
export interface Receipt {
  readonly format: LogFormat;
  readonly runs: readonly { readonly runId: string; readonly variant: string; readonly answers: number }[];
  readonly accepted: number;
  readonly unparsed: number;
  readonly errors: number;
  readonly unmatched: number;
  readonly hashMismatch: number;
  readonly duplicates: number;
  /** Items of the benchmark without an answer: a log of half a run is taken, and says so. */
  readonly missing: number;
  readonly models: readonly string[];
  /** Lines left out: no answers (code says why), answers of unknown items (code `unmatched`). All of them: getLeftOut. */
  readonly leftOut: number;
  /** The first hundred of them. */
  readonly rejected: readonly Reject[];
}

/**
 * A harness's log → answers of a run. Read whole and checked first, on disk, then stored: one bad line and nothing is stored,
 * unless `lenient` keeps the good ones. Unknown items are counted and named, and only a log of nothing else is refused. The
 * same log again is the same run and changes nothing.
 */
export function createLogImport({
  graph,
  benchmark,
  runs,
  manifests,
}: {
  graph: Graph;
  benchmark: ItemSource;
  runs: Runs;
  manifests: ManifestSource | null;
}) {
  return async function importLog(projectId: string, input: LogInput, context: JobContext): Promise<Receipt> {
    const first = input.files[0];
    if (first === undefined) throw new ProdaError('log/damaged', { detail: 'no file' });
    await benchmark.getBenchmark(projectId, input.benchmarkId);
    const target = input.runId == null ? null : await runs.get(projectId, input.runId);
    const format = input.format === 'auto' ? await recognizeAny(input.files) : input.format;
    const index = await buildIndex(projectId, input);
    const collected = await collectAnswers(readLog(format, input.files, index.size), index, {
      signal: context.signal,
      ...(input.onlyModel !== undefined && { onlyModel: input.onlyModel }),
      onRow: (read) => context.progress(read, null, 'rows'),
    });
    try {
      refuse(input, collected);
      const parts: { runId: string; variant: string; post: string; answers: Spool<Answer> }[] = [];
      for (const [variant, { answers, splits }] of collected.variants) {
        const run = target ?? (await createRun(projectId, input, format, variant, splits));
        const post = postOf(input.sha256, variant);
        await refuseContradictions(projectId, run.id, post, answers.read());
        parts.push({ runId: run.id, variant, post, answers });
      }
      for (const { runId, post, answers } of parts)
        await recordAnswers(graph, { projectId, runId, post }, answers.read(), context, answers.length);
      const leftOut = [...collected.rejected, ...collected.unmatched];
      const [{ runId, post } = { runId: '', post: '' }] = parts;
      await graph.run(setLeftOut, { projectId, runId, post, leftOut: JSON.stringify(leftOut) });
      const stored = parts.map(({ runId, variant, answers }) => ({ runId, variant, answers: answers.length }));
      return receiptOf(format, collected, stored, leftOut);
    } finally {
      collected.remove();
    }
  };

  async function buildIndex(projectId: string, { benchmarkId, exportId }: LogInput): Promise<ItemIndex> {
    const index = await buildItemIndex(
      benchmark.streamItems(projectId, benchmarkId),
      async (id) => (await manifests?.findManifest(projectId, id)) ?? null,
    );
    if (exportId !== undefined) await index.learn(exportId);
    return index;
  }

  async function createRun(
    projectId: string,
    { benchmarkId, modelId, sha256 }: LogInput,
    harness: string,
    variant: string,
    splits: ReadonlySet<string>,
  ): Promise<EvalRun> {
    const split = splits.size === 1 ? Split.parse([...splits][0]) : null;
    return runs.create(projectId, { benchmarkId, modelId, split, harness, variant, source: sha256 });
  }

  /** A run may take several posts, but not two different answers to the same item and repeat. */
  async function refuseContradictions(
    projectId: string,
    runId: string,
    post: string,
    answers: AsyncIterable<Answer>,
  ): Promise<void> {
    for await (const batch of batchesOf(answers, BATCH)) {
      const rows = await graph.run(findStoredAnswers, { projectId, runId, itemIds: batch.map(({ itemId }) => itemId) });
      const stored = new Map(
        rows.filter((row) => row.counts && row.post !== post).map((row) => [`${row.itemId} ${row.repeat}`, row]),
      );
      for (const answer of batch) {
        const before = stored.get(`${answer.itemId} ${answer.repeat}`);
        if (before !== undefined && (before.outcome !== answer.outcome || before.chosen !== answer.chosen))
          throw new ProdaError('log/contradictory', { runId, itemId: answer.itemId, repeat: answer.repeat });
      }
    }
  }
}

/** The format of the first file that shows it: a results file beside the predictions need not. Throws log/format-unknown. */
async function recognizeAny(files: readonly LogFile[]): Promise<LogFormat> {
  let fault: unknown;
  for (const file of files) {
    try {
      return await recognizeFormat(file);
    } catch (error) {
      fault ??= error;
    }
  }
  throw fault;
}

function refuse(input: LogInput, { rejected, unmatched, variants, models, duplicates }: Collected): void {
  if (input.onlyModel === undefined && models.length > 1)
    throw new ProdaError('log/several-models', { count: models.length, models: models.slice(0, 5).join(', ') });
  const [first] = rejected;
  if (first !== undefined && input.mode !== 'lenient')
    throw new ProdaError('log/lines-rejected', {
      count: rejected.length,
      line: first.line,
      detail: first.detail,
      rejected: rejected.slice(0, REJECTED_SHOWN),
    });
  if (variants.size === 0 && duplicates === 0)
    throw new ProdaError('log/nothing-matched', { count: unmatched.length, benchmarkId: input.benchmarkId });
}

function receiptOf(
  format: LogFormat,
  collected: Collected,
  runs: { runId: string; variant: string; answers: number }[],
  leftOut: readonly Reject[],
): Receipt {
  const { unparsed, errors, hashMismatch, duplicates, missing, models, unmatched } = collected;
  return {
    format,
    runs,
    accepted: runs.reduce((sum, { answers }) => sum + answers, 0),
    unparsed,
    errors,
    unmatched: unmatched.length,
    hashMismatch,
    duplicates,
    missing,
    models,
    leftOut: leftOut.length,
    rejected: leftOut.slice(0, REJECTED_SHOWN),
  };
}

function postOf(sha256: string, variant: string): string {
  return createHash('sha256').update(`${sha256} ${variant}`).digest('hex').slice(0, 16);
}
