import { type Graph, type Transaction, writeRetrying } from '../../platform/graph/index.ts';
import {
  auditChains,
  deleteLooseConcepts,
  deleteLooseRelations,
  deleteStrayProjections,
  findOrphans,
  findStrayProjections,
  findUnprojectedRelations,
  projectRelations,
} from '../queries.generated.ts';
import { holdMembers } from '../remove/hold-members.ts';
import { removeChains } from '../remove/remove-chains.ts';
import { holdAll } from '../store/hold-all.ts';
import type { RepairPlan } from '../types.ts';

/** Repairs of one kind a transaction. */
const ROUND = 500;

/**
 * What a repair would do, and nothing done yet: chains that are no path go, so do concepts and relations on no chain and
 * projections that nothing stands behind; a relation without its projection gets it. `more`: the first round of more.
 */
export async function planRepair(graph: Graph, projectId: string): Promise<RepairPlan> {
  const limit = ROUND + 1;
  const [[chains], orphans, unprojected, stray] = await Promise.all([
    graph.run(auditChains, { projectId, examples: limit }),
    graph.run(findOrphans, { projectId, limit }),
    graph.run(findUnprojectedRelations, { projectId, limit }),
    graph.run(findStrayProjections, { projectId, limit }),
  ]);
  const ofKind = (kind: string) => orphans.filter((row) => row.kind === kind).map(({ id }) => id);
  const lists = [chains?.chainIds ?? [], ofKind('relation'), ofKind('concept'), unprojected, stray];
  return {
    removeChains: (chains?.chainIds ?? []).slice(0, ROUND),
    removeRelations: ofKind('relation').slice(0, ROUND),
    removeConcepts: ofKind('concept').slice(0, ROUND),
    projectRelations: unprojected.slice(0, ROUND).map(({ id, type }) => ({ id, type })),
    removeProjections: stray.slice(0, ROUND),
    more: lists.some((list) => list.length > ROUND),
  };
}

/** Does what planRepair shows, round by round, each under locks and looking again; the last plan shows what is left. */
export async function repair(graph: Graph, projectId: string): Promise<{ rounds: number; left: RepairPlan }> {
  for (let rounds = 0; ; rounds++) {
    const plan = await planRepair(graph, projectId);
    if (isEmpty(plan) || rounds === ROUNDS_MAX) return { rounds, left: plan };
    await writeRetrying(graph, 'knowledge/repair', (tx) => repairRound(tx, projectId, plan));
  }
}

/** Removing a broken chain may leave loose ends for the next round; more rounds than this mean that someone goes on breaking. */
const ROUNDS_MAX = 1_000;

async function repairRound(tx: Transaction, projectId: string, plan: RepairPlan): Promise<void> {
  if (plan.removeChains.length > 0) {
    await removeChains(tx, projectId, await holdMembers(tx, projectId, plan.removeChains));
    return;
  }
  const ids = (list: readonly string[]) => [...new Set(list)].sort();
  const relationIds = ids([...plan.removeRelations, ...plan.projectRelations.map(({ id }) => id)]);
  const subjects = ids(plan.removeProjections.map(({ subjectId }) => subjectId));
  const conceptIds = ids([...plan.removeConcepts, ...subjects]);
  await holdAll(tx, projectId, { documentIds: [], chunkIds: [], conceptIds, relationIds, chainIds: [] });
  await tx.run(deleteLooseRelations, { projectId, relationIds: plan.removeRelations });
  await tx.run(deleteLooseConcepts, { projectId, conceptIds: plan.removeConcepts });
  await tx.run(deleteStrayProjections, { projectId, conceptIds: subjects });
  await tx.run(projectRelations, { projectId, relations: plan.projectRelations });
}

function isEmpty(plan: RepairPlan): boolean {
  return [
    plan.removeChains,
    plan.removeRelations,
    plan.removeConcepts,
    plan.projectRelations,
    plan.removeProjections,
  ].every((list) => list.length === 0);
}
