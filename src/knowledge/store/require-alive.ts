import { ChangedMeanwhile } from './write-retrying.ts';

/**
 * Waiting for the lock of a node that its holder then removes does not fail in Neo4j: the statement goes on with an empty
 * node (seen in the races of the tests). So every lock also reads a property that no index answers, and whoever got an
 * empty node starts over.
 */
export function requireAlive<T extends { readonly id: string; readonly alive: boolean }>(
  rows: readonly T[],
): readonly T[] {
  for (const { id, alive } of rows) if (!alive) throw new ChangedMeanwhile(id);
  return rows;
}
