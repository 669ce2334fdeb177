import type { Graph } from '../../platform/graph/index.ts';
import { streamRelations as query } from '../queries.generated.ts';
import { StoredRelation } from '../types.ts';

/** Every relation with its strongest evidence, in the order of ids, in flat memory. */
export async function* streamRelations(graph: Graph, projectId: string): AsyncGenerator<StoredRelation, void> {
  for await (const row of graph.stream(query, { projectId })) yield StoredRelation.parse(row);
}
