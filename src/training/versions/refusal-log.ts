import type { ItemId, SampleId } from '../../domain/index.ts';
import type { LeakReason } from '../gate/orthogonality-gate.ts';
import type { RefusedSample } from './build-admitted.ts';

/** One pair of sample and item that the gate turned down. The sample itself is not stored; its question tells what it was. */
export interface RefusedPair {
  readonly itemId: ItemId;
  readonly sampleId: SampleId;
  readonly reason: LeakReason;
  readonly nodeId: string;
  readonly format: string;
  readonly question: string;
}

/** Everything that did not come into a version: refused pairs, and counts by reason. */
export interface RefusalLog {
  readonly pairs: readonly RefusedPair[];
  refuse(refused: RefusedSample): void;
  count(reason: string, by?: number): void;
  counts(): { reason: string; count: number }[];
}

export function createRefusalLog(): RefusalLog {
  const pairs: RefusedPair[] = [];
  const counts = new Map<string, number>();
  const count = (reason: string, by = 1) => void counts.set(reason, (counts.get(reason) ?? 0) + by);
  return {
    pairs,
    count,
    refuse: ({ sample: { id, format, question, teaches }, leaks }) => {
      for (const reason of new Set(leaks.map((leak) => leak.reason))) count(`refused: ${reason}`);
      for (const { itemId, reason } of leaks)
        pairs.push({ itemId, sampleId: id, reason, nodeId: teaches[0]?.id ?? '', format, question });
    },
    counts: () =>
      [...counts]
        .map(([reason, n]) => ({ reason, count: n }))
        .sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1)),
  };
}
