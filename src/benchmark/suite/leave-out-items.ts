import { type BenchmarkId, idOf, type KeyedItem, ProdaError } from '../../domain/index.ts';

/**
 * The items of a suite without some of them, in the same wording, order of options and split: answers to the rest can be compared with answers
 * to the whole. Throws benchmark/item-not-in-base, benchmark/nothing-to-leave-out.
 */
export async function leaveOutItems(
  items: AsyncIterable<KeyedItem>,
  benchmarkId: string,
  leaveOut: ReadonlySet<string>,
): Promise<KeyedItem[]> {
  const kept: KeyedItem[] = [];
  const found = new Set<string>();
  for await (const item of items) {
    if (leaveOut.has(item.id)) found.add(item.id);
    else kept.push(item);
  }
  const foreign = [...leaveOut].find((id) => !found.has(id));
  if (foreign !== undefined) throw new ProdaError('benchmark/item-not-in-base', { benchmarkId, itemId: foreign });
  if (found.size === 0) throw new ProdaError('benchmark/nothing-to-leave-out', { benchmarkId, detail: '' });
  if (kept.length === 0) throw new ProdaError('benchmark/no-items', { skipped: `${found.size} × left out` });
  return kept;
}

/** The same content under another suite's id. */
export const underSuite = (items: readonly KeyedItem[], id: BenchmarkId): KeyedItem[] =>
  items.map((item) => ({ ...item, benchmarkId: id, id: idOf('itm', id, item.id) }));
