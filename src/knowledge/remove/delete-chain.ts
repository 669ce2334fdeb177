import { ProdaError } from '../../domain/index.ts';
import { type Graph, writeRetrying } from '../../platform/graph/index.ts';
import { holdMembers } from './hold-members.ts';
import { removeChains } from './remove-chains.ts';

/** With the chain go the relations and concepts that lie on no other. Throws chain/missing. */
export async function deleteChain(graph: Graph, projectId: string, chainId: string): Promise<void> {
  await writeRetrying(graph, 'knowledge/delete-chain', async (tx) => {
    const held = await holdMembers(tx, projectId, [chainId]);
    if (held.chainIds.length === 0) throw new ProdaError('chain/missing', { chainId });
    await removeChains(tx, projectId, held);
  });
}
