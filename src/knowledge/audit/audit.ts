import type { Graph } from '../../platform/graph/index.ts';
import { auditChains, auditCounts, auditEvidence, auditOrphans, auditProjections } from '../queries.generated.ts';
import { Audit } from '../types.ts';
import { readComponents } from './read-components.ts';

/** A kind of which there is none has no row. */
const NOTHING = { documents: 0, chunks: 0, concepts: 0, relations: 0, chains: 0, items: 0, samples: 0 };

/** Looks at the whole project, one read query for each promise. */
export async function audit(graph: Graph, projectId: string): Promise<Audit> {
  const [counts, orphans, [chains], projections, [evidence], components] = await Promise.all([
    graph.run(auditCounts, { projectId }),
    graph.run(auditOrphans, { projectId }),
    graph.run(auditChains, { projectId, examples: 10 }),
    graph.run(auditProjections, { projectId }),
    graph.run(auditEvidence, { projectId }),
    readComponents(graph, projectId),
  ]);
  const { relations = 0, wellProjected = 0, projections: all = 0 } = byKind(projections);
  return Audit.parse({
    counts: { ...NOTHING, ...byKind(counts) },
    orphans: { concepts: 0, relations: 0, ...byKind(orphans) },
    brokenChains: chains?.broken ?? 0,
    driftedProjections: relations - wellProjected + Math.max(0, all - wellProjected),
    unverifiedEvidence: evidence?.unverified ?? 0,
    components,
  });
}

function byKind(rows: readonly { readonly kind: string; readonly count: number }[]): Record<string, number> {
  return Object.fromEntries(rows.map(({ kind, count }) => [kind, count]));
}
