import type { Graph } from '../../platform/graph/index.ts';
import { GENERIC_TERMS } from '../generic-terms.ts';
import { auditChainNodes, auditConcepts, auditGeneric, auditLinks } from '../queries.generated.ts';
import type { Audit } from '../types.ts';
import { connectivityOf } from './connectivity-of.ts';
import { LONG } from './long.ts';

/** Connectivity of each discipline, whatever else may be broken. */
export async function readComponents(graph: Graph, projectId: string): Promise<Audit['components']> {
  const [concepts, links, chainNodes, generic] = await Promise.all([
    graph.run(auditConcepts, { projectId }, LONG),
    graph.run(auditLinks, { projectId }, LONG),
    graph.run(auditChainNodes, { projectId }, LONG),
    readGeneric(graph, projectId),
  ]);
  return connectivityOf({ concepts, links, chainNodes, generic });
}

/** The concepts so general that they join nothing. */
export async function readGeneric(graph: Graph, projectId: string): Promise<Set<number>> {
  const rows = await graph.run(auditGeneric, { projectId, generic: GENERIC_TERMS }, LONG);
  return new Set(rows.flatMap(({ nodes }) => nodes));
}
