import type { OutcomeRow } from '../../evaluation/index.ts';
import type { ItemOutcome } from '../types.ts';

/** All answers of a run to one item. */
export interface ItemTally {
  readonly outcome: ItemOutcome;
  /** What was taken, each once, in the order of the choices. */
  readonly chosen: readonly number[];
}

/** Repeats → one outcome an item: right when more than half of the judged answers are; an error is no answer. */
export async function tallyOutcomes(rows: AsyncIterable<OutcomeRow>): Promise<Map<string, ItemTally>> {
  const counts = new Map<string, { judged: number; right: number; wrong: number; chosen: Set<number> }>();
  for await (const { itemId, outcome, chosen } of rows) {
    let item = counts.get(itemId);
    if (item === undefined) {
      item = { judged: 0, right: 0, wrong: 0, chosen: new Set() };
      counts.set(itemId, item);
    }
    if (outcome !== 'error') item.judged++;
    if (outcome === 'correct') item.right++;
    if (outcome === 'wrong') item.wrong++;
    if (chosen !== null) item.chosen.add(chosen);
  }
  return new Map(
    [...counts].map(([itemId, { chosen, ...tally }]) => [
      itemId,
      { outcome: outcomeOf(tally), chosen: [...chosen].sort((a, b) => a - b) },
    ]),
  );
}

function outcomeOf({ judged, right, wrong }: { judged: number; right: number; wrong: number }): ItemOutcome {
  if (judged === 0) return 'error';
  if (2 * right > judged) return 'right';
  return wrong > 0 ? 'wrong' : 'unparsed';
}
