import { ProdaError } from '../../domain/index.ts';
import type { Graph } from '../../platform/graph/index.ts';
import type { ConceptView } from '../types.ts';
import { readConcepts } from './find-concepts.ts';

/** Throws concept/missing. */
export async function getConcept(graph: Graph, projectId: string, conceptId: string): Promise<ConceptView> {
  const [concept] = await readConcepts(graph, projectId, [{ id: conceptId }]);
  if (concept === undefined) throw new ProdaError('concept/missing', { conceptId });
  return concept;
}
