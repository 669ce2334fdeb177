/** What is counted of a part of a text, in one pass, for all the judgements on it. */
export interface TextProfile {
  /** Characters that are not white space. */
  readonly solid: number;
  readonly letters: number;
  /** Letters of other scripts than Latin. */
  readonly foreignLetters: number;
  /** Replacement characters and characters of private use. */
  readonly damaged: number;
  /** Words in lower case: runs of letters and marks. */
  readonly words: readonly string[];
}

const OTHER = 1;
const SPACE = 2;
const LATIN = 3;
const FOREIGN = 4;
const DAMAGED = 5;
/** The class of each UTF-16 code unit, found out once; a surrogate counts as a foreign letter only in a pair of letters. */
const CLASSES = new Uint8Array(0x10000);

export function profileText(text: string): TextProfile {
  let [solid, letters, foreignLetters, damaged] = [0, 0, 0, 0];
  const words: string[] = [];
  const lower = text.toLowerCase();
  // Lower case may be longer by a few characters (İ); spans are not used, so counting on it is fine.
  let wordStart = -1;
  for (let i = 0; i < lower.length; i++) {
    const kind = classOf(lower, i);
    const isLetter = kind === LATIN || kind === FOREIGN;
    if (isLetter) {
      letters++;
      if (kind === FOREIGN) foreignLetters++;
      if (wordStart === -1) wordStart = i;
    } else if (wordStart !== -1) {
      words.push(lower.slice(wordStart, i));
      wordStart = -1;
    }
    if (kind === DAMAGED) damaged++;
    if (kind !== SPACE) solid++;
  }
  if (wordStart !== -1) words.push(lower.slice(wordStart));
  return { solid, letters, foreignLetters, damaged, words };
}

function classOf(text: string, i: number): number {
  const code = text.charCodeAt(i);
  const known = CLASSES[code]!;
  if (known !== 0) return known;
  if (code >= 0xd800 && code <= 0xdfff) {
    const pair = code <= 0xdbff ? text.slice(i, i + 2) : text.slice(i - 1, i + 1);
    return /\p{L}/u.test(pair) ? FOREIGN : OTHER;
  }
  const char = text[i]!;
  const kind = /\s/.test(char)
    ? SPACE
    : /[\uFFFD\uE000-\uF8FF]/.test(char)
      ? DAMAGED
      : /[\p{Script=Latin}\p{Script=Inherited}]/u.test(char) && /[\p{L}\p{M}]/u.test(char)
        ? LATIN
        : /[\p{L}\p{M}]/u.test(char)
          ? FOREIGN
          : OTHER;
  CLASSES[code] = kind;
  return kind;
}
