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
  readonly nodes: readonly ChainNode[];
  readonly steps: readonly WindowStep[];
}

/** All stretches of a chain of this many steps, and each walked from its other end. */
export function windowsOf(
  chain: StoredChain,
  relations: ReadonlyMap<string, StoredRelation>,
  length: number,
): Window[] {
  const windows: Window[] = [];
  for (let start = 0; start + length <= chain.steps.length; start++) {
    const steps = chain.steps.slice(start, start + length).flatMap(({ relationId, direction }) => {
      const relation = relations.get(relationId);
      return relation === undefined ? [] : [{ relation, direction }];
    });
    if (steps.length < length) continue;
    const window = { chain, nodes: chain.nodes.slice(start, start + length + 1), steps };
    windows.push(window, turned(window));
  }
  return windows;
}

function turned({ chain, nodes, steps }: Window): Window {
  return {
    chain,
    nodes: nodes.toReversed(),
    steps: steps
      .toReversed()
      .map(({ relation, direction }) => ({ relation, direction: direction === 'forward' ? 'backward' : 'forward' })),
  };
}
