import { idOf } from '../../domain/index.ts';
import { type Graph, writeRetrying } from '../../platform/graph/index.ts';
import { createRefusals, deleteDocumentRefusals } from '../queries.generated.ts';

/** Refusals kept for one document at a time; the counts of a job are of all of them. */
const KEPT = 1_000;

interface Row {
  readonly reason: string;
  readonly detail: string;
}

/** What was turned away of a document that was just read, in place of what was before. */
export async function keepRefusals(
  graph: Graph,
  projectId: string,
  documentId: string,
  refusals: readonly Row[],
): Promise<void> {
  await writeRetrying(graph, 'knowledge/keep-refusals', async (tx) => {
    await tx.run(deleteDocumentRefusals, { projectId, documentId });
    if (refusals.length > 0)
      await tx.run(createRefusals, { projectId, documentId, refusals: withIds(documentId, refusals) });
  });
}

/** What was found out later in the same reading. */
export async function addRefusals(
  graph: Graph,
  projectId: string,
  documentId: string,
  refusals: readonly Row[],
): Promise<void> {
  await writeRetrying(graph, 'knowledge/add-refusals', (tx) =>
    tx.run(createRefusals, { projectId, documentId, refusals: withIds(documentId, refusals) }),
  );
}

function withIds(documentId: string, refusals: readonly Row[]) {
  const rows = refusals.slice(0, KEPT).map(({ reason, detail }) => {
    const id = idOf('rfs', documentId, reason, detail);
    return [id, { id, reason, detail: detail.slice(0, 1_000) }] as const;
  });
  return [...new Map(rows).values()];
}
