/** A text without inline marks and with single spaces, and where each of its characters stands in the original. */
export interface StrippedText {
  readonly plain: string;
  readonly map: Int32Array;
}

const MARK = /[*_`\\]/;

/** What quotes are compared by: emphasis, code ticks and escapes go, runs of white space become one space. */
export function stripQuoteMarks(text: string): StrippedText {
  const map = new Int32Array(text.length + 1);
  let plain = '';
  let length = 0;
  let spaced = true;
  let piece = '';
  for (let i = 0; i < text.length; i++) {
    const character = text[i]!;
    if (MARK.test(character)) continue;
    const isSpace = character === ' ' || character === '\n' || /\s/.test(character);
    if (isSpace && spaced) continue;
    piece += isSpace ? ' ' : character;
    map[length] = i;
    length += 1;
    spaced = isSpace;
    if (piece.length >= 4096) {
      plain += piece;
      piece = '';
    }
  }
  plain += piece;
  map[length] = text.length;
  return { plain, map: map.subarray(0, length + 1) };
}
