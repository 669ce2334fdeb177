import { ProdaError } from '../../domain/index.ts';
import type { Transaction } from '../../platform/graph/index.ts';
import { createChains, type LockChainsRow, linkChainDocuments } from '../queries.generated.ts';
import { columnsOf } from './columns.ts';
import type { PlannedChain } from './plan-batch.ts';
import type { StoreNumbers } from './store-numbers.ts';
import type { WrittenRelations } from './write-relations.ts';

const COLUMNS = ['id', 'name', 'summary', 'discipline', 'preconditions', 'negativeConstraints', 'documentId'] as const;

/** Makes the chains that are missing, each whole, and links those that are there to further documents. Returns what is new. */
export async function writeChains(
  tx: Transaction,
  projectId: string,
  chains: readonly PlannedChain[],
  locked: readonly LockChainsRow[],
  concepts: StoreNumbers,
  relations: WrittenRelations,
): Promise<Set<string>> {
  const held = new Map(locked.map(({ id, documentIds }) => [id, documentIds]));
  const missing = chains.filter(({ id }) => !held.has(id));
  if (missing.length > 0) {
    const [row] = await tx.run(createChains, {
      projectId,
      chains: columnsOf(
        missing.map(({ id, chain, documentIds }) => ({ ...chain, id, documentId: firstOf(documentIds) })),
        COLUMNS,
      ),
      nodes: missing.map(({ nodes, stated }) => ({
        concepts: nodes.map((id) => concepts.of(id)),
        through: differing(nodes, stated.nodes),
      })),
      edges: missing.map((chain) => edgesOf(chain, concepts, relations)),
    });
    requireWhole(missing, row);
  }
  const links = chains.flatMap(({ id, documentIds }) => {
    const known = held.get(id) ?? [firstOf(documentIds)];
    return [...documentIds]
      .filter((documentId) => !known.includes(documentId))
      .map((documentId) => ({ chainId: id, documentId }));
  });
  if (links.length > 0) await tx.run(linkChainDocuments, { projectId, links });
  return new Set(missing.map(({ id }) => id));
}

function edgesOf(
  { nodes, edges, stated, chain }: PlannedChain,
  concepts: StoreNumbers,
  { numbers, subjects }: WrittenRelations,
) {
  const through = differing(edges, stated.edges);
  return {
    relations: edges.map((id) => numbers.of(id)),
    directions: edges.map((id, i) => (subjects.get(id) === concepts.of(nodes[i]!) ? 'forward' : 'backward')),
    through,
    stated: through.map((id, i) => (id === null ? null : chain.steps[i]!.direction)),
  };
}

/** What was stated, where it is not what is stored; nothing at all where both agree. */
function differing(stored: readonly string[], stated: readonly string[]): (string | null)[] {
  const through = stored.map((id, i) => (stated[i] === undefined || stated[i] === id ? null : stated[i]));
  return through.some((id) => id !== null) ? through : [];
}

function requireWhole(
  chains: readonly PlannedChain[],
  row: { nodes: number; edges: number; documents: number } | undefined,
): void {
  const nodes = chains.reduce((sum, chain) => sum + chain.nodes.length, 0);
  const edges = chains.reduce((sum, chain) => sum + chain.edges.length, 0);
  if (row === undefined || row.nodes !== nodes || row.edges !== edges)
    throw new ProdaError('knowledge/orphan', { count: nodes + edges - (row?.nodes ?? 0) - (row?.edges ?? 0) });
  if (row.documents !== chains.length)
    throw new ProdaError('document/missing', {
      documentId: chains.map(({ documentIds }) => firstOf(documentIds)).join(),
    });
}

const firstOf = (values: ReadonlySet<string>): string => values.values().next().value ?? '';
