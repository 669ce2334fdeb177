const ABBREVIATIONS = new Set(
  'mr mrs ms dr prof st jr sr vs etc e.g i.e cf al fig figs eq eqs no nos vol vols ch chs sec secs pp p ed eds approx ca resp gen col sgt capt lt rev hon gov sen rep dept univ assn inc ltd co corp art arts jan feb mar apr jun jul aug sep sept oct nov dec a.m p.m u.s u.k u.n b.c a.d ph.d m.d'.split(
    ' ',
  ),
);
/** Begins only where a run of marks does, so that a line of a million dots is read once. */
const END = /(?<![.!?…])[.!?…]+["'”’)\]*_`]*(?=\s)/g;
const OPENS = /^["'“‘([*_`]*[\p{Lu}\p{Lt}\p{N}]/u;

/**
 * Offsets after which a new sentence begins, within `text`. Careful rather than complete: an abbreviation, an initial or
 * a number never ends a sentence, so what is cut here is never the middle of one; a missed end only makes a longer part.
 */
export function findSentenceEnds(text: string): number[] {
  const ends: number[] = [];
  END.lastIndex = 0;
  for (let match = END.exec(text); match !== null; match = END.exec(text)) {
    const end = match.index + match[0].length;
    let next = end;
    while (next < text.length && /\s/.test(text[next]!)) next++;
    if (next >= text.length) break;
    if (!OPENS.test(text.slice(next, next + 8))) continue;
    if (match[0].startsWith('.') && !match[0].startsWith('..') && endsWithAbbreviation(text, match.index)) continue;
    ends.push(end);
  }
  return ends;
}

function endsWithAbbreviation(text: string, dot: number): boolean {
  let start = dot;
  while (start > 0 && dot - start < 12 && /[\p{L}\p{N}.]/u.test(text[start - 1]!)) start--;
  const word = text.slice(start, dot).toLowerCase();
  return (
    ABBREVIATIONS.has(word) ||
    /^(?:\p{L}|\p{L}\.\p{L})$/u.test(word) ||
    (/^\d{1,3}$/.test(word) && isLineStart(text, start))
  );
}

/** "1." at the start of a line numbers a list. */
function isLineStart(text: string, at: number): boolean {
  return at === 0 || text[at - 1] === '\n';
}
