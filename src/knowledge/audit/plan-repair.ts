import type { Graph } from '../../platform/graph/index.ts';
import {
  auditChains,
  findChainMembers,
  findChainPlaces,
  findDisputedRelations,
  findOrphans,
  findStrayProjections,
  findUnprojectedRelations,
} from '../queries.generated.ts';
import type { RepairPlan } from '../types.ts';
import { isPath } from './is-path.ts';
import { planRelations, type RelationMends } from './plan-relations.ts';

/** Repairs of one kind a transaction. */
export const ROUND = 500;

/**
 * What a repair would do, and nothing done yet. Relations whose edges or type were changed say again what their id was made of. Chains that are no path
 * even then go, so do concepts and relations on no chain and projections that nothing stands behind; a relation without its projection
 * gets it. `more`: the first round of more.
 */
export async function planRepair(graph: Graph, projectId: string): Promise<RepairPlan> {
  const limit = ROUND + 1;
  const [[chains], disputed, orphans, unprojected, stray] = await Promise.all([
    graph.run(auditChains, { projectId, examples: limit }),
    graph.run(findDisputedRelations, { projectId, limit }),
    graph.run(findOrphans, { projectId, limit }),
    graph.run(findUnprojectedRelations, { projectId, limit }),
    graph.run(findStrayProjections, { projectId, limit }),
  ]);
  const broken = chains?.chainIds ?? [];
  const mends = await planRelations(graph, projectId, await suspects(graph, projectId, disputed, broken));
  const settled = new Set([...mends.rejoin, ...mends.undecided].map(({ id }) => id));
  const isOpen = ({ relationId }: { relationId: string | null }) => relationId === null || !settled.has(relationId);
  const ofKind = (kind: string) => orphans.filter((row) => row.kind === kind).map(({ id }) => id);
  return {
    removeChains: (await stillBroken(graph, projectId, broken, mends)).slice(0, ROUND),
    removeRelations: ofKind('relation').slice(0, ROUND),
    removeConcepts: ofKind('concept').slice(0, ROUND),
    rejoinRelations: mends.rejoin.slice(0, ROUND),
    undecidedRelations: mends.undecided.slice(0, ROUND),
    projectRelations: unprojected.flatMap(({ id, type }) => (settled.has(id) ? [] : [{ id, type }])).slice(0, ROUND),
    removeProjections: stray.filter(isOpen).slice(0, ROUND),
    more: [broken, disputed, ofKind('relation'), ofKind('concept'), unprojected, stray].some(
      (list) => list.length > ROUND,
    ),
  };
}

/** A relation that was joined to another concept contradicts only its chains, so those of broken chains are looked at too. */
async function suspects(
  graph: Graph,
  projectId: string,
  disputed: readonly { readonly id: string }[],
  broken: readonly string[],
): Promise<string[]> {
  const members = broken.length === 0 ? [] : await graph.run(findChainMembers, { projectId, chainIds: broken });
  const ids = [...disputed.map(({ id }) => id), ...members.flatMap(({ relationIds }) => relationIds)];
  return [...new Set(ids)].sort();
}

/** The chains that mending their relations does not heal; those that nobody can decide are left alone. */
async function stillBroken(graph: Graph, projectId: string, broken: readonly string[], mends: RelationMends) {
  if (mends.rejoin.length + mends.undecided.length === 0) return [...broken];
  const ends = new Map(mends.rejoin.map((form) => [form.id, form]));
  const undecided = new Set(mends.undecided.map(({ id }) => id));
  const rows = await graph.run(findChainPlaces, { projectId, chainIds: broken });
  const isLeft = (id: string | null) => id !== null && undecided.has(id);
  return rows
    .filter((row) => !row.edges.some(({ relationId }) => isLeft(relationId)) && !isPath(row, ends))
    .map(({ id }) => id);
}
