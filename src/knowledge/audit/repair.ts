import { ChangedMeanwhile, type Graph, type Transaction, writeRetrying } from '../../platform/graph/index.ts';
import {
  deleteLooseConcepts,
  deleteLooseRelations,
  deleteStrayProjections,
  findChainPlaces,
  findUntypedRelations,
  projectRelations,
  rebuildChains,
  rejoinRelations,
} from '../queries.generated.ts';
import { holdMembers } from '../remove/hold-members.ts';
import { removeChains } from '../remove/remove-chains.ts';
import { holdAll } from '../store/hold-all.ts';
import type { RepairPlan, Undecided } from '../types.ts';
import { planRelations } from './plan-relations.ts';
import { cut, planRepair } from './plan-repair.ts';
import { settleChain } from './settle-chain.ts';

/**
 * Does what planRepair shows, round by round, each under locks and looking again; the last plan shows what is left: the relations that
 * nothing but a guess could mend.
 */
export async function repair(
  graph: Graph,
  projectId: string,
  answer: Undecided = 'leave',
): Promise<{ rounds: number; left: RepairPlan }> {
  for (let rounds = 0; ; rounds++) {
    const plan = await planRepair(graph, projectId, answer, ROUND);
    if (isEmpty(plan) || rounds === ROUNDS_MAX) return { rounds, left: cut(plan) };
    await writeRetrying(graph, 'knowledge/repair', (tx) => repairRound(tx, projectId, plan, answer));
  }
}

/** Repairs of one kind a transaction: each round looks at the whole project first, which takes longer than mending. */
const ROUND = 2_500;

/** Removing a broken chain may leave loose ends for the next round; more rounds than this mean that someone goes on breaking. */
const ROUNDS_MAX = 1_000;

async function repairRound(tx: Transaction, projectId: string, plan: RepairPlan, answer: Undecided): Promise<void> {
  // Relations first: a chain may be broken by nothing but them.
  if (plan.rejoinRelations.length > 0) {
    await rejoin(tx, projectId, plan, answer);
    return;
  }
  if (plan.rebuildChains.length > 0) {
    await rebuild(tx, projectId, plan.rebuildChains);
    return;
  }
  if (plan.removeChains.length > 0) {
    await removeChains(
      tx,
      projectId,
      await holdMembers(tx, projectId, plan.removeChains, { but: untyped(tx, projectId) }),
    );
    return;
  }
  const named = sorted([...plan.removeRelations, ...plan.projectRelations.map(({ id }) => id)]);
  const unheld = await untyped(tx, projectId)(named);
  const relationIds = named.filter((id) => !unheld.has(id));
  const subjects = sorted(plan.removeProjections.map(({ subjectId }) => subjectId));
  const conceptIds = sorted([...plan.removeConcepts, ...subjects]);
  await holdAll(tx, projectId, { documentIds: [], chunkIds: [], conceptIds, relationIds, chainIds: [] });
  await tx.run(deleteLooseRelations, { projectId, relationIds: plan.removeRelations });
  await tx.run(deleteLooseConcepts, { projectId, conceptIds: plan.removeConcepts });
  const kept = plan.undecidedRelations.map(({ id }) => id);
  await tx.run(deleteStrayProjections, { projectId, conceptIds: subjects, kept });
  await tx.run(projectRelations, { projectId, relations: plan.projectRelations });
}

/** One without a type cannot be held, and so nobody else writes it either. */
const untyped = (tx: Transaction, projectId: string) => async (relationIds: readonly string[]) =>
  new Set((await tx.run(findUntypedRelations, { projectId, relationIds })).map(({ id }) => id));

/** Chains that read otherwise once all they rest on is held start over. */
async function rebuild(tx: Transaction, projectId: string, chains: RepairPlan['rebuildChains']): Promise<void> {
  const chainIds = sorted(chains.map(({ id }) => id));
  await holdAll(tx, projectId, {
    documentIds: [],
    chunkIds: [],
    conceptIds: sorted(chains.flatMap(({ nodes }) => nodes)),
    relationIds: sorted(chains.flatMap(({ relations }) => relations)),
    chainIds,
  });
  const rows = await tx.run(findChainPlaces, { projectId, chainIds });
  const now = new Map(rows.map((row) => [row.id, settleChain(row, new Map())]));
  for (const { id, nodes, relations, directions } of chains)
    if (JSON.stringify(now.get(id)) !== JSON.stringify({ nodes, relations, directions }))
      throw new ChangedMeanwhile('chains');
  await tx.run(rebuildChains, { projectId, chains: byId(chains) });
}

async function rejoin(tx: Transaction, projectId: string, plan: RepairPlan, answer: Undecided): Promise<void> {
  const relationIds = sorted(plan.rejoinRelations.map(({ id }) => id));
  const seen = await planRelations(tx, projectId, relationIds, answer);
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
  const now = await planRelations(tx, projectId, relationIds, answer);
  if (JSON.stringify(now.rejoin) !== JSON.stringify(seen.rejoin)) throw new ChangedMeanwhile('relations');
  const relations = now.rejoin.map(({ id, type, subjectId, objectId }) => {
    return { id, type, subjectId, objectId, around: [...(now.around.get(id) ?? [])] };
  });
  await tx.run(rejoinRelations, { projectId, relations });
  await tx.run(projectRelations, { projectId, relations });
}

const byId = (chains: RepairPlan['rebuildChains']) =>
  chains
    .map(({ id, nodes, relations, directions }) => ({ id, nodes, relations, directions }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
const sorted = (ids: readonly string[]): string[] => [...new Set(ids)].sort();

function isEmpty(plan: RepairPlan): boolean {
  const { more: _, undecidedRelations: __, ...todo } = plan;
  return Object.values(todo).every((list) => list.length === 0);
}
