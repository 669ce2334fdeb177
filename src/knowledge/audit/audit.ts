import { setTimeout as sleep } from 'node:timers/promises';
import type { Graph } from '../../platform/graph/index.ts';
import {
  auditChains,
  auditCounts,
  auditEvidence,
  auditOrphans,
  auditProjections,
  auditStrayProjections,
} from '../queries.generated.ts';
import { Audit } from '../types.ts';
import { readComponents } from './read-components.ts';

/** A kind of which there is none has no row. */
const NOTHING = { documents: 0, chunks: 0, concepts: 0, relations: 0, chains: 0, items: 0, samples: 0 };

/** Looks at the whole project, one read query for each promise. */
export async function audit(graph: Graph, projectId: string): Promise<Audit> {
  const [{ components, projections }, orphans, brokenChains, drifted, counts, [evidence]] = await Promise.all([
    readComponents(graph, projectId),
    lasting(
      () => readOrphans(graph, projectId),
      ({ concepts, relations }) => concepts + relations,
    ),
    lasting(
      () => readBroken(graph, projectId),
      (count) => count,
    ),
    lasting(
      () => readDrifted(graph, projectId),
      (count) => count,
    ),
    graph.run(auditCounts, { projectId }),
    graph.run(auditEvidence, { projectId }),
  ]);
  const counted = { ...NOTHING, ...byKind(counts) };
  // As many projections as relations, each relation with its own: then none is left over.
  const stray =
    projections === counted.relations && drifted === 0
      ? 0
      : await lasting(
          () => readStray(graph, projectId),
          (count) => count,
        );
  return Audit.parse({
    counts: counted,
    orphans,
    brokenChains,
    driftedProjections: drifted + stray,
    unverifiedEvidence: evidence?.unverified ?? 0,
    components,
  });
}

/** Looks again after this long, each time a promise looks broken. */
const LOOK_AGAIN_MS = [50, 250];

/**
 * Neo4j reads what is committed, not one moment of it: a pass over the graph may meet a writer's transaction half. What was
 * really broken still is when looked at again, so the smallest number of what was seen is told.
 */
async function lasting<T>(read: () => Promise<T>, violationsOf: (found: T) => number): Promise<T> {
  let best = await read();
  for (const pause of LOOK_AGAIN_MS) {
    if (violationsOf(best) === 0) return best;
    await sleep(pause);
    const again = await read();
    if (violationsOf(again) < violationsOf(best)) best = again;
  }
  return best;
}

async function readOrphans(graph: Graph, projectId: string): Promise<{ concepts: number; relations: number }> {
  return { concepts: 0, relations: 0, ...byKind(await graph.run(auditOrphans, { projectId })) };
}

async function readBroken(graph: Graph, projectId: string): Promise<number> {
  const [row] = await graph.run(auditChains, { projectId, examples: 0 });
  return row?.broken ?? 0;
}

async function readDrifted(graph: Graph, projectId: string): Promise<number> {
  const [row] = await graph.run(auditProjections, { projectId });
  return row?.drifted ?? 0;
}

async function readStray(graph: Graph, projectId: string): Promise<number> {
  const [row] = await graph.run(auditStrayProjections, { projectId });
  return row?.stray ?? 0;
}

function byKind(rows: readonly { readonly kind: string; readonly count: number }[]): Record<string, number> {
  return Object.fromEntries(rows.map(({ kind, count }) => [kind, count]));
}
