import { type Page, type PageRequest, ProdaError, pageOf, Relation, type RelationType } from '../../domain/index.ts';
import type { Graph } from '../../platform/graph/index.ts';
import {
  findRelationsByIds,
  findRelationsOfObject,
  findRelationsOfSubject,
  findRelationsOfType,
  findRelations as findRelationsQuery,
} from '../queries.generated.ts';
import { livingFilterOf, livingIdOf } from './living-id.ts';

export interface RelationFilter {
  readonly subject?: string | undefined;
  readonly type?: RelationType | undefined;
  readonly object?: string | undefined;
}

/** Relations by their ends and type, in the order of ids. An end that was merged away stands for what it is now. */
export async function findRelations(
  graph: Graph,
  projectId: string,
  filter: RelationFilter,
  page: PageRequest,
): Promise<Page<Relation>> {
  let rows = await findIds(graph, projectId, filter, page);
  const living = rows.length > 0 ? null : await livingFilterOf(graph, projectId, { ...filter }, ['subject', 'object']);
  if (living !== null) rows = await findIds(graph, projectId, living, page);
  const { data, next } = pageOf(rows, page.limit, ({ id }) => id);
  return { data: await readRelations(graph, projectId, data), next };
}

function findIds(
  graph: Graph,
  projectId: string,
  { subject, type = undefined, object }: RelationFilter,
  page: PageRequest,
): Promise<{ id: string }[]> {
  const bounds = { projectId, after: page.after ?? '', limit: page.limit + 1 };
  if (subject !== undefined)
    return graph.run(findRelationsOfSubject, {
      ...bounds,
      subjectId: subject,
      objectId: object ?? null,
      type: type ?? null,
    });
  if (object !== undefined)
    return graph.run(findRelationsOfObject, { ...bounds, objectId: object, type: type ?? null });
  if (type !== undefined) return graph.run(findRelationsOfType, { ...bounds, type });
  return graph.run(findRelationsQuery, bounds);
}

/** An id that was merged away gives the relation that says the same now. Throws relation/missing. */
export async function getRelation(graph: Graph, projectId: string, relationId: string): Promise<Relation> {
  const [relation] = await readRelations(graph, projectId, [{ id: relationId }]);
  if (relation !== undefined) return relation;
  const id = await livingIdOf(graph, projectId, relationId);
  const [living] = id === relationId ? [] : await readRelations(graph, projectId, [{ id }]);
  if (living === undefined) throw new ProdaError('relation/missing', { relationId });
  return living;
}

async function readRelations(graph: Graph, projectId: string, ids: readonly { id: string }[]): Promise<Relation[]> {
  if (ids.length === 0) return [];
  const rows = await graph.run(findRelationsByIds, { projectId, relationIds: ids.map(({ id }) => id) });
  return rows.map((row) => Relation.parse(row));
}
