import { ProdaError } from '../../domain/index.ts';
import type { Graph } from '../../platform/graph/index.ts';
import { getMergeRecord } from '../queries.generated.ts';
import { ConceptView } from '../types.ts';
import { readConcepts } from './find-concepts.ts';

/** One that was merged away answers with a pointer to what it is now. Throws concept/missing. */
export async function getConcept(graph: Graph, projectId: string, conceptId: string): Promise<ConceptView> {
  const [concept] = await readConcepts(graph, projectId, [{ id: conceptId }]);
  if (concept !== undefined) return concept;
  const [merged] = await graph.run(getMergeRecord, { projectId, conceptId });
  if (merged === undefined) throw new ProdaError('concept/missing', { conceptId });
  const counts = { relations: 0, chains: 0, samples: 0, items: 0 };
  return ConceptView.parse({ ...merged, counts });
}
