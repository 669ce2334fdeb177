import { z } from 'zod';
import { normalizeTerm, type Page, type PageRequest, ProdaError, pageOf } from '../../domain/index.ts';
import type { Graph } from '../../platform/graph/index.ts';
import {
  findConceptsByIds,
  findConceptsByText,
  findConceptsOfDiscipline,
  findConcepts as findConceptsQuery,
} from '../queries.generated.ts';
import { ConceptView } from '../types.ts';
import { luceneWords } from './lucene-words.ts';

export interface ConceptFilter {
  readonly query?: string | undefined;
  readonly discipline?: string | undefined;
  readonly type?: string | undefined;
}

/** Concepts by text (exact term, exact alias, then what begins with it or holds it), or all of them in the order of ids. */
export async function findConcepts(
  graph: Graph,
  projectId: string,
  filter: ConceptFilter,
  { limit, after }: PageRequest,
): Promise<Page<ConceptView>> {
  const discipline = filter.discipline ?? null;
  const type = filter.type ?? null;
  const more = limit + 1;
  if (filter.query !== undefined && filter.query.trim() !== '') {
    const [afterRank, afterSize, afterId] = positionOf(after);
    const words = luceneWords(projectId, filter.query);
    if (words === null) return { data: [], next: null };
    const rows = await graph.run(findConceptsByText, {
      projectId,
      normalized: normalizeTerm(filter.query),
      plain: filter.query.trim().toLowerCase(),
      words,
      discipline,
      type,
      afterRank,
      afterSize,
      afterId,
      limit: more,
    });
    const { data, next } = pageOf(rows, limit, ({ rank, size, id }) => JSON.stringify([rank, size, id]));
    return { data: await readConcepts(graph, projectId, data), next };
  }
  const rows =
    discipline === null
      ? await graph.run(findConceptsQuery, { projectId, type, after: after ?? '', limit: more })
      : await graph.run(findConceptsOfDiscipline, { projectId, discipline, type, after: after ?? '', limit: more });
  const { data, next } = pageOf(rows, limit, ({ id }) => id);
  return { data: await readConcepts(graph, projectId, data), next };
}

/** In the order of the ids given; what is not there any more is left out. */
export async function readConcepts(
  graph: Graph,
  projectId: string,
  ids: readonly { readonly id: string }[],
): Promise<ConceptView[]> {
  if (ids.length === 0) return [];
  const rows = await graph.run(findConceptsByIds, { projectId, conceptIds: ids.map(({ id }) => id) });
  return rows.map(({ relations, chains, samples, items, ...concept }) =>
    ConceptView.parse({ ...concept, counts: { relations, chains, samples, items } }),
  );
}

const Position = z.tuple([z.int(), z.int(), z.string()]);
function positionOf(after: string | null): z.infer<typeof Position> {
  if (after === null) return [-1, 0, ''];
  try {
    return Position.parse(JSON.parse(after));
  } catch (cause) {
    throw new ProdaError('request/cursor-invalid', {}, { cause });
  }
}
