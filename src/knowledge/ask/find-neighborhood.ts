import { ProdaError } from '../../domain/index.ts';
import type { Graph } from '../../platform/graph/index.ts';
import type { Neighborhood, NeighborhoodQuery } from '../types.ts';
import type { AskedNeighborhoods } from './asked-neighborhoods.ts';
import { livingIdOf } from './living-id.ts';

/** Relations looked at in one level, for each node asked for: enough for a sparse graph to fill the answer. */
const RELATIONS_PER_NODE = 4;

/**
 * What surrounds a concept, breadth first, in one statement that those who ask at the same time share. However many
 * relations a concept has, the work is bounded: `limit` relations each way from one node, 4 × `limit` in a level.
 * `truncated` says that a bound was met. Throws concept/missing.
 */
export async function findNeighborhood(
  asked: AskedNeighborhoods,
  projectId: string,
  conceptId: string,
  { hops, types = [], direction = 'both', limit = 50 }: NeighborhoodQuery,
): Promise<Neighborhood> {
  const each = limit + 1;
  const level = limit * RELATIONS_PER_NODE + 1;
  const row = await asked.ask({ projectId, conceptId }, { hops, types, direction, each, level });

  const nodes: object[] = [];
  const known = new Set([conceptId]);
  const edges = new Map<string, object>();
  let truncated = false;
  for (const [i, found] of row.levels.entries()) {
    if (found.ids.length >= level) truncated = true;
    const perNode = new Map<string, number>();
    for (const [k, id] of found.ids.entries()) {
      const [relationId, fromId, outward] = [found.relationIds[k]!, found.fromIds[k]!, found.outward[k]!];
      const key = `${fromId} ${outward}`;
      const count = (perNode.get(key) ?? 0) + 1;
      perNode.set(key, count);
      if (count >= each) truncated = true;
      if (!known.has(id)) {
        if (nodes.length === limit) {
          truncated = true;
          continue;
        }
        known.add(id);
        const [term, discipline] = [found.terms[k], found.disciplines[k]];
        nodes.push({ id, term, type: found.conceptTypes[k] || null, discipline, hops: i + 1 });
      }
      if (known.has(fromId) && !edges.has(relationId)) {
        const [subjectId, objectId] = outward ? [fromId, id] : [id, fromId];
        edges.set(relationId, { relationId, type: found.types[k], subjectId, objectId });
      }
    }
  }
  // The row was checked against the header of its query, and the route checks what it sends: not a third time here.
  return { center: row.center, nodes, edges: [...edges.values()], truncated } as Neighborhood;
}

/** The same for an id that may have been merged away: its neighborhood is that of what it is now, as `center` says. */
export async function findLivingNeighborhood(
  { graph, asked }: { graph: Graph; asked: AskedNeighborhoods },
  projectId: string,
  conceptId: string,
  query: NeighborhoodQuery,
): Promise<Neighborhood> {
  try {
    return await findNeighborhood(asked, projectId, conceptId, query);
  } catch (error) {
    if (!(error instanceof ProdaError) || error.code !== 'concept/missing') throw error;
    const id = await livingIdOf(graph, projectId, conceptId);
    if (id === conceptId) throw error;
    return findNeighborhood(asked, projectId, id, query);
  }
}
