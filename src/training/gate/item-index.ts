import type { KeyedItem } from '../../domain/index.ts';
import { contentOf, contentWordsOf, wordsOf } from './words.ts';

/** Options that an item may have; their counters share one number of 32 bits. */
export const OPTIONS_MAX = 4;
const LANE = 8;

/** How much of each item a text holds, for all items at once. */
export interface Meeting {
  /** Items that share a content word with the text. */
  readonly items: Iterable<number>;
  /** Of the distinct content words of stem and key, the share that the text holds. */
  shareOf(item: number): number;
  /** How many distinct content words stem and key have. */
  sizeOf(item: number): number;
  /** Whether the text shares more content words with the key than with any other option. */
  singlesOutKey(item: number): boolean;
}

/**
 * An inverted index over the content words of items: a text meets only the items that it shares a word with, and no other can be given away by
 * its words. Exact, with memory for the items only. One meeting at a time: the counters are reused.
 */
export function createItemIndex(items: readonly KeyedItem[]) {
  const ids = new Map<string, number>();
  const lists: number[][] = [];
  const sizes = new Uint16Array(items.length);
  const answers = Uint8Array.from(items, ({ answer }) => answer);
  items.forEach(({ question, choices, answer }, item) => {
    if (choices.length > OPTIONS_MAX) throw new RangeError(`An item has ${choices.length} options`);
    const masks = new Map<string, number>();
    const mark = (text: string, bit: number) => {
      for (const word of contentWordsOf(text)) masks.set(word, (masks.get(word) ?? 0) | bit);
    };
    choices.forEach((choice, option) => {
      mark(choice, 1 << option);
    });
    mark(`${question} ${choices[answer] ?? ''}`, ASKED);
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
  const idOfWord = new Map<string, number>();
  const counted = new Int32Array(lists.length).fill(-1);
  const options = new Int32Array(items.length);
  const asked = new Uint16Array(items.length);
  const touched = new Int32Array(items.length);
  const met = new Int32Array(items.length).fill(-1);
  let round = 0;

  return {
    meet: (words: readonly string[]): Meeting => {
      round++;
      let size = 0;
      for (const word of words) {
        let id = idOfWord.get(word);
        if (id === undefined) {
          const content = contentOf(word);
          id = content === null ? -1 : (ids.get(content) ?? -1);
          if (idOfWord.size < 200_000) idOfWord.set(word, id);
        }
        if (id < 0 || counted[id] === round) continue;
        counted[id] = round;
        const list = postings[id]!;
        for (let i = 0; i < list.length; i++) {
          const posting = list[i]!;
          const item = posting >>> 5;
          if (met[item] !== round) {
            met[item] = round;
            touched[size++] = item;
            options[item] = 0;
            asked[item] = 0;
          }
          options[item]! += SPREAD[posting & OPTION_BITS]!;
          if (posting & ASKED) asked[item]!++;
        }
      }
      return {
        items: touched.subarray(0, size),
        shareOf: (item) => asked[item]! / Math.max(1, sizes[item]!),
        sizeOf: (item) => sizes[item]!,
        singlesOutKey: (item) => {
          const counts = options[item]!;
          const key = (counts >>> (answers[item]! * LANE)) & 255;
          if (key === 0) return false;
          for (let option = 0; option < OPTIONS_MAX; option++)
            if (option !== answers[item] && ((counts >>> (option * LANE)) & 255) >= key) return false;
          return true;
        },
      };
    },
  };
}

const ASKED = 1 << OPTIONS_MAX;
const OPTION_BITS = ASKED - 1;
/** A set of options → one added to the counter of each. */
const SPREAD = Int32Array.from({ length: ASKED }, (_, mask) => {
  let spread = 0;
  for (let option = 0; option < OPTIONS_MAX; option++) if (mask & (1 << option)) spread |= 1 << (option * LANE);
  return spread;
});

export const wordsOfItem = ({ question, choices, answer }: KeyedItem): string[] =>
  wordsOf(`${question} ${choices[answer] ?? ''}`);
