import type { SuiteQuota, UnmetQuota } from '../../domain/index.ts';
import type { StoredChain } from '../../knowledge/index.ts';
import type { Refusals } from '../items/edit.ts';

/** Reasons named for what a quota lacks. */
const REASONS_MAX = 5;

/** What is left of the quotas of a suite. What a quota names is wanted, so many of it; where one is given, nothing else is in the suite. */
export interface Room {
  /** Items that may still be drawn of a discipline; Infinity without a quota. */
  of(discipline: string): number;
  /** Hop counts that are still wanted; null: any. */
  hops(): ReadonlySet<number> | null;
  /** Every quota is filled: nothing more can be drawn. */
  isFull(): boolean;
  take(discipline: string, hops: number): void;
  /** Why chains of a discipline bear no more, counted there. */
  refusalsOf(discipline: string): Refusals;
  refusals(): Refusals;
  unmet(chains: readonly Pick<StoredChain, 'discipline' | 'steps'>[]): UnmetQuota[];
}

export function createRoom(quota: SuiteQuota | undefined): Room {
  const { perDiscipline, disciplines, hops } = quota ?? {};
  const made = { disciplines: new Map<string, number>(), hops: new Map<number, number>() };
  const refusals = new Map<string, Refusals>();
  const askedOf = (discipline: string): number =>
    disciplines === undefined ? (perDiscipline ?? Number.POSITIVE_INFINITY) : (disciplines[discipline] ?? 0);
  const askedHops = new Map(Object.entries(hops ?? {}).map(([count, asked]) => [Number(count), asked]));
  const leftOf = (discipline: string) => askedOf(discipline) - (made.disciplines.get(discipline) ?? 0);
  const openHops = () =>
    new Set([...askedHops].filter(([count, asked]) => (made.hops.get(count) ?? 0) < asked).map(([count]) => count));
  const refusalsOf = (discipline: string): Refusals => {
    const own = refusals.get(discipline) ?? new Map<string, number>();
    refusals.set(discipline, own);
    return own;
  };
  const together = (parts: Iterable<Refusals>): Refusals => {
    const all: Refusals = new Map();
    for (const part of parts) for (const [reason, count] of part) all.set(reason, (all.get(reason) ?? 0) + count);
    return all;
  };
  return {
    of: leftOf,
    hops: () => (hops === undefined ? null : openHops()),
    isFull: () =>
      (hops !== undefined && openHops().size === 0) ||
      (disciplines !== undefined && Object.keys(disciplines).every((discipline) => leftOf(discipline) <= 0)),
    take: (discipline, count) => {
      made.disciplines.set(discipline, (made.disciplines.get(discipline) ?? 0) + 1);
      made.hops.set(count, (made.hops.get(count) ?? 0) + 1);
    },
    refusalsOf,
    refusals: () => together(refusals.values()),
    unmet: (chains) => {
      const named = disciplines ?? {};
      const wanted =
        perDiscipline === undefined && disciplines === undefined
          ? []
          : [...new Set([...Object.keys(named), ...chains.map(({ discipline }) => discipline)])].sort();
      return [
        ...wanted.flatMap((discipline) => {
          const own = chains.filter((chain) => chain.discipline === discipline).length;
          return lackOf('discipline', discipline, askedOf(discipline), made.disciplines, own, refusalsOf(discipline));
        }),
        ...[...askedHops].flatMap(([count, asked]) => {
          const long = chains.filter(({ steps }) => steps.length >= count).length;
          return lackOf('hops', count, asked, made.hops, long, together(refusals.values()));
        }),
      ];
    },
  };
}

function lackOf<K extends string | number>(
  quota: UnmetQuota['quota'],
  key: K,
  asked: number,
  made: ReadonlyMap<K, number>,
  chains: number,
  refusals: Refusals,
): UnmetQuota[] {
  const items = made.get(key) ?? 0;
  if (items >= asked || asked === Number.POSITIVE_INFINITY) return [];
  const reasons = [...refusals]
    .map(([reason, count]) => ({ reason, count }))
    .sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1))
    .slice(0, REASONS_MAX);
  return [{ quota, of: String(key), asked, items, chains, reasons }];
}

/** A quota that cannot be met is counted among what a suite lacks. */
export function countUnmet(refusals: Refusals, unmet: readonly UnmetQuota[]): void {
  for (const { quota, of, asked, items } of unmet)
    refusals.set(`suite: quota of ${quota} ${of} not met`, asked - items);
}
