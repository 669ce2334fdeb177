import { ChangedMeanwhile, type Graph, type Transaction, writeRetrying } from '../../platform/graph/index.ts';
import {
  deleteLooseConcepts,
  deleteLooseRelations,
  deleteStrayProjections,
  projectRelations,
  rejoinRelations,
} from '../queries.generated.ts';
import { holdMembers } from '../remove/hold-members.ts';
import { removeChains } from '../remove/remove-chains.ts';
import { holdAll } from '../store/hold-all.ts';
import type { RepairPlan } from '../types.ts';
import { planRelations } from './plan-relations.ts';
import { planRepair } from './plan-repair.ts';

/**
 * Does what planRepair shows, round by round, each under locks and looking again; the last plan shows what is left: the relations that
 * nothing but a guess could mend.
 */
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
  // Relations first: a chain may be broken by nothing but them.
  if (plan.rejoinRelations.length > 0) {
    await rejoin(tx, projectId, plan);
    return;
  }
  if (plan.removeChains.length > 0) {
    await removeChains(tx, projectId, await holdMembers(tx, projectId, plan.removeChains));
    return;
  }
  const relationIds = sorted([...plan.removeRelations, ...plan.projectRelations.map(({ id }) => id)]);
  const subjects = sorted(plan.removeProjections.map(({ subjectId }) => subjectId));
  const conceptIds = sorted([...plan.removeConcepts, ...subjects]);
  await holdAll(tx, projectId, { documentIds: [], chunkIds: [], conceptIds, relationIds, chainIds: [] });
  await tx.run(deleteLooseRelations, { projectId, relationIds: plan.removeRelations });
  await tx.run(deleteLooseConcepts, { projectId, conceptIds: plan.removeConcepts });
  const kept = plan.undecidedRelations.map(({ id }) => id);
  await tx.run(deleteStrayProjections, { projectId, conceptIds: subjects, kept });
  await tx.run(projectRelations, { projectId, relations: plan.projectRelations });
}

async function rejoin(tx: Transaction, projectId: string, plan: RepairPlan): Promise<void> {
  const relationIds = sorted(plan.rejoinRelations.map(({ id }) => id));
  const seen = await planRelations(tx, projectId, relationIds);
  const conceptIds = sorted([...seen.around.values()].flat());
  // One without a type cannot be held, and so nobody else writes it either.
  const typed = plan.rejoinRelations.flatMap(({ id, was }) => (was.type === null ? [] : [id]));
  await holdAll(tx, projectId, {
    documentIds: [],
    chunkIds: [],
    conceptIds,
    relationIds: sorted(typed),
    chainIds: [],
  });
  const now = await planRelations(tx, projectId, relationIds);
  if (JSON.stringify(now.rejoin) !== JSON.stringify(seen.rejoin)) throw new ChangedMeanwhile('relations');
  const relations = now.rejoin.map(({ id, type, subjectId, objectId }) => {
    return { id, type, subjectId, objectId, around: [...(now.around.get(id) ?? [])] };
  });
  await tx.run(rejoinRelations, { projectId, relations });
  await tx.run(projectRelations, { projectId, relations });
}

const sorted = (ids: readonly string[]): string[] => [...new Set(ids)].sort();

function isEmpty(plan: RepairPlan): boolean {
  const { more: _, undecidedRelations: __, ...todo } = plan;
  return Object.values(todo).every((list) => list.length === 0);
}
