import { type Page, type PageRequest, ProdaError, pageOf, Relation, type RelationType } from '../../domain/index.ts';
import type { Graph } from '../../platform/graph/index.ts';
import {
  findRelationsByIds,
  findRelationsOfObject,
  findRelationsOfSubject,
  findRelationsOfType,
  findRelations as findRelationsQuery,
} from '../queries.generated.ts';

export interface RelationFilter {
  readonly subject?: string | undefined;
  readonly type?: RelationType | undefined;
  readonly object?: string | undefined;
}

/** Relations by their ends and type, in the order of ids. */
export async function findRelations(
  graph: Graph,
  projectId: string,
  filter: RelationFilter,
  page: PageRequest,
): Promise<Page<Relation>> {
  const rows = await findIds(graph, projectId, filter, page);
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

/** Throws relation/missing. */
export async function getRelation(graph: Graph, projectId: string, relationId: string): Promise<Relation> {
  const [relation] = await readRelations(graph, projectId, [{ id: relationId }]);
  if (relation === undefined) throw new ProdaError('relation/missing', { relationId });
  return relation;
}

async function readRelations(graph: Graph, projectId: string, ids: readonly { id: string }[]): Promise<Relation[]> {
  if (ids.length === 0) return [];
  const rows = await graph.run(findRelationsByIds, { projectId, relationIds: ids.map(({ id }) => id) });
  return rows.map((row) => Relation.parse(row));
}
