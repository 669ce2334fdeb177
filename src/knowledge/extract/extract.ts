import type { Corpus } from '../../corpus/index.ts';
import { type Document, idOf, type JobContext, ProdaError } from '../../domain/index.ts';
import { type Graph, writeRetrying } from '../../platform/graph/index.ts';
import type { ModelClient } from '../../platform/index.ts';
import { readSource } from '../files/read-source.ts';
import { createRefusals, deleteDocumentRefusals } from '../queries.generated.ts';
import type { ReaderInput } from '../reader/index.ts';
import { readWithModel } from '../reader/model/index.ts';
import { mergeChains } from '../store/merge-chains.ts';
import type { ExtractionResult } from '../types.ts';
import { documentsOf } from './documents-of.ts';
import type { ReaderPool } from './reader-pool.ts';

/** Refusals kept for one document; the counts are of all of them. */
const REFUSALS_KEPT = 1_000;

/**
 * Documents → chunks → chains that the gate admitted, in the graph. Some documents are read at once in worker threads,
 * written one after the other in the order of their ids. Reading the same text again changes nothing.
 */
export async function extract(
  { graph, corpus, pool, model }: { graph: Graph; corpus: Corpus; pool: ReaderPool; model: ModelClient | null },
  projectId: string,
  what: { documentIds: readonly string[] | 'all'; reader: 'offline' | 'llm' },
  context: JobContext,
): Promise<ExtractionResult> {
  const documents = await documentsOf(corpus, projectId, what.documentIds);
  const result = { chunks: 0, proposed: 0, admitted: 0, created: { concepts: 0, relations: 0, chains: 0 } };
  const reasons = new Map<string, number>();
  const readOne = async (document: Document) => {
    const source = await readSource(corpus, projectId, document.id);
    const { id, title, discipline } = document;
    const input = { document: { id, title, discipline }, ...source };
    const read =
      what.reader === 'offline'
        ? await pool.run(input, context.signal)
        : await readByModel(model, projectId, input, context);
    return { chunks: source.chunks.length, ...read };
  };
  context.progress(0, documents.length, 'documents');
  const reading: Promise<Awaited<ReturnType<typeof readOne>>>[] = [];
  for (const [i, document] of documents.entries()) {
    context.signal.throwIfAborted();
    // One more than there are threads (or calls in flight), so that none waits while what was read is being written.
    const together = what.reader === 'llm' ? (model?.concurrency ?? 1) : pool.size;
    for (let ahead = reading.length; ahead <= Math.min(i + together, documents.length - 1); ahead++) {
      const started = readOne(documents[ahead]!);
      started.catch(() => undefined);
      reading.push(started);
    }
    const { chunks, proposed, admitted, refused, leftOut } = await reading[i]!;
    delete reading[i];
    result.chunks += chunks;
    result.proposed += proposed;
    result.admitted += admitted.length;
    for (const { reason } of refused) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    for (const { reason, count } of leftOut) reasons.set(reason, (reasons.get(reason) ?? 0) + count);
    const merged = await mergeChains(graph, projectId, admitted);
    for (const kind of ['concepts', 'relations', 'chains'] as const) result.created[kind] += merged.created[kind];
    await keepRefusals(graph, projectId, document.id, [
      ...refused.map((refusal) => ({ reason: refusal.reason, detail: detailOf(refusal) })),
      ...leftOut.flatMap(({ reason, examples }) => examples.map((detail) => ({ reason, detail }))),
    ]);
    context.progress(i + 1, documents.length, 'documents');
  }
  return {
    documents: documents.length,
    ...result,
    refused: [...reasons].map(([reason, count]) => ({ reason, count })).sort((a, b) => b.count - a.count),
  };
}

/** Throws llm/not-configured, llm/…. */
async function readByModel(
  model: ModelClient | null,
  projectId: string,
  { document, text, chunks }: ReaderInput,
  { jobId, signal }: JobContext,
) {
  if (model === null) throw new ProdaError('llm/not-configured');
  const { unread, ...read } = await readWithModel(
    model,
    { projectId, document, source: { text, chunks } },
    { ...(jobId !== undefined && { jobId }), signal, progress: () => undefined },
  );
  return { ...read, leftOut: unread.map(({ reason, detail }) => ({ reason, count: 1, examples: [detail] })) };
}

async function keepRefusals(
  graph: Graph,
  projectId: string,
  documentId: string,
  refusals: readonly { reason: string; detail: string }[],
): Promise<void> {
  const rows = new Map(
    refusals.slice(0, REFUSALS_KEPT).map(({ reason, detail }) => {
      const id = idOf('rfs', documentId, reason, detail);
      return [id, { id, reason, detail: detail.slice(0, 1_000) }];
    }),
  );
  await writeRetrying(graph, 'knowledge/keep-refusals', async (tx) => {
    await tx.run(deleteDocumentRefusals, { projectId, documentId });
    if (rows.size > 0) await tx.run(createRefusals, { projectId, documentId, refusals: [...rows.values()] });
  });
}

function detailOf(refusal: {
  chain: string;
  subject: string | null;
  type: string | null;
  object: string | null;
  quote: string | null;
}): string {
  const { chain, subject, type, object, quote } = refusal;
  return subject === null ? chain : `${subject} ${type} ${object}: ${quote}`;
}
