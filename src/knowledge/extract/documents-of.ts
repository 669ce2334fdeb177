import type { Corpus } from '../../corpus/index.ts';
import { type Document, MAX_LIMIT } from '../../domain/index.ts';

/** The documents that are named, or all that have text, in the order of ids. Throws document/missing. */
export async function documentsOf(
  corpus: Corpus,
  projectId: string,
  documentIds: readonly string[] | 'all',
): Promise<Document[]> {
  if (documentIds !== 'all')
    return Promise.all([...new Set(documentIds)].sort().map((id) => corpus.getDocument(projectId, id)));
  const documents: Document[] = [];
  for (let after: string | null = null; ; ) {
    const { data, next } = await corpus.findDocuments(projectId, { limit: MAX_LIMIT, after });
    documents.push(...data.filter(({ chunks }) => chunks > 0));
    if (next === null) return documents;
    after = next;
  }
}
