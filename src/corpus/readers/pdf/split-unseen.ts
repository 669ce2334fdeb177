import { compact, type PageInk } from './page-ink.ts';
import type { TextRun } from './page-lines.ts';

/** Type smaller than this, in points, is not there to be read. */
const SIZE_MIN = 1;
/** Characters that the text of a page may be ahead of what it draws. */
const AHEAD_MAX = 20_000;
/** Drawn and not in the text: fewer characters than this may be signs that the two name differently. */
const OUTSIDE_MIN = 3;

/**
 * Text runs of a page as a reader sees them, and those that nobody sees: drawn invisible, white where nothing lies behind, smaller than a point, off the
 * page. A page of pictures whose whole text is invisible is a scan with its recognized text, which is kept. Not caught: text under a picture or
 * behind a clip. What cannot be matched with the drawing counts as seen. pdf.js itself leaves out what begins off the page: that is told from the drawing.
 */
export function splitUnseen(
  runs: readonly TextRun[],
  { characters, unseen, hasPicture }: PageInk,
  view: readonly number[],
): { seen: TextRun[]; unseen: TextRun[] } {
  const isScan = hasPicture && unseen.length > 0 && unseen.every((why) => why === 1);
  const isHidden = (at: number): boolean => (unseen[at] === 1 && !isScan) || (unseen[at] === 2 && !hasPicture);
  const seen: TextRun[] = [];
  const hidden: TextRun[] = [];
  let at = 0;
  let isMatched = true;
  const passOver = (to: number) => {
    const outside = characters.slice(at, to);
    if (isMatched && outside.length >= OUTSIDE_MIN)
      hidden.push({ str: outside, width: 0, transform: [1, 0, 0, 1, 0, -hidden.length * 10] });
    isMatched = true;
    at = to;
  };
  for (const run of runs) {
    const text = compact(run.str);
    if (text === '') {
      seen.push(run);
      continue;
    }
    const start = characters.startsWith(text, at) ? at : nextPlace(characters, text, at);
    if (isOutside(run, view)) {
      hidden.push(run);
      if (start !== null) at = start + text.length;
      continue;
    }
    if (start === null) {
      seen.push(run);
      isMatched = false;
      continue;
    }
    passOver(start);
    let left = '';
    let gone = '';
    for (const character of run.str) {
      const width = compact(character).length;
      if (width > 0 && isHidden(at)) gone += character;
      else left += character;
      at += width;
    }
    if (left.trim() !== '') seen.push({ ...run, str: left });
    if (gone !== '') hidden.push({ ...run, str: gone });
  }
  passOver(characters.length);
  return { seen, unseen: hidden };
}

function nextPlace(characters: string, text: string, from: number): number | null {
  const at = characters.indexOf(text, from);
  return at === -1 || at - from > AHEAD_MAX ? null : at;
}

function isOutside(
  { transform, width }: TextRun,
  [left = 0, bottom = 0, right = 0, top = 0]: readonly number[],
): boolean {
  const [, , c = 0, d = 0, x = 0, y = 0] = transform;
  const size = Math.hypot(c, d);
  return size < SIZE_MIN || x > right || x + width < left || y > top || y + size < bottom;
}
