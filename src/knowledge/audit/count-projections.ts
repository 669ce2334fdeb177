import type { Graph } from '../../platform/graph/index.ts';
import { auditProjections, auditStore } from '../queries.generated.ts';
import { LONG } from './long.ts';

/**
 * How many projections go out of the concepts of a project, whose number is given. Where the store holds no other concept, what it counts of itself is
 * that; otherwise each concept is asked.
 */
export async function countProjections(graph: Graph, projectId: string, concepts: number): Promise<number> {
  const rows = await graph.run(auditStore, {}, LONG);
  const held = new Map(rows.map(({ kind, count }) => [kind, count]));
  if (held.get('concepts') === concepts) return held.get('projections') ?? 0;
  const [row] = await graph.run(auditProjections, { projectId }, LONG);
  return row?.projections ?? 0;
}
