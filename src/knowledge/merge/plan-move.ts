import type { Transaction } from '../../platform/graph/index.ts';
import { type FindChainStatementsRow, findChainStatements } from '../queries.generated.ts';
import { type BatchPlan, planBatch } from '../store/plan-batch.ts';
import { NO_MERGES } from '../store/resolution.ts';
import { findObstacle, findTwin } from './find-obstacle.ts';
import type { SenseMove, SplitRecord } from './split-record.ts';
import { stateAgain } from './state-again.ts';

/** Chains that are to be stated again in another sense, each with the documents that mean that sense by it. */
export interface PlannedMove {
  readonly rows: readonly FindChainStatementsRow[];
  readonly plan: BatchPlan;
}

/** What moving these chains comes to. `refuse` makes the error of what stands in the way. */
export async function planMove(
  tx: Pick<Transaction, 'run'>,
  projectId: string,
  chainIds: readonly string[],
  { move, record, refuse }: { move: SenseMove; record: SplitRecord; refuse: (detail: string) => Error },
): Promise<PlannedMove> {
  const obstacle = await findObstacle(tx, projectId, chainIds, move);
  if (obstacle !== null) throw refuse(obstacle);
  const statements = await tx.run(findChainStatements, { projectId, chainIds });
  const rows = statements
    .filter(({ nodes }) => nodes.some(({ id }) => id === move.fromId))
    .map((row) => {
      const joined = record.shared[row.id]?.joined;
      return { ...row, documentIds: joined?.filter((id) => row.documentIds.includes(id)) ?? row.documentIds };
    })
    .filter(({ documentIds }) => documentIds.length > 0);
  const both = rows.find(({ nodes }) => nodes.some(({ id }) => id === move.intoId));
  if (both !== undefined) throw refuse(`chain ${both.id} goes through both senses; remove it first`);
  const plan = planBatch(
    rows.map((row) => stateAgain(row, move)),
    NO_MERGES,
  );
  const twin = rows.length === 0 ? null : await findTwin(tx, projectId, plan);
  if (twin !== null) throw refuse(twin);
  return { rows, plan };
}
