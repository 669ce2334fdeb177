import type { ProposedChain } from '../../domain/index.ts';
import { type Graph, writeRetrying } from '../../platform/graph/index.ts';
import { assignSenses } from '../senses/index.ts';
import type { MergedChains } from '../types.ts';
import { keepDoubts } from './keep-doubts.ts';
import { planBatch } from './plan-batch.ts';
import { readResolution } from './read-resolution.ts';
import { NO_MERGES } from './resolution.ts';
import { writeBatch } from './write-batch.ts';

/** Chains a transaction: more make it slower (longer undo and lock lists), fewer pay the round trips more often. */
export const BATCH = 500;

/** The one writer of knowledge. A chain is written whole or not at all, and writing it twice changes nothing. */
export async function mergeChains(
  graph: Graph,
  projectId: string,
  proposals: readonly ProposedChain[],
): Promise<MergedChains> {
  const chains: MergedChains['chains'] = [];
  const created = { concepts: 0, relations: 0, chains: 0 };
  const seen = new Set<string>();
  for (let at = 0; at < proposals.length; at += BATCH) {
    const { proposals: batch, doubts } = await assignSenses(graph, projectId, proposals.slice(at, at + BATCH));
    const stated = planBatch(batch, NO_MERGES);
    const { order, written } = await writeRetrying(graph, 'knowledge/merge-chains', async (tx) => {
      const { plan, ...ready } = await readResolution(tx, projectId, batch, stated);
      return { order: plan.order, written: await writeBatch(tx, projectId, plan, ready) };
    });
    if (doubts.length > 0) {
      const stating = (at: readonly number[]) => at.map((i) => order[i]!);
      await keepDoubts(
        graph,
        projectId,
        doubts.map((doubt) => ({ ...doubt, chainIds: stating(doubt.proposals) })),
      );
    }
    for (const id of order) {
      chains.push({ id, created: written.createdChains.has(id) && !seen.has(id) });
      seen.add(id);
    }
    created.concepts += written.concepts;
    created.relations += written.relations;
    created.chains += written.createdChains.size;
  }
  return { chains, created };
}
