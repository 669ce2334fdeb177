import { ChangedMeanwhile, type Transaction } from '../../platform/graph/index.ts';
import { findChainMembers } from '../queries.generated.ts';
import { holdAll } from '../store/hold-all.ts';

/** What is held: everything that the removal of chains may take along. */
export interface Held {
  readonly chainIds: string[];
  readonly conceptIds: string[];
  readonly relationIds: string[];
}

/**
 * Locks chains and all they rest on, then reads again: what changed before the locks were held starts over.
 */
export async function holdMembers(
  tx: Transaction,
  projectId: string,
  chainIds: readonly string[],
  also: {
    documentIds?: readonly string[];
    chunkIds?: readonly string[];
    relationIds?: readonly string[];
    /** Of these relations, those that cannot be held. */
    but?: (relationIds: readonly string[]) => Promise<ReadonlySet<string>>;
  } = {},
): Promise<Held> {
  const read = async () => {
    const rows = await tx.run(findChainMembers, { projectId, chainIds });
    const all = (ids: (row: (typeof rows)[number]) => readonly string[]) => [...new Set(rows.flatMap(ids))].sort();
    return {
      chainIds: all(({ chainId }) => [chainId]),
      conceptIds: all((row) => row.conceptIds),
      relationIds: all((row) => row.relationIds),
      chunkIds: all((row) => row.chunkIds),
      documentIds: all((row) => row.documentIds),
    };
  };
  const seen = await read();
  const relationIds = union(seen.relationIds, also.relationIds);
  const unheld = (await also.but?.(relationIds)) ?? new Set();
  await holdAll(tx, projectId, {
    documentIds: union(seen.documentIds, also.documentIds),
    chunkIds: union(seen.chunkIds, also.chunkIds),
    conceptIds: seen.conceptIds,
    relationIds: relationIds.filter((id) => !unheld.has(id)),
    chainIds: seen.chainIds,
  });
  const now = await read();
  for (const kind of ['chainIds', 'conceptIds', 'relationIds'] as const)
    if (now[kind].join() !== seen[kind].join()) throw new ChangedMeanwhile(kind);
  return now;
}

const union = (a: readonly string[], b: readonly string[] = []): string[] => [...new Set([...a, ...b])].sort();
