import type { KeyedItem } from '../../domain/index.ts';
import { contentOf, contentWordsOf, wordsOf } from './words.ts';

/** Options that an item may have: their counters share one number of 32 bits. */
export const OPTIONS_MAX = 4;

/** What a text has in common with the items that it shares a content word with. */
export interface Meeting {
  /** Items whose key shares more content words with the text than every other option does. */
  readonly singledOut: readonly number[];
  /** Items of which the text holds at least the asked share of the distinct content words of stem and key. */
  readonly retold: readonly number[];
  /** Items that the text is nearer to than the bound given, with the share. */
  readonly nearer: readonly (readonly [item: number, share: number])[];
}

/**
 * An inverted index over the content words of items: a text meets only the items that it shares a word with, and no other can be given away
 * by its words. Exact, with memory for the items only. The counters of an item lie side by side and are cleared on the way out.
 */
export function createItemIndex(items: readonly KeyedItem[], retold: { share: number; wordsMin: number }) {
  const ids = new Map<string, number>();
  const lists: number[][] = [];
  const sizes = new Uint16Array(items.length);
  items.forEach(({ question, choices, answer }, item) => {
    if (choices.length > OPTIONS_MAX) throw new RangeError(`An item has ${choices.length} options`);
    const masks = new Map<string, number>();
    const mark = (text: string, bit: number) => {
      for (const word of contentWordsOf(text)) masks.set(word, (masks.get(word) ?? 0) | bit);
    };
    const key = choices[answer] ?? '';
    mark(key, KEY);
    choices.filter((_, i) => i !== answer).forEach((choice, i) => void mark(choice, KEY << (i + 1)));
    mark(`${question} ${key}`, ASKED);
    for (const [word, mask] of masks) {
      if (mask & ASKED) sizes[item]!++;
      // A word of every option tells none from the others.
      const kept = (mask & OPTION_BITS) === (1 << choices.length) - 1 ? mask & ASKED : mask;
      if (kept === 0) continue;
      const id = ids.get(word) ?? lists.push([]) - 1;
      ids.set(word, id);
      lists[id]!.push(item * 32 + kept);
    }
  });
  const postings = lists.map((list) => Int32Array.from(list));
  const needed = Float64Array.from(sizes, (size) => (size < retold.wordsMin ? Infinity : size * retold.share - 1e-9));
  const idOfWord = new Map<string, number>();
  const counted = new Int32Array(lists.length);
  // Two numbers an item: the counters of its options, eight bits each, the key's lowest; and MET + the words of stem and key.
  const counters = new Int32Array(items.length * 2);
  const touched = new Int32Array(items.length);
  let round = 0;

  const idOf = (word: string): number => {
    const known = idOfWord.get(word);
    if (known !== undefined) return known;
    const content = contentOf(word);
    const id = content === null ? -1 : (ids.get(content) ?? -1);
    if (idOfWord.size < 200_000) idOfWord.set(word, id);
    return id;
  };

  return {
    meet: (words: readonly string[], nearest: Float32Array): Meeting => {
      round++;
      let size = 0;
      for (const word of words) {
        const id = idOf(word);
        if (id < 0 || counted[id] === round) continue;
        counted[id] = round;
        const list = postings[id]!;
        for (let i = 0; i < list.length; i++) {
          const posting = list[i]!;
          const at = (posting >>> 5) << 1;
          const asked = counters[at + 1]!;
          if (asked === 0) touched[size++] = at;
          counters[at + 1] = (asked | MET) + ((posting >>> OPTIONS_MAX) & 1);
          counters[at]! += SPREAD[posting & OPTION_BITS]!;
        }
      }
      const met: { singledOut: number[]; retold: number[]; nearer: [number, number][] } = {
        singledOut: [],
        retold: [],
        nearer: [],
      };
      for (let i = 0; i < size; i++) {
        const at = touched[i]!;
        const item = at >> 1;
        const counts = counters[at]!;
        const asked = counters[at + 1]! & (MET - 1);
        counters[at] = 0;
        counters[at + 1] = 0;
        const key = counts & 255;
        if (key > ((counts >>> 8) & 255) && key > ((counts >>> 16) & 255) && key > counts >>> 24)
          met.singledOut.push(item);
        if (asked >= needed[item]!) met.retold.push(item);
        const share = asked / sizes[item]!;
        if (share > nearest[item]!) met.nearer.push([item, share]);
      }
      return met;
    },
  };
}

const KEY = 1;
const ASKED = 1 << OPTIONS_MAX;
const OPTION_BITS = ASKED - 1;
const MET = 1 << 16;
/** A set of options → one added to the counter of each. */
const SPREAD = Int32Array.from({ length: ASKED }, (_, mask) => {
  let spread = 0;
  for (let option = 0; option < OPTIONS_MAX; option++) if (mask & (1 << option)) spread |= 1 << (option * 8);
  return spread;
});

export const wordsOfItem = ({ question, choices, answer }: KeyedItem): string[] =>
  wordsOf(`${question} ${choices[answer] ?? ''}`);
