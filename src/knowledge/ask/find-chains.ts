import { Chain, type Page, type PageRequest, ProdaError, pageOf, StatedChain } from '../../domain/index.ts';
import type { Graph } from '../../platform/graph/index.ts';
import {
  findChainsByIds,
  findChainsOfConcept,
  findChainsOfDiscipline,
  findChainsOfRelation,
  findChains as findChainsQuery,
  findRelationsByIds,
} from '../queries.generated.ts';
import { inOrder } from './in-order.ts';
import { livingFilterOf } from './living-id.ts';

export interface ChainFilter {
  readonly concept?: string | undefined;
  readonly relation?: string | undefined;
  readonly discipline?: string | undefined;
}

/** Chains through a concept or relation (what it is now, when it was merged away), or of a discipline, in the order of ids. */
export async function findChains(
  graph: Graph,
  projectId: string,
  filter: ChainFilter,
  page: PageRequest,
): Promise<Page<Chain>> {
  let rows = await findIds(graph, projectId, filter, page);
  const living =
    rows.length > 0 ? null : await livingFilterOf(graph, projectId, { ...filter }, ['concept', 'relation']);
  if (living !== null) rows = await findIds(graph, projectId, living, page);
  const { data, next } = pageOf(rows, page.limit, ({ id }) => id);
  return { data: await readChains(graph, projectId, data), next };
}

function findIds(graph: Graph, projectId: string, filter: ChainFilter, page: PageRequest): Promise<{ id: string }[]> {
  const bounds = { projectId, after: page.after ?? '', limit: page.limit + 1 };
  const conceptId = filter.concept ?? null;
  const discipline = filter.discipline ?? null;
  if (filter.relation !== undefined)
    return graph.run(findChainsOfRelation, { ...bounds, relationId: filter.relation, conceptId, discipline });
  if (conceptId !== null) return graph.run(findChainsOfConcept, { ...bounds, conceptId, discipline });
  if (discipline !== null) return graph.run(findChainsOfDiscipline, { ...bounds, discipline });
  return graph.run(findChainsQuery, bounds);
}

/** Throws chain/missing. */
export async function getChain(graph: Graph, projectId: string, chainId: string): Promise<StatedChain> {
  const [chain] = await readChains(graph, projectId, [{ id: chainId }]);
  if (chain === undefined) throw new ProdaError('chain/missing', { chainId });
  const relationIds = chain.steps.map(({ relationId }) => relationId);
  const relations = await graph.run(findRelationsByIds, { projectId, relationIds });
  const evidenceOf = new Map(relations.map(({ id, evidence }) => [id as string, evidence]));
  const steps = chain.steps.map((step) => ({ ...step, evidence: evidenceOf.get(step.relationId) ?? [] }));
  return StatedChain.parse({ ...chain, steps });
}

async function readChains(graph: Graph, projectId: string, ids: readonly { id: string }[]): Promise<Chain[]> {
  if (ids.length === 0) return [];
  const rows = await graph.run(findChainsByIds, { projectId, chainIds: ids.map(({ id }) => id) });
  return rows.map((row) => Chain.parse({ ...row, nodes: inOrder(row.nodes), steps: inOrder(row.steps) }));
}
