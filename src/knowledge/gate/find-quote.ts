import { type StrippedText, stripQuoteMarks } from './strip-quote-marks.ts';

export interface QuoteSpan {
  readonly start: number;
  readonly end: number;
}

/**
 * Where a text says a quote, in UTF-16 code units, half-open, or null. Inline marks and runs of white space are ignored
 * on both sides; everything else must agree to the letter. `from`: offset to begin at.
 */
export function findQuote(text: string, quote: string, from = 0): QuoteSpan | null {
  return quoteFinder(text)(quote, from);
}

/** The same for many quotes of one text: the text is prepared once. */
export function quoteFinder(text: string): (quote: string, from?: number) => QuoteSpan | null {
  let stripped: StrippedText | null = null;
  return (quote, from = 0) => {
    const wanted = stripQuoteMarks(quote).plain.trim();
    if (!/[\p{L}\p{N}]/u.test(wanted)) return null;
    stripped ??= stripQuoteMarks(text);
    const { plain, map } = stripped;
    const at = plain.indexOf(wanted, plainOffsetOf(map, from));
    return at === -1 ? null : { start: map[at]!, end: map[at + wanted.length - 1]! + 1 };
  };
}

/** Whether two stretches say the same, marks and white space aside. */
export function quoteMatches(text: string, quote: string): boolean {
  if (text === quote) return /[^\s*_`\\]/.test(quote);
  const wanted = stripQuoteMarks(quote).plain.trim();
  return wanted !== '' && stripQuoteMarks(text).plain.trim() === wanted;
}

/** First index of the stripped text that stands at or behind an offset. */
function plainOffsetOf(map: Int32Array, offset: number): number {
  if (offset <= 0) return 0;
  let low = 0;
  let high = map.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (map[middle]! < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
