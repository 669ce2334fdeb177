import { type Page, type PageRequest, pageOf } from '../../domain/index.ts';
import type { Graph } from '../../platform/graph/index.ts';
import { findRefusals as query } from '../queries.generated.ts';
import { Refusal } from '../types.ts';

/** What was refused of the documents as they were last read, in the order of ids. */
export async function findRefusals(
  graph: Graph,
  projectId: string,
  { documentId, reason }: { documentId?: string | undefined; reason?: string | undefined },
  { limit, after }: PageRequest,
): Promise<Page<Refusal>> {
  const rows = await graph.run(query, {
    projectId,
    documentId: documentId ?? null,
    reason: reason ?? null,
    after: after ?? '',
    limit: limit + 1,
  });
  return pageOf(Refusal.array().parse(rows), limit, ({ id }) => id);
}
