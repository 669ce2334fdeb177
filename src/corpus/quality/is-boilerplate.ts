const NOTICE =
  /all rights reserved|^\W*(?:©|\(c\)\s|copyright\s+(?:©|\(c\)|\d{4}))|\bISBN(?:-1[03])?[:\s]*[\d-]{9,}|licensed under (?:a |an |the )?(?:creative commons|cc[ -]by|attribution)|download(?:ed)? (?:it |the book )?for free (?:at|from)|access for free at|terms of (?:use|service) apply/i;
const NAVIGATION =
  /^\W*(?:skip to (?:main )?content|back to (?:top|contents)|(?:next|previous|prev)(?: (?:page|chapter|section))?\s*[:→»›<]|table of contents|share this|print this page|subscribe to|follow us|log ?in|sign up|accept (?:all )?cookies|we use cookies)/i;
const OBJECTIVES =
  /^\W*(?:by the end of this (?:section|chapter|module|unit)|after (?:reading|completing|studying) this (?:section|chapter|module|unit)),? you (?:will|should)|^\W*(?:learning (?:objectives|outcomes)|in this (?:section|chapter),? you will (?:learn|explore))\b/i;

/** "2.3 Layers . . . . . 14": a line of a table of contents. */
export const LEADER_DOTS = /(?:\.[ \u2009]?){5,}\s*(?:\d{1,4}|[ivxlc]{1,7})?\s*$/;

/** A copyright notice, a navigation line or a list of aims: words about the book, not about its subject. */
export function isBoilerplate(text: string): boolean {
  if (text.length > 500) return false;
  return LEADER_DOTS.test(text) || NOTICE.test(text) || NAVIGATION.test(text) || OBJECTIVES.test(text);
}
