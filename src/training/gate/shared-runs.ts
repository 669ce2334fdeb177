/** Words of a shared run that is long enough to be copied text; a term counts as one word. */
export const NGRAM = 8;

/** Which items hold a run of NGRAM words of a text. Hashed, then compared word by word, so that a collision refuses nothing. */
export interface RunIndex {
  add(item: number, words: readonly string[]): void;
  find(words: readonly string[]): Set<number>;
}

export function createRunIndex(): RunIndex {
  const ids = new Map<string, number>();
  const texts: Int32Array[] = [];
  const owners: number[] = [];
  // hash → places, each text * 65,536 + offset
  const places = new Map<number, number | number[]>();

  const isSame = (place: number, words: Int32Array, at: number): boolean => {
    const text = texts[Math.floor(place / 65_536)]!;
    const offset = place % 65_536;
    for (let i = 0; i < NGRAM; i++) if (text[offset + i] !== words[at + i]) return false;
    return true;
  };
  return {
    add: (item, words) => {
      const text = Int32Array.from(words.slice(0, 65_535), (word) => {
        const id = ids.get(word) ?? ids.size + 1;
        ids.set(word, id);
        return id;
      });
      const at = texts.push(text) - 1;
      owners.push(item);
      for (let i = 0; i + NGRAM <= text.length; i++) {
        const hash = hashOf(text, i);
        const known = places.get(hash);
        const place = at * 65_536 + i;
        if (known === undefined) places.set(hash, place);
        else if (typeof known === 'number') places.set(hash, [known, place]);
        else known.push(place);
      }
    },
    find: (words) => {
      const found = new Set<number>();
      const text = Int32Array.from(words, (word) => ids.get(word) ?? 0);
      let known = 0;
      for (let end = 0; end < text.length; end++) {
        // A word that no item holds breaks every run over it.
        known = text[end] === 0 ? 0 : known + 1;
        if (known < NGRAM) continue;
        const at = end - NGRAM + 1;
        const place = places.get(hashOf(text, at));
        if (place === undefined) continue;
        for (const one of typeof place === 'number' ? [place] : place)
          if (isSame(one, text, at)) found.add(owners[Math.floor(one / 65_536)]!);
      }
      return found;
    },
  };
}

function hashOf(text: Int32Array, at: number): number {
  let hash = 0x811c9dc5;
  for (let i = at; i < at + NGRAM; i++) hash = Math.imul(hash ^ text[i]!, 0x01000193) ^ (text[i]! >>> 7);
  return hash >>> 0;
}
