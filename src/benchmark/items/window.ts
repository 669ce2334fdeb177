import type { Direction } from '../../domain/index.ts';
import type { StoredChain, StoredRelation } from '../../knowledge/index.ts';

export type ChainNode = StoredChain['nodes'][number];
export interface WindowStep {
  readonly relation: StoredRelation;
  readonly direction: Direction;
}

/** A stretch of a chain that an item is made of: nodes.length = steps.length + 1. */
export interface Window {
  readonly chain: StoredChain;
  readonly start: number;
  readonly nodes: readonly ChainNode[];
  readonly steps: readonly WindowStep[];
}

/**
 * All stretches of two and three steps whose relations the text asserts. A hedged or attributed relation never becomes plain fact in
 * a key, so a stretch ends before it.
 */
export function windowsOf(chain: StoredChain, relations: ReadonlyMap<string, StoredRelation>): Window[] {
  const steps = chain.steps.map(({ relationId, direction }) => {
    const relation = relations.get(relationId);
    return relation === undefined || relation.evidence.modality !== 'asserted' ? null : { relation, direction };
  });
  const windows: Window[] = [];
  for (const length of [3, 2]) {
    for (let start = 0; start + length <= steps.length; start++) {
      const part = steps.slice(start, start + length);
      if (part.every((step) => step !== null))
        windows.push({
          chain,
          start,
          nodes: chain.nodes.slice(start, start + length + 1),
          steps: part as WindowStep[],
        });
    }
  }
  return windows;
}
