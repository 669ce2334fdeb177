import type { Graph } from '../../platform/graph/index.ts';
import { streamChains as query } from '../queries.generated.ts';
import { StoredChain } from '../types.ts';
import { inOrder } from './in-order.ts';

/** Every chain, in the order of ids, in flat memory. */
export async function* streamChains(graph: Graph, projectId: string): AsyncGenerator<StoredChain, void> {
  for await (const row of graph.stream(query, { projectId }))
    yield StoredChain.parse({
      ...row,
      documentIds: row.documentIds.toSorted(),
      nodes: inOrder(row.nodes),
      steps: inOrder(row.steps),
    });
}
