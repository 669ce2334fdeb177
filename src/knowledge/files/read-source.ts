import type { Corpus } from '../../corpus/index.ts';
import { type Chunk, MAX_LIMIT } from '../../domain/index.ts';
import type { GateSource } from '../gate/index.ts';

/** The text of a document and the chunks it holds, for looking quotes up. Throws document/missing. */
export async function readSource(corpus: Corpus, projectId: string, documentId: string): Promise<GateSource> {
  const text = await corpus.getDocumentText(projectId, documentId);
  const chunks: Chunk[] = [];
  for (let after: string | null = null; ; ) {
    const { data, next } = await corpus.findChunks(projectId, documentId, { limit: MAX_LIMIT, after });
    chunks.push(...data);
    if (next === null) return { text, chunks };
    after = next;
  }
}
