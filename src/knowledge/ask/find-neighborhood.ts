import { ProdaError } from '../../domain/index.ts';
import type { Graph } from '../../platform/graph/index.ts';
import { findConceptNeighborhood } from '../queries.generated.ts';
import { Neighborhood, type NeighborhoodQuery } from '../types.ts';

/** Relations looked at in one level, for each node asked for: enough for a sparse graph to fill the answer. */
const RELATIONS_PER_NODE = 4;

/**
 * What surrounds a concept, breadth first, in one statement. However many relations a concept has, the work is bounded:
 * `limit` relations each way from one node, 4 × `limit` in a level. `truncated` says that a bound was met.
 * Throws concept/missing.
 */
export async function findNeighborhood(
  graph: Graph,
  projectId: string,
  conceptId: string,
  { hops, types, direction = 'both', limit = 50 }: NeighborhoodQuery,
): Promise<Neighborhood> {
  const each = limit + 1;
  const level = limit * RELATIONS_PER_NODE + 1;
  const [row] = await graph.run(findConceptNeighborhood, {
    projectId,
    conceptId,
    hops,
    types: types === undefined || types.length === 0 ? null : types,
    direction,
    each,
    level,
  });
  if (row === undefined) throw new ProdaError('concept/missing', { conceptId });

  const nodes = new Map<string, object>();
  const known = new Set([conceptId]);
  const edges = new Map<string, object>();
  let truncated = false;
  for (const [i, steps] of row.levels.entries()) {
    if (steps.length >= level) truncated = true;
    const perNode = new Map<string, number>();
    for (const { relationId, type, outward, fromId, id, term, conceptType, discipline } of steps) {
      const key = `${fromId} ${outward}`;
      const count = (perNode.get(key) ?? 0) + 1;
      perNode.set(key, count);
      if (count >= each) truncated = true;
      if (!known.has(id)) {
        if (nodes.size === limit) {
          truncated = true;
          continue;
        }
        known.add(id);
        nodes.set(id, { id, term, type: conceptType, discipline, hops: i + 1 });
      }
      if (known.has(fromId) && !edges.has(relationId))
        edges.set(relationId, {
          relationId,
          type,
          subjectId: outward ? fromId : id,
          objectId: outward ? id : fromId,
        });
    }
  }
  return Neighborhood.parse({ center: row.center, nodes: [...nodes.values()], edges: [...edges.values()], truncated });
}
