import { ProdaError, type ProposedChain } from '../../domain/index.ts';
import type { Graph } from '../../platform/graph/index.ts';
import type { MergedChains } from '../types.ts';
import { BATCH, mergeChains } from './merge-chains.ts';

export interface MergedOrRefused {
  readonly created: MergedChains['created'];
  /** Chains of which a merge made two nodes one concept: `detail` says which chain. */
  readonly refused: readonly {
    readonly chain: ProposedChain;
    readonly reason: 'concept-repeated';
    readonly detail: string;
  }[];
}

/**
 * As mergeChains, but what merges of concepts made no simple path is refused alone and stops nothing else. Only a write tells, since
 * concepts may be merged meanwhile; so a batch that fails for one chain is halved until that chain stands alone.
 */
export async function mergeOrRefuse(
  graph: Graph,
  projectId: string,
  proposals: readonly ProposedChain[],
): Promise<MergedOrRefused> {
  const created = { concepts: 0, relations: 0, chains: 0 };
  const refused: MergedOrRefused['refused'][number][] = [];
  const write = async (batch: readonly ProposedChain[]): Promise<void> => {
    try {
      const merged = await mergeChains(graph, projectId, batch);
      for (const kind of ['concepts', 'relations', 'chains'] as const) created[kind] += merged.created[kind];
    } catch (error) {
      if (!(error instanceof ProdaError) || error.code !== 'knowledge/chain-invalid') throw error;
      const [chain] = batch;
      if (batch.length === 1 && chain !== undefined) {
        refused.push({ chain, reason: 'concept-repeated', detail: error.message });
        return;
      }
      const half = Math.ceil(batch.length / 2);
      await write(batch.slice(0, half));
      await write(batch.slice(half));
    }
  };
  for (let at = 0; at < proposals.length; at += BATCH) await write(proposals.slice(at, at + BATCH));
  return { created, refused };
}
