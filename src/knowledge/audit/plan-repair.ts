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
import type { RepairPlan, Undecided } from '../types.ts';
import { isPath } from './is-path.ts';
import { LONG } from './long.ts';
import { planRelations, type RelationMends } from './plan-relations.ts';
import { rebuiltOf, settleChain } from './settle-chain.ts';

/** As much of each kind as a plan shows. */
const SHOWN = 500;

/**
 * What a repair would do, and nothing done yet. Relations whose edges or type were changed say again what their id was made of; chains whose relations say
 * which way they go get their nodes again. Other chains that are no path go, so do concepts and relations on no chain and projections that nothing stands
 * behind; a relation without its projection gets it. `more`: of some kind there is more than the `most` that are listed.
 */
export async function planRepair(
  graph: Graph,
  projectId: string,
  answer: Undecided = 'leave',
  most = SHOWN,
): Promise<RepairPlan> {
  const limit = most + 1;
  const [[chains], disputed, orphans, unprojected, stray] = await Promise.all([
    graph.run(auditChains, { projectId, examples: limit }, LONG),
    graph.run(findDisputedRelations, { projectId, limit }, LONG),
    graph.run(findOrphans, { projectId, limit }, LONG),
    graph.run(findUnprojectedRelations, { projectId, limit }, LONG),
    graph.run(findStrayProjections, { projectId, limit }, LONG),
  ]);
  const broken = chains?.chainIds ?? [];
  const mends = await planRelations(graph, projectId, await suspects(graph, projectId, disputed, broken), answer);
  const isLeft = answer === 'leave';
  const settled = new Set([...mends.rejoin, ...mends.undecided].map(({ id }) => id));
  const isOpen = ({ relationId }: { relationId: string | null }) => relationId === null || !settled.has(relationId);
  const ofKind = (kind: string) => orphans.filter((row) => row.kind === kind).map(({ id }) => id);
  const { rebuild, hopeless } = await planChains(graph, projectId, broken, mends);
  const given = isLeft ? [] : mends.undecided.flatMap(({ chainIds }) => chainIds);
  // A chain that is still to come may take a concept back.
  const kept = new Set(rebuild.flatMap(({ nodes }) => nodes));
  const loose = broken.length > most ? [] : ofKind('concept').filter((id) => !kept.has(id));
  return {
    rebuildChains: rebuild.slice(0, most),
    removeChains: [...new Set([...hopeless, ...given])].slice(0, most),
    removeRelations: ofKind('relation').slice(0, most),
    removeConcepts: loose.slice(0, most),
    rejoinRelations: mends.rejoin.slice(0, most),
    undecidedRelations: mends.undecided.slice(0, most),
    projectRelations: unprojected.flatMap(({ id, type }) => (settled.has(id) ? [] : [{ id, type }])).slice(0, most),
    removeProjections: stray.filter(isOpen).slice(0, most),
    more: [broken, disputed, ofKind('relation'), ofKind('concept'), unprojected, stray].some(
      (list) => list.length > most,
    ),
  };
}

/** A plan of more, as it is shown. */
export function cut(plan: RepairPlan): RepairPlan {
  const { more, ...lists } = plan;
  const shown = Object.entries(lists).map(([kind, list]) => [kind, list.slice(0, SHOWN)]);
  return {
    ...plan,
    ...Object.fromEntries(shown),
    more: more || Object.values(lists).some((list) => list.length > SHOWN),
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

/** The chains that mending their relations does not heal: those that their relations still tell, and those that nothing does. Those of relations that nobody can decide are neither. */
async function planChains(graph: Graph, projectId: string, broken: readonly string[], mends: RelationMends) {
  const ends = new Map(mends.rejoin.map((form) => [form.id, form]));
  const undecided = new Set(mends.undecided.map(({ id }) => id));
  const rows = broken.length === 0 ? [] : await graph.run(findChainPlaces, { projectId, chainIds: broken });
  const rebuild: RepairPlan['rebuildChains'] = [];
  const hopeless: string[] = [];
  for (const row of rows) {
    if (row.edges.some(({ relationId }) => undecided.has(relationId ?? '')) || isPath(row, ends)) continue;
    const path = settleChain(row, ends);
    if (path === null) hopeless.push(row.id);
    else rebuild.push(rebuiltOf(row, path));
  }
  return { rebuild, hopeless };
}
