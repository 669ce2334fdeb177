import { type Random, randomOf } from '../../src/domain/index.ts';
import type { Misbehavior } from '../../test/support/model-server.ts';

/** Shares of calls that go wrong, each in its way; `invent`: of quotes. */
export interface FaultShares {
  readonly garble: number;
  readonly truncate: number;
  readonly refuse: number;
  readonly reset: number;
  readonly busy: number;
  readonly invent: number;
}

/** Draws which calls misbehave, from a seed. */
export function faultsOf(shares: FaultShares, delayMs: number, seed: string) {
  const random: Random = randomOf('model-path-faults', seed);
  const quotes: Random = randomOf('model-path-quotes', seed);
  const drawn = new Map<string, number>();
  const kinds: readonly (readonly [keyof FaultShares, Misbehavior])[] = [
    ['garble', { kind: 'not-json' }],
    ['truncate', { kind: 'truncate' }],
    ['refuse', { kind: 'refuse' }],
    ['reset', { kind: 'reset' }],
    ['busy', { kind: 'status', status: 429, retryAfter: '0' }],
  ];
  const count = (name: string) => drawn.set(name, (drawn.get(name) ?? 0) + 1);
  return {
    drawn,
    isInvented: (): boolean => {
      const is = quotes() < shares.invent;
      if (is) count('invent');
      return is;
    },
    faultOf: (): Misbehavior | undefined => {
      let left = random();
      for (const [name, fault] of kinds) {
        left -= shares[name];
        if (left >= 0) continue;
        count(name);
        return fault;
      }
      return delayMs > 0 ? { kind: 'delay', ms: delayMs } : undefined;
    },
  };
}
