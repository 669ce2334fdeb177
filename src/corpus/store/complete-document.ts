import type { Document } from '../../domain/index.ts';
import { type Graph, writeRetrying } from '../../platform/graph/index.ts';
import { oneLine } from '../build-parsed-document.ts';
import type { DocumentInput } from '../parsed-document.ts';
import { completeDocument as completeDocumentQuery, linkPreviousVersion } from '../queries.generated.ts';

/** Gives a known document what it does not say yet and this post of the same bytes does. Tells whether there was anything. */
export async function completeDocument(
  graph: Graph,
  projectId: string,
  document: Document,
  { meta, defaults }: Pick<DocumentInput, 'meta' | 'defaults'>,
): Promise<boolean> {
  const said = {
    license: oneLine(meta?.license ?? defaults?.license),
    attribution: oneLine(meta?.attribution),
    sourceUri: oneLine(meta?.sourceUri),
  };
  const isNew = (field: keyof typeof said): boolean => document[field] === null && said[field] !== null;
  if (!isNew('license') && !isNew('attribution') && !isNew('sourceUri')) return false;
  await writeRetrying(graph, 'corpus/complete-document', async (tx) => {
    const [row] = await tx.run(completeDocumentQuery, { projectId, documentId: document.id, ...said });
    if (row?.hasNewSource === true) await tx.run(linkPreviousVersion, { projectId, documentId: document.id });
  });
  return true;
}
