import type { TextProfile } from './profile-text.ts';

/** UTF-8 that was read as Windows-1252: "â€™" for an apostrophe, "Ã©" for é. */
const MOJIBAKE = /Ã[\u0080-\u00bf]|â€[\u0080-\u2122]|Â[\u0080-\u00bf]|ï»¿/g;
/** "T h e  l e a f": letters of a damaged PDF, set apart. Symbols of a formula stand between other signs. */
const SPACED = /(?:(?<!\p{L})\p{L} {1,2}){12}/u;
const SHORTEST = 50;

/**
 * Whether a part is damaged text: replacement characters, text decoded twice, letters set apart, words without vowels or
 * without end, or hardly a letter. Judged from 50 characters on, for letters from 80: formulas are short and a fifth letters.
 */
export function isGarbled(text: string, { solid, letters, damaged, words }: TextProfile): boolean {
  if (solid < SHORTEST) return false;
  if (damaged > solid * 0.02) return true;
  if (/[Ãâ]|Â[\u0080-\u00bf]|ï»/.test(text) && (text.match(MOJIBAKE)?.length ?? 0) > solid * 0.01) return true;
  if (solid >= 80 && letters < solid * 0.2) return true;
  if (words.length < 12) return words.some((word) => word.length > 60);
  if (SPACED.test(text)) return true;
  let [long, vowelless] = [0, 0];
  for (const word of words) {
    if (word.length < 4 || !/^[a-z]+$/.test(word)) continue;
    long++;
    if (!/[aeiouy]/.test(word)) vowelless++;
  }
  return long >= 8 && vowelless > long * 0.3;
}
