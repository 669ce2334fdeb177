import { ProdaError } from '../../domain/index.ts';
import type { Graph } from '../../platform/graph/index.ts';
import { getLineage as query } from '../queries.generated.ts';
import { Lineage } from '../types.ts';
import { livingIdOf } from './living-id.ts';

const ENTRIES_MAX = 100;

/** A concept back to its documents and forward to what was made of it. Throws concept/missing. */
export async function getLineage(graph: Graph, projectId: string, conceptId: string): Promise<Lineage> {
  const read = async (id: string) => (await graph.run(query, { projectId, conceptId: id, limit: ENTRIES_MAX }))[0];
  const row = (await read(conceptId)) ?? (await read(await livingIdOf(graph, projectId, conceptId)));
  if (row === undefined) throw new ProdaError('concept/missing', { conceptId });
  return Lineage.parse(row);
}
