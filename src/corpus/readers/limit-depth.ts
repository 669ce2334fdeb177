const TAG = /<(\/?)([a-zA-Z][a-zA-Z0-9:-]*)/g;
/** Elements without an end, or whose end may be left out: many of them in a row are no depth. */
const NO_DEPTH = new Set(
  'area base br col embed hr img input link meta param source track wbr p li td th tr dt dd option optgroup thead tbody tfoot colgroup rt rp body html head'.split(
    ' ',
  ),
);

/**
 * The same markup with no more than `limit` elements in each other, and how deep it was: parsers keep the open elements in
 * a list that they search and shift, so a million of them would take hours. Tags below the limit go, their text stays.
 */
export function limitDepth(markup: string, limit: number): { markup: string; depth: number } {
  const kept: string[] = [];
  let from = 0;
  let depth = 0;
  let deepest = 0;
  TAG.lastIndex = 0;
  for (let match = TAG.exec(markup); match !== null; match = TAG.exec(markup)) {
    if (NO_DEPTH.has(match[2]!.toLowerCase())) continue;
    const isBelow = match[1] === '' ? ++depth > limit : depth-- > limit;
    depth = Math.max(0, depth);
    deepest = Math.max(deepest, depth);
    if (!isBelow) continue;
    const end = markup.indexOf('>', match.index);
    kept.push(markup.slice(from, match.index), ' ');
    from = end === -1 ? markup.length : end + 1;
    TAG.lastIndex = from;
  }
  kept.push(markup.slice(from));
  return { markup: kept.join(''), depth: deepest };
}
