import type { Corpus } from '../../corpus/index.ts';
import { type Document, groupBy, type JobContext, ProdaError } from '../../domain/index.ts';
import type { Graph } from '../../platform/graph/index.ts';
import type { ModelClient } from '../../platform/index.ts';
import { readSource } from '../files/read-source.ts';
import type { LooseRelation, ReaderInput } from '../reader/index.ts';
import { readWithModel } from '../reader/model/index.ts';
import { mergeOrRefuse } from '../store/merge-or-refuse.ts';
import type { ExtractionResult } from '../types.ts';
import { completeAcross } from './complete-across.ts';
import { documentsOf } from './documents-of.ts';
import { addRefusals, keepRefusals } from './keep-refusals.ts';
import type { ReaderPool } from './reader-pool.ts';

const ON_NO_CHAIN = 'on-no-chain';
/** Relations on no chain that are listed of a document. */
const LOOSE_SHOWN = 5;
/** Relations without a chain that wait for other texts of the job: what memory they take is bounded. */
const LOOSE_MAX = 20_000;

/**
 * Documents → chunks → chains that the gate admitted, in the graph. Some documents are read at once in worker threads,
 * written one after the other in the order of their ids. What one of them states and none of its own chains holds is then joined to what the
 * others state. Reading the same text again changes nothing. Throws `llm/rejected` where the endpoint took no part of any text.
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
  let answered = 0;
  const loose: LooseRelation[] = [];
  const readOne = async (document: Document) => {
    const source = await readSource(corpus, projectId, document.id);
    const { id, title, discipline } = document;
    const input = { document: { id, title, discipline }, ...source };
    const read =
      what.reader === 'offline'
        ? await readInThread(pool, input, context.signal)
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
    const { chunks, proposed, admitted, refused, leftOut, ...rest } = await reading[i]!;
    delete reading[i];
    for (const relation of 'loose' in rest ? rest.loose : []) {
      if (loose.length < LOOSE_MAX) loose.push(relation);
      else reasons.set(ON_NO_CHAIN, (reasons.get(ON_NO_CHAIN) ?? 0) + 1);
    }
    answered += 'answered' in rest ? rest.answered : 0;
    result.chunks += chunks;
    result.proposed += proposed;
    result.admitted += admitted.length;
    for (const { reason } of refused) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    for (const { reason, count } of leftOut) reasons.set(reason, (reasons.get(reason) ?? 0) + count);
    const merged = await mergeOrRefuse(graph, projectId, admitted);
    result.admitted -= merged.refused.length;
    for (const { reason } of merged.refused) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    for (const kind of ['concepts', 'relations', 'chains'] as const) result.created[kind] += merged.created[kind];
    await keepRefusals(graph, projectId, document.id, [
      ...refused.map((refusal) => ({ reason: refusal.reason, detail: detailOf(refusal) })),
      ...merged.refused.map(({ reason, detail }) => ({ reason, detail })),
      ...leftOut.flatMap(({ reason, examples }) => examples.map((detail) => ({ reason, detail }))),
    ]);
    context.progress(i + 1, documents.length, 'documents');
  }
  // One text that an endpoint does not take is that text's fault; all of them are the endpoint's, or the model's that was named.
  const rejected = reasons.get('llm/rejected') ?? 0;
  if (what.reader === 'llm' && answered === 0 && rejected > 0)
    throw new ProdaError('llm/rejected', { detail: `all ${rejected} parts of the text. Is the model's name right?` });
  const { left, refused, ...completed } = await completeAcross(graph, projectId, loose, context.signal);
  result.proposed += completed.proposed;
  result.admitted += completed.admitted;
  for (const kind of ['concepts', 'relations', 'chains'] as const) result.created[kind] += completed.created[kind];
  for (const { reason } of refused) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  if (left.length > 0) reasons.set(ON_NO_CHAIN, (reasons.get(ON_NO_CHAIN) ?? 0) + left.length);
  for (const [documentId, relations] of groupBy(left, ({ documentId }) => documentId))
    await addRefusals(
      graph,
      projectId,
      documentId,
      relations.slice(0, LOOSE_SHOWN).map(({ subject, type, object }) => ({
        reason: ON_NO_CHAIN,
        detail: `${subject.term} ${type} ${object.term}`,
      })),
    );
  return {
    documents: documents.length,
    ...result,
    refused: [...reasons].map(([reason, count]) => ({ reason, count })).sort((a, b) => b.count - a.count),
  };
}

/** A document that the reader does not cope with is left out and counted; the others are read. */
async function readInThread(pool: ReaderPool, input: ReaderInput, signal: AbortSignal) {
  try {
    return await pool.run(input, signal);
  } catch (error) {
    if (!(error instanceof ProdaError) || error.code !== 'document/resource-limit') throw error;
    const leftOut = [{ reason: error.code, count: 1, examples: [error.message] }];
    return { proposed: 0, admitted: [], loose: [], refused: [], leftOut };
  }
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
