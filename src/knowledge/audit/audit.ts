import { setTimeout as sleep } from 'node:timers/promises';
import type { Graph } from '../../platform/graph/index.ts';
import {
  auditChains,
  auditCounts,
  auditDriftedRelations,
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
  const [[own], { components, projections }, orphans, brokenChains, counts, [evidence]] = await Promise.all([
    graph.run(auditProjections, { projectId }),
    readComponents(graph, projectId),
    lasting(
      () => readOrphans(graph, projectId),
      ({ concepts, relations }) => concepts + relations,
    ),
    lasting(() => readBroken(graph, projectId), itself),
    graph.run(auditCounts, { projectId }),
    graph.run(auditEvidence, { projectId }),
  ]);
  const counted = { ...NOTHING, ...byKind(counts) };
  // Each relation has its own, and there are as many projections as relations: then none is missing, doubled or left over.
  const isSame = own?.projected === counted.relations && projections === counted.relations;
  const drifted = isSame ? 0 : await readDrifted(graph, projectId);
  return Audit.parse({
    counts: counted,
    orphans,
    brokenChains,
    driftedProjections: drifted,
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

/** Relation by relation and projection by projection: slower, and right also while others write. */
async function readDrifted(graph: Graph, projectId: string): Promise<number> {
  const [drifted, stray] = await Promise.all([
    lasting(async () => (await graph.run(auditDriftedRelations, { projectId }))[0]?.drifted ?? 0, itself),
    lasting(async () => (await graph.run(auditStrayProjections, { projectId }))[0]?.stray ?? 0, itself),
  ]);
  return drifted + stray;
}

const itself = (count: number): number => count;

function byKind(rows: readonly { readonly kind: string; readonly count: number }[]): Record<string, number> {
  return Object.fromEntries(rows.map(({ kind, count }) => [kind, count]));
}
