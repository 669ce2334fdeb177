import { setTimeout as sleep } from 'node:timers/promises';
import { ProdaError } from '../../domain/index.ts';
import type { Graph, Transaction } from './graph.ts';

const ATTEMPTS = 40;

/** Thrown inside a transaction when what was read before the locks no longer holds under them. */
export class ChangedMeanwhile extends Error {}

/**
 * A transaction that starts over when another writer was first: a constraint that both ran into, a node that the other
 * removed while this one waited for its lock, or a plan that no longer fits. Deadlocks the driver retries itself.
 */
export async function writeRetrying<T>(graph: Graph, name: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await graph.write(name, work);
    } catch (error) {
      if (!wasOvertaken(error)) throw error;
      if (attempt === ATTEMPTS)
        throw error instanceof ProdaError
          ? error
          : new ProdaError('graph/transient', { query: name, detail: String(error) }, { cause: error });
      // Growing and uneven, so that two writers do not meet again; the only effect of chance here is when, never what.
      await sleep(Math.random() * Math.min(2 ** attempt, 200));
    }
  }
}

function wasOvertaken(error: unknown): boolean {
  if (error instanceof ChangedMeanwhile) return true;
  if (!(error instanceof ProdaError)) return false;
  if (error.code === 'graph/constraint' || error.code === 'graph/transient') return true;
  return error.code === 'graph/query-broken' && error.context.neo4jCode === 'Neo.ClientError.Statement.EntityNotFound';
}
