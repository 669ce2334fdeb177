import type { Corpus } from '../../corpus/index.ts';
import { type Graph, writeRetrying } from '../../platform/graph/index.ts';
import { quoteFinder, quoteMatches } from '../gate/index.ts';
import {
  type FindWaitingEvidenceRow,
  findWaitingEvidence,
  lockDocuments,
  moveEvidence,
  moveRecordChains,
} from '../queries.generated.ts';
import { holdAll } from '../store/hold-all.ts';
import { chunkAround } from './propose-line.ts';
import { readSource } from './read-source.ts';

/** Places a transaction. */
const BATCH = 1_000;
/** More evidence than this waiting on one document is left for the next call. */
const WAITING_MAX = 100_000;

/**
 * Evidence that waited for a document's text is looked up in it: at the offsets that the file gave, if the quote stands
 * there, else where it first stands within one chunk. What the text does not say stays unverified, and counted.
 */
export async function verifyEvidence(
  { graph, corpus }: { graph: Graph; corpus: Corpus },
  projectId: string,
  documentId: string,
): Promise<{ verified: number; unverified: number }> {
  const waiting = await graph.run(findWaitingEvidence, { projectId, documentId, limit: WAITING_MAX });
  if (waiting.length === 0) return { verified: 0, unverified: 0 };
  const { text, chunks } = await readSource(corpus, projectId, documentId);
  const find = quoteFinder(text);
  const spanOf = ({ quote, start, end }: FindWaitingEvidenceRow) =>
    start !== null && end !== null && quoteMatches(text.slice(start, end), quote) ? { start, end } : find(quote);
  const places = waiting.flatMap((row) => {
    const span = spanOf(row);
    const chunk = span === null ? undefined : chunkAround(chunks, span.start, span.end);
    return span === null || chunk === undefined ? [] : [{ ...row, ...span, chunkId: chunk.id, documentId }];
  });
  let verified = 0;
  for (let at = 0; at < places.length; at += BATCH) {
    const batch = places.slice(at, at + BATCH);
    verified += await writeRetrying(graph, 'knowledge/verify-evidence', async (tx) => {
      await holdAll(tx, projectId, {
        documentIds: idsOf(batch.map(({ recordId }) => recordId)),
        chunkIds: idsOf(batch.map(({ chunkId }) => chunkId)),
        conceptIds: [],
        relationIds: idsOf(batch.map(({ relationId }) => relationId)),
        chainIds: [],
      });
      const [row] = await tx.run(moveEvidence, { projectId, places: batch });
      return row?.moved ?? 0;
    });
  }
  for (const recordId of idsOf(waiting.map((row) => row.recordId)))
    if (recordId !== documentId)
      await writeRetrying(graph, 'knowledge/move-record', async (tx) => {
        await tx.run(lockDocuments, { projectId, documentIds: idsOf([recordId, documentId]) });
        await tx.run(moveRecordChains, { projectId, recordId, documentId });
      });
  return { verified, unverified: waiting.length - verified };
}

const idsOf = (ids: readonly string[]): string[] => [...new Set(ids)].sort();
