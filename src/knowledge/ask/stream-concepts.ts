import type { Graph } from '../../platform/graph/index.ts';
import { streamConcepts as query } from '../queries.generated.ts';
import { StoredConcept } from '../types.ts';

/** Every concept, in the order of ids, in flat memory. */
export async function* streamConcepts(graph: Graph, projectId: string): AsyncGenerator<StoredConcept, void> {
  for await (const row of graph.stream(query, { projectId })) yield StoredConcept.parse(row);
}
