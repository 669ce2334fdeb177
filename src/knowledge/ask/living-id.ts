import type { Graph } from '../../platform/graph/index.ts';
import { findMerged } from '../queries.generated.ts';

/** What an id of a concept or a relation leads to now: itself, or what it was merged into. Asked only where nothing was found. */
export async function livingIdOf(graph: Graph, projectId: string, id: string): Promise<string> {
  const [row] = await graph.run(findMerged, { projectId, ids: [id] });
  return row?.mergedInto ?? id;
}

/** The same fields, those that name something that was merged away led on; null when none does. */
export async function livingFilterOf<F extends { readonly [field: string]: string | undefined }>(
  graph: Graph,
  projectId: string,
  filter: F,
  fields: readonly (keyof F)[],
): Promise<F | null> {
  const named = fields.flatMap((field) => (filter[field] === undefined ? [] : [filter[field] as string]));
  if (named.length === 0) return null;
  const rows = await graph.run(findMerged, { projectId, ids: named });
  if (rows.length === 0) return null;
  const now = new Map(rows.map(({ id, mergedInto }) => [id, mergedInto]));
  return {
    ...filter,
    ...Object.fromEntries(fields.map((field) => [field, now.get(filter[field] ?? '') ?? filter[field]])),
  };
}
