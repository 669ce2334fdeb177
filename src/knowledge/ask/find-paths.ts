import { ProdaError } from '../../domain/index.ts';
import type { Graph } from '../../platform/graph/index.ts';
import { findPaths as query } from '../queries.generated.ts';
import { ConceptPath } from '../types.ts';
import { getConcept } from './get-concept.ts';

const PATHS_MAX = 10;
export const HOPS_MAX = 6;

/**
 * The shortest explanations between two concepts, at most ten; none when they are further apart. One that
 * was merged away stands for what it is now. Throws concept/missing.
 */
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
  const target = await getConcept(graph, projectId, to);
  const ends = { from: source.mergedInto ?? source.id, to: target.mergedInto ?? target.id };
  if (ends.from === ends.to) {
    const { id, term } = source.mergedInto === undefined ? source : await getConcept(graph, projectId, ends.from);
    return [{ nodes: [{ id, term }], steps: [] }];
  }
  const rows = await graph.run(query, { projectId, ...ends, maxHops, limit: PATHS_MAX }, { timeoutMs: 10_000 });
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
