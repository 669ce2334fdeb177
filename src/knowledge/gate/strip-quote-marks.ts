/** A text without inline marks and with single spaces, and where each of its characters stands in the original. */
export interface StrippedText {
  readonly plain: string;
  readonly map: Int32Array;
}

/** `*`, `_`, a back tick and a backslash. */
const MARKS = new Set([...'*_`\\'].map((mark) => mark.charCodeAt(0)));

/** What quotes are compared by: emphasis, code ticks and escapes go, runs of white space become one space. */
export function stripQuoteMarks(text: string): StrippedText {
  const map = new Int32Array(text.length + 1);
  let plain = '';
  let length = 0;
  let spaced = true;
  let piece = '';
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (MARKS.has(code)) continue;
    const character = text[i]!;
    // Between the blank and the non-breaking one there is no white space: most characters need no pattern.
    const isSpace = code <= 32 || code >= 127 ? /\s/.test(character) : false;
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
