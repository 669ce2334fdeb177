import type { Graph } from '../../platform/graph/index.ts';
import { GENERIC_TERMS } from '../generic-terms.ts';
import { auditChainHeads, auditNeighbors } from '../queries.generated.ts';
import type { Audit } from '../types.ts';
import { Components } from './count-components.ts';

/**
 * Connectivity of each discipline: components among its concepts (generic hub terms left out), the share of the largest,
 * and the share of chains that are alone in theirs.
 */
export async function readComponents(graph: Graph, projectId: string): Promise<Audit['components']> {
  const [neighbors, heads] = await Promise.all([
    graph.run(auditNeighbors, { projectId, generic: GENERIC_TERMS }),
    graph.run(auditChainHeads, { projectId }),
  ]);
  const headsOf = new Map(heads.map((row) => [row.discipline, row.heads]));
  return neighbors
    .map(({ discipline, joined }) => {
      const components = new Components();
      for (const [concept] of joined) components.add(concept!);
      for (const [concept, ...others] of joined)
        for (const other of others) if (components.has(other)) components.join(concept!, other);
      const chains = new Map<number, number>();
      const chainHeads = headsOf.get(discipline) ?? [];
      for (const ids of chainHeads) {
        const head = ids.find((id) => components.has(id));
        if (head === undefined) continue;
        const root = components.rootOf(head);
        chains.set(root, (chains.get(root) ?? 0) + 1);
      }
      const sizes = [...components.sizes().values()];
      const alone = [...chains.values()].filter((count) => count === 1).length;
      return {
        discipline,
        count: sizes.length,
        largestShare: joined.length === 0 ? 0 : sizes.reduce((a, b) => Math.max(a, b), 0) / joined.length,
        aloneShare: chainHeads.length === 0 ? 0 : alone / chainHeads.length,
      };
    })
    .sort((a, b) => (a.discipline < b.discipline ? -1 : 1));
}
