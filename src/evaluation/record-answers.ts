import type { JobContext } from '../domain/index.ts';
import type { Graph } from '../platform/graph/index.ts';
import type { Answer } from './answer.ts';
import { commitPost, deletePost, findOutcomeCounts, lockRun, mergeResponses } from './queries.generated.ts';

/** Rows of one transaction: larger ones hold locks longer and are slower. */
export const BATCH = 1_000;

/**
 * Writes the answers of one post in batches, then lets them count in one short transaction that also stores the score. A
 * reader sees all of a post or none of it; the same post again changes nothing. Given up in the middle (an abort, an error
 * of the source), what was written is taken back; killed in the middle, it stays unseen until the same post comes again.
 */
export async function recordAnswers(
  graph: Graph,
  { projectId, runId, post }: { projectId: string; runId: string; post: string },
  answers: AsyncIterable<Answer> | Iterable<Answer>,
  { signal, progress }: JobContext,
  total: number | null = null,
): Promise<number> {
  let written = 0;
  try {
    for await (const batch of batchesOf(answers, BATCH)) {
      signal.throwIfAborted();
      const rows = batch
        .map((answer) => ({ ...answer, warnings: [...answer.warnings], optionScores: answer.optionScores ?? null }))
        .sort((a, b) => (a.itemId < b.itemId ? -1 : a.itemId > b.itemId ? 1 : a.repeat - b.repeat));
      await graph.run(mergeResponses, { projectId, runId, post, rows });
      written += rows.length;
      progress(written, total, 'answers');
    }
    await commit(graph, projectId, runId, post);
    return written;
  } catch (error) {
    await takeBack(graph, projectId, runId, post).catch(() => undefined);
    throw error;
  }
}

/** Also for a run that has no answers at all: its post counts and its score is empty. */
async function commit(graph: Graph, projectId: string, runId: string, post: string): Promise<void> {
  await graph.write('evaluation/commit-post', async (tx) => {
    const [locked] = await tx.run(lockRun, { projectId, runId });
    const posts = [...new Set([...(locked?.posts ?? []), post])];
    const groups = await tx.run(findOutcomeCounts, { projectId, runId, posts });
    const sum = (of: 'n' | 'correct' | 'unparsed' | 'errors') => groups.reduce((total, group) => total + group[of], 0);
    await tx.run(commitPost, {
      projectId,
      runId,
      post,
      n: sum('n'),
      correct: sum('correct'),
      unparsed: sum('unparsed'),
      errors: sum('errors'),
      groups: JSON.stringify(groups),
    });
  });
}

async function takeBack(graph: Graph, projectId: string, runId: string, post: string): Promise<void> {
  for (;;) {
    const [row] = await graph.run(deletePost, { projectId, runId, post });
    if (row === undefined || row.deleted === 0) return;
  }
}

/** Consecutive groups of at most `size`. */
export async function* batchesOf<T>(values: AsyncIterable<T> | Iterable<T>, size: number): AsyncGenerator<T[], void> {
  let batch: T[] = [];
  for await (const value of values) {
    batch.push(value);
    if (batch.length === size) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}
