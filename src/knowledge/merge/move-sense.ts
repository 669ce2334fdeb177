import { ChangedMeanwhile, type Graph, type Transaction, writeRetrying } from '../../platform/graph/index.ts';
import { inOrder } from '../ask/in-order.ts';
import {
  carryElementUses,
  carryUses,
  deleteMovedEvidence,
  findChainStatements,
  returnElementUses,
  unlinkChainDocuments,
} from '../queries.generated.ts';
import { holdMembers } from '../remove/hold-members.ts';
import { removeChains } from '../remove/remove-chains.ts';
import { writeBatch } from '../store/write-batch.ts';
import { type PlannedMove, planMove } from './plan-move.ts';
import { readFirst } from './read-first.ts';
import type { SenseMove, SplitRecord } from './split-record.ts';

/** Chains a transaction. */
const BATCH = 200;

export interface MoveSense {
  readonly move: SenseMove;
  readonly record: SplitRecord;
  /** The error of what stands in the way. */
  readonly refuse: (detail: string) => Error;
  /** Gets the ids as they are now, in the same transaction. */
  readonly keep: (tx: Transaction, chainIds: readonly string[], record: SplitRecord) => Promise<unknown>;
}

/** Throws what `moveSense` would, before anything is decided. */
export async function requireMovable(
  graph: Graph,
  projectId: string,
  chainIds: readonly string[],
  settings: Omit<MoveSense, 'keep'>,
): Promise<void> {
  for (let at = 0; at < chainIds.length; at += BATCH)
    await planMove(graph, projectId, chainIds.slice(at, at + BATCH), settings);
}

/**
 * States chains again with a concept in another sense, and takes back what they stated before: ids come from content, so they end where reading the text
 * again would put them, and moving them back ends where they were. A relation that other chains hold stays for these, with the places of their documents; items
 * go along with their chain, and what teaches or blames something goes along where nothing is left of it. Returns how many chains were moved.
 */
export async function moveSense(
  graph: Graph,
  projectId: string,
  chainIds: readonly string[],
  settings: MoveSense,
): Promise<number> {
  let now = { chainIds, record: settings.record };
  let moved = 0;
  for (let at = 0; at < chainIds.length; at += BATCH) {
    const batch = chainIds.slice(at, at + BATCH);
    const done = await writeRetrying(graph, 'knowledge/move-sense', async (tx) => {
      const result = await moveBatch(tx, projectId, batch, { ...settings, record: now.record });
      const all = [...now.chainIds.slice(0, at), ...result.chainIds, ...now.chainIds.slice(at + batch.length)];
      await settings.keep(tx, all, result.record);
      return { chainIds: all, record: result.record, moved: result.moved };
    });
    now = done;
    moved += done.moved;
  }
  return moved;
}

async function moveBatch(
  tx: Transaction,
  projectId: string,
  chainIds: readonly string[],
  settings: Omit<MoveSense, 'keep'>,
): Promise<{ chainIds: string[]; record: SplitRecord; moved: number }> {
  const { move, record } = settings;
  const seen = await planMove(tx, projectId, chainIds, settings);
  if (seen.rows.length === 0) return { chainIds: [...chainIds], record, moved: 0 };
  const held = await holdMembers(tx, projectId, seen.rows.map(({ id }) => id).sort());
  const now = await planMove(tx, projectId, chainIds, settings);
  if (JSON.stringify(now.rows) !== JSON.stringify(seen.rows)) throw new ChangedMeanwhile(move.fromId);
  const { rows, plan } = now;
  const there = await tx.run(findChainStatements, { projectId, chainIds: plan.chains.map(({ id }) => id) });
  const first = record.first ?? (await readFirst(tx, projectId, move.fromId));
  await writeBatch(tx, projectId, plan, { resolution: NOTHING_MERGED, chunks: null });

  const stays = (chainId: string) => chainId in record.shared;
  const goes = rows.flatMap(({ id }) => (stays(id) ? [] : [id]));
  await carry(tx, projectId, now, { move, goes });
  const links = rows.flatMap(({ id: chainId, documentIds }) =>
    documentIds.flatMap((documentId) =>
      stays(chainId) && !record.shared[chainId]!.own.includes(documentId) ? [{ chainId, documentId }] : [],
    ),
  );
  if (links.length > 0) await tx.run(unlinkChainDocuments, { projectId, links });
  await removeChains(tx, projectId, { ...held, chainIds: goes });
  const touched = rows.flatMap(({ nodes, steps }) => {
    const at = inOrder(nodes).findIndex(({ id }) => id === move.fromId);
    return inOrder(steps).flatMap(({ relationId }, step) => (step === at || step === at - 1 ? [relationId] : []));
  });
  await tx.run(deleteMovedEvidence, {
    projectId,
    relationIds: [...new Set(touched)].sort(),
    documentIds: [...new Set(rows.flatMap(({ documentIds }) => documentIds))].sort(),
  });
  const becomes = new Map(rows.map(({ id }, i) => [id, plan.order[i]! as string]));
  const own = new Map(there.map(({ id, documentIds }) => [id, [...documentIds].sort()]));
  const shared: SplitRecord['shared'] = { ...record.shared };
  for (const { id, documentIds } of rows) {
    const theirs = own.get(becomes.get(id)!);
    if (theirs !== undefined) shared[becomes.get(id)!] = { joined: [...documentIds], own: theirs };
  }
  return {
    chainIds: chainIds.map((id) => becomes.get(id) ?? id),
    record: { first, shared },
    moved: rows.length,
  };
}

/** Nothing that is stated leads elsewhere, as planMove made sure; not NO_MERGES, which also says that the project has no merge at all. */
const NOTHING_MERGED = { concepts: new Map(), relations: new Map() };

/** Items go along with their chains; then what used an element that goes altogether. */
async function carry(
  tx: Transaction,
  projectId: string,
  { rows, plan }: PlannedMove,
  { move, goes }: { move: SenseMove; goes: readonly string[] },
): Promise<void> {
  const planned = new Map(plan.chains.map((chain) => [chain.id as string, chain]));
  const concept = { fromId: move.fromId, intoId: move.intoId };
  const chains = rows.map((row, i) => {
    const { id: intoId, edges } = planned.get(plan.order[i]!)!;
    const steps = inOrder(row.steps).map(({ relationId }, step) => ({ fromId: relationId, intoId: edges[step]! }));
    const swaps = [concept, ...steps.filter(({ fromId, intoId: to }) => fromId !== to)];
    return { fromId: row.id, intoId, stays: !goes.includes(row.id), swaps };
  });
  await tx.run(carryUses, { projectId, chains });
  const pairs = new Map(chains.flatMap(({ swaps }) => swaps.slice(1).map((swap) => [swap.fromId, swap] as const)));
  const relations = [...pairs.values()].sort((a, b) => (a.fromId < b.fromId ? -1 : 1));
  const elements = { chains: chains.map(({ fromId, intoId }) => ({ fromId, intoId })), relations };
  await tx.run(returnElementUses, { projectId, ...elements, concepts: [concept] });
  await tx.run(carryElementUses, { projectId, chainIds: goes, ...elements, concepts: [], carried: [] });
  // A concept after its relations: whether a sample still teaches one of them decides.
  const carried = relations.map(({ fromId }) => fromId);
  const only = { chains: [], relations: [], concepts: [concept], carried };
  await tx.run(carryElementUses, { projectId, chainIds: goes, ...only });
}
