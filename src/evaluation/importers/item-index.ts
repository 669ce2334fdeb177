import { contentHashOf, type KeyedItem } from '../../domain/index.ts';
import type { ManifestRow } from '../sources.ts';

/** What joining needs of an item, without its options' operators and the rest. */
export interface KnownItem {
  readonly id: string;
  readonly split: string;
  readonly question: string;
  readonly choices: readonly string[];
  readonly labels: readonly string[];
  readonly answer: number;
}

/** The items of one benchmark, findable by id, by row of an export, and by the text of the question. */
export interface ItemIndex {
  readonly size: number;
  byId(itemId: string): KnownItem | undefined;
  /** Row of an export; without a manifest, of the benchmark's own list. */
  byRow(exportId: string | null, row: number): KnownItem | undefined;
  /** The one item whose question, and no other's, is this text or, given a prompt, stands in it. */
  byQuestion(text: string): KnownItem | undefined;
  /** displayed index → canonical index, as the export remembers it; undefined: no such export or row. */
  orderOf(exportId: string | null, itemId: string): readonly number[] | undefined;
  /** Fetches the manifest of an export when it is first met. */
  learn(exportId: string): Promise<void>;
  isLearnt(exportId: string): boolean;
  /** Hash of the item as displayed in that order. */
  hashOf(item: KnownItem, order: readonly number[]): string;
}

export async function buildItemIndex(
  items: AsyncIterable<KeyedItem> | Iterable<KeyedItem>,
  findManifest: (exportId: string) => Promise<readonly ManifestRow[] | null> = async () => null,
): Promise<ItemIndex> {
  const known: KnownItem[] = [];
  for await (const { id, split, question, choices, labels, answer } of items)
    known.push({ id, split, question, choices, labels, answer });
  const byId = new Map(known.map((item) => [item.id, item]));
  // A question that two items share finds neither.
  const byQuestion = new Map<string, KnownItem | null>();
  for (const item of known) {
    const key = plainText(item.question);
    byQuestion.set(key, byQuestion.has(key) ? null : item);
  }
  const learnt = new Set<string>();
  const rows = new Map<string, readonly ManifestRow[]>();
  const orders = new Map<string, ReadonlyMap<string, readonly number[]>>();
  // A log that carries no export id, of whose export the caller knows, is of that one.
  const only = () => (rows.size === 1 ? [...rows.keys()][0]! : '');
  const hashes = new Map<string, string>();
  return {
    size: known.length,
    byId: (itemId) => byId.get(itemId),
    byRow: (exportId, row) => {
      const list = rows.get(exportId ?? only());
      if (list === undefined) return known[row];
      const itemId = list[row]?.itemId;
      return itemId === undefined ? undefined : byId.get(itemId);
    },
    byQuestion: (text) => {
      const plain = plainText(text);
      const whole = byQuestion.get(plain);
      if (whole !== undefined) return whole ?? undefined;
      const within = known.filter(({ question }) => plain.includes(plainText(question)));
      return within.length === 1 ? within[0] : undefined;
    },
    isLearnt: (exportId) => learnt.has(exportId),
    learn: async (exportId) => {
      learnt.add(exportId);
      const manifest = await findManifest(exportId);
      if (manifest === null) return;
      rows.set(
        exportId,
        [...manifest].sort((a, b) => a.i - b.i),
      );
      orders.set(exportId, new Map(manifest.map(({ itemId, order }) => [itemId, order])));
    },
    orderOf: (exportId, itemId) => orders.get(exportId ?? only())?.get(itemId),
    hashOf: (item, order) => {
      const key = `${item.id} ${order.join(',')}`;
      const cached = hashes.get(key);
      if (cached !== undefined) return cached;
      const choices = order.map((canonical) => item.choices[canonical] ?? '');
      const hash = contentHashOf({ question: item.question, choices, answer: order.indexOf(item.answer) });
      hashes.set(key, hash);
      return hash;
    },
  };
}

/** White space and letter forms do not make two questions. */
export function plainText(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}
