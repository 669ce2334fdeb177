import { groupBy } from '../../domain/index.ts';
import { wilsonInterval } from '../../evaluation/index.ts';
import type { ItemRow, ResponseRow } from '../model/types.ts';
import { type Counts, dStar, ochiai, tarantula } from './suspicion.ts';

export interface SpectrumRow extends Counts {
  readonly id: string;
  readonly ochiai: number;
  readonly tarantula: number;
  readonly dStar: number | null;
  /** Answered items that need it: with one or two, no ranking means much. */
  readonly support: number;
  /** Share of them that failed, 95 % (Wilson). */
  readonly failureInterval: readonly [number, number];
  /** Place by Ochiai among all, ties as ties: it is one of the places first … last. */
  readonly rank: { readonly first: number; readonly last: number };
  /** Others that lie under exactly the same answered items: no spectrum can tell them apart. */
  readonly sameItems: readonly string[];
}

/** What a thing is counted under: its own id, or a group such as its type or discipline. */
export type GroupsOf = (item: ItemRow) => Iterable<string>;

/** The spectrum of a run, passes included, over whatever the items are grouped by; most suspicious first. */
export function buildSpectrum(
  items: readonly ItemRow[],
  responses: readonly ResponseRow[],
  groupsOf: GroupsOf = ({ requires }) => requires,
): SpectrumRow[] {
  const itemOf = new Map(items.map((item) => [item.id, item]));
  const judged = responses.filter(
    ({ itemId, outcome }) => itemOf.has(itemId) && (outcome === 'correct' || outcome === 'wrong'),
  );
  const under = new Map<string, { failed: number; passed: number; answers: number[] }>();
  let failed = 0;
  judged.forEach(({ itemId, outcome }, answer) => {
    if (outcome === 'wrong') failed++;
    for (const id of new Set(groupsOf(itemOf.get(itemId)!))) {
      const count = under.get(id) ?? { failed: 0, passed: 0, answers: [] };
      under.set(id, count);
      count.answers.push(answer);
      if (outcome === 'wrong') count.failed++;
      else count.passed++;
    }
  });
  const passed = judged.length - failed;
  const alike = groupBy(under, ([, { answers }]) => answers.join());
  const rows = [...under].map(([id, count]) => {
    const counts = { ef: count.failed, ep: count.passed, nf: failed - count.failed, np: passed - count.passed };
    const support = count.failed + count.passed;
    return {
      id,
      ...counts,
      ochiai: ochiai(counts),
      tarantula: tarantula(counts),
      dStar: dStar(counts),
      support,
      failureInterval: wilsonInterval(count.failed, support),
      sameItems: alike.get(count.answers.join())!.flatMap(([other]) => (other === id ? [] : [other])),
    };
  });
  rows.sort((a, b) => b.ochiai - a.ochiai || (a.id < b.id ? -1 : 1));
  const ranked: SpectrumRow[] = [];
  for (let first = 0, last = 0; first < rows.length; first = last) {
    while (last < rows.length && rows[last]!.ochiai === rows[first]!.ochiai) last++;
    const rank = { first: first + 1, last };
    for (const row of rows.slice(first, last)) ranked.push({ ...row, rank });
  }
  return ranked;
}
