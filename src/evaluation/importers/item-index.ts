import { contentHashOfRow, type KeyedItem } from '../../domain/index.ts';
import type { ManifestRow } from '../sources.ts';

/** What joining needs of an item, without its options' operators and the rest. */
export interface KnownItem {
  readonly id: string;
  /** Its place in the index, from 0. */
  readonly at: number;
  readonly split: string;
  readonly question: string;
  readonly choices: readonly string[];
  readonly labels: readonly string[];
  readonly answer: number;
  /** 0, 1, 2 …: displayed as the item has them. The same list for every item of as many choices, so it is told by identity. */
  readonly own: readonly number[];
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

/** What an item, or a question like one, is found by. */
export type IndexedItem = Pick<KeyedItem, 'question' | 'choices' | 'labels' | 'answer'> & {
  readonly id: string;
  readonly split: string;
};

export async function buildItemIndex(
  items: AsyncIterable<IndexedItem> | Iterable<IndexedItem>,
  findManifest: (exportId: string) => Promise<readonly ManifestRow[] | null> = async () => null,
): Promise<ItemIndex> {
  const known: KnownItem[] = [];
  for await (const { id, split, question, choices, labels, answer } of items)
    known.push({ id, at: known.length, split, question, choices, labels, answer, own: ownOrder(choices.length) });
  const byId = new Map(known.map((item) => [item.id, item]));
  // Few logs need it. A question that two items share finds neither.
  let questions: Map<string, KnownItem | null> | null = null;
  const byQuestion = () => {
    if (questions !== null) return questions;
    questions = new Map();
    for (const item of known) {
      const key = plainText(item.question);
      questions.set(key, questions.has(key) ? null : item);
    }
    return questions;
  };
  const learnt = new Set<string>();
  const rows = new Map<string, readonly ManifestRow[]>();
  const orders = new Map<string, ReadonlyMap<string, readonly number[]>>();
  // A log that carries no export id, of whose export the caller knows, is of that one.
  const only = () => (rows.size === 1 ? [...rows.keys()][0]! : '');
  const hashes: (string | undefined)[] = new Array(known.length).fill(undefined);
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
      const whole = byQuestion().get(plain);
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
      const isOwn = order === item.own;
      const cached = isOwn ? hashes[item.at] : undefined;
      if (cached !== undefined) return cached;
      const choices = isOwn ? item.choices : order.map((canonical) => item.choices[canonical] ?? '');
      const answer = isOwn ? item.answer : order.indexOf(item.answer);
      const hash = contentHashOfRow({ question: item.question, choices, answer });
      if (isOwn) hashes[item.at] = hash;
      return hash;
    },
  };
}

const OWN: (readonly number[])[] = [];

/** The one list 0 … count - 1. */
function ownOrder(count: number): readonly number[] {
  const known = OWN[count];
  if (known !== undefined) return known;
  const order = Array.from({ length: count }, (_, i) => i);
  OWN[count] = order;
  return order;
}

/** White space and letter forms do not make two questions. */
export function plainText(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}
