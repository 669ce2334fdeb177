import { ChangedMeanwhile } from '../../platform/graph/index.ts';

interface Locked {
  readonly id: string;
  readonly alive: boolean;
}

/**
 * Waiting for the lock of a node that its holder then removes does not fail in Neo4j: the statement goes on with an empty
 * node (seen in the races of the tests). So every lock also reads a property that no index answers, and whoever got an
 * empty node, or one that was merged away meanwhile, starts over.
 */
export function requireAlive<T extends Locked>(rows: readonly T[]): readonly T[] {
  for (const { id, alive } of rows) if (!alive) throw new ChangedMeanwhile(id);
  return rows;
}

/**
 * All of these ids are held now. Ids come from content, so a node that was removed and made again has the same id: looking
 * again finds no difference, and only the count of locks tells.
 */
export function requireHeld(rows: readonly Locked[], ids: readonly string[]): void {
  if (requireAlive(rows).length !== ids.length) throw new ChangedMeanwhile('a node was removed before it was held');
}
