import { setTimeout as sleep } from 'node:timers/promises';
import { ProdaError } from '../../domain/index.ts';
import type { Graph } from '../../platform/graph/index.ts';
import {
  auditChains,
  auditCounts,
  auditDriftedRelations,
  auditEvidence,
  auditOrphans,
  auditStrayProjections,
} from '../queries.generated.ts';
import { Audit } from '../types.ts';
import { LONG } from './long.ts';
import { proveSound } from './prove-sound.ts';
import { readComponents } from './read-components.ts';

/** A kind of which there is none has no row. */
const NOTHING = { documents: 0, chunks: 0, concepts: 0, relations: 0, chains: 0, items: 0, samples: 0 };

/**
 * Looks at the whole project. Most projects are sound, and a quick pass shows it; where it does not, each promise is counted by a
 * query of its own.
 */
export async function audit(graph: Graph, projectId: string): Promise<Audit> {
  const counting = graph.run(auditCounts, { projectId }, LONG).then((rows) => ({ ...NOTHING, ...byKind(rows) }));
  const [counts, [evidence], sound] = await Promise.all([
    counting,
    graph.run(auditEvidence, { projectId }, LONG),
    proveSound(graph, projectId, counting).catch(unproven),
  ]);
  const found =
    sound === null
      ? await countViolations(graph, projectId)
      : { orphans: { concepts: 0, relations: 0 }, brokenChains: 0, driftedProjections: 0, components: sound };
  return Audit.parse({ counts, unverifiedEvidence: evidence?.unverified ?? 0, ...found });
}

/** A property of another kind than ours is a foreign writer's: no reason to stop, but nothing is proven. */
function unproven(error: unknown): null {
  if (error instanceof ProdaError && error.code === 'graph/row-shape') return null;
  throw error;
}

/** One query for each promise; slower, and right also while others write. */
async function countViolations(
  graph: Graph,
  projectId: string,
): Promise<Pick<Audit, 'orphans' | 'brokenChains' | 'driftedProjections' | 'components'>> {
  const [orphans, brokenChains, driftedProjections, components] = await Promise.all([
    lasting(
      () => readOrphans(graph, projectId),
      ({ concepts, relations }) => concepts + relations,
    ),
    lasting(() => readBroken(graph, projectId), itself),
    readDrifted(graph, projectId),
    readComponents(graph, projectId),
  ]);
  return { orphans, brokenChains, driftedProjections, components };
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
  return { concepts: 0, relations: 0, ...byKind(await graph.run(auditOrphans, { projectId }, LONG)) };
}

async function readBroken(graph: Graph, projectId: string): Promise<number> {
  const [row] = await graph.run(auditChains, { projectId, examples: 0 }, LONG);
  return row?.broken ?? 0;
}

/** Relation by relation and projection by projection. */
async function readDrifted(graph: Graph, projectId: string): Promise<number> {
  const [drifted, stray] = await Promise.all([
    lasting(async () => (await graph.run(auditDriftedRelations, { projectId }, LONG))[0]?.drifted ?? 0, itself),
    lasting(async () => (await graph.run(auditStrayProjections, { projectId }, LONG))[0]?.stray ?? 0, itself),
  ]);
  return drifted + stray;
}

const itself = (count: number): number => count;

function byKind(rows: readonly { readonly kind: string; readonly count: number }[]): Record<string, number> {
  return Object.fromEntries(rows.map(({ kind, count }) => [kind, count]));
}
