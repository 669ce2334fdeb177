import { ProdaError } from '../../domain/index.ts';
import type { Graph } from '../../platform/graph/index.ts';
import { findPaths as query } from '../queries.generated.ts';
import { ConceptPath } from '../types.ts';
import { getConcept } from './get-concept.ts';

const PATHS_MAX = 10;
export const HOPS_MAX = 6;

/** The shortest explanations between two concepts, at most ten; none when they are further apart. Throws concept/missing. */
export async function findPaths(
  graph: Graph,
  projectId: string,
  from: string,
  to: string,
  maxHops: number,
): Promise<ConceptPath[]> {
  if (!Number.isInteger(maxHops) || maxHops < 1 || maxHops > HOPS_MAX)
    throw new ProdaError('request/invalid', { detail: `maxHops is 1 to ${HOPS_MAX}` });
  const source = await getConcept(graph, projectId, from);
  if (from === to) return [{ nodes: [{ id: source.id, term: source.term }], steps: [] }];
  await getConcept(graph, projectId, to);
  const rows = await graph.run(query, { projectId, from, to, maxHops, limit: PATHS_MAX }, { timeoutMs: 10_000 });
  return rows.map(({ nodes, steps }) =>
    ConceptPath.parse({
      nodes,
      steps: steps.map(({ relationId, type, subjectId }, i) => ({
        relationId,
        type,
        direction: subjectId === nodes[i]!.id ? 'forward' : 'backward',
      })),
    }),
  );
}
