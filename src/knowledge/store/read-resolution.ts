import type { ProposedChain } from '../../domain/index.ts';
import type { Transaction } from '../../platform/graph/index.ts';
import { NO_MERGES, type Resolution } from './resolution.ts';

/** What merges of concepts did to the ids that this batch states. */
export async function readResolution(
  _tx: Transaction,
  _projectId: string,
  _proposals: readonly ProposedChain[],
): Promise<Resolution> {
  return NO_MERGES;
}
