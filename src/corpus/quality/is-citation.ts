/**
 * Whether a part looks like an entry of a reference list. Two marks of four are needed, so that a sentence with a year in
 * brackets is not one: a year, a link or DOI, page or volume numbers, names given as surname and initials.
 */
export function isCitation(text: string): boolean {
  if (text.length > 600) return false;
  const marks = [
    /\b(?:1[5-9]|20)\d\d[a-z]?\b/.test(text),
    /\bdoi\b|https?:\/\/|\bwww\.|\bISBN\b|\barXiv\b|\bretrieved (?:from|on)\b|\baccessed\b/i.test(text),
    /\bpp?\.\s?\d|\bvol\.\s?\d|\bno\.\s?\d|\b\d{1,4}\s?\(\d{1,3}\)\s?[:,]\s?\d|:\s?\d{1,4}[–-]\d{1,4}\b/i.test(text),
    /^\W*(?:\[?\d{1,3}[\].)]?\s+)?\p{Lu}[\p{L}'’-]+,\s+(?:\p{Lu}\.[\s,-]*)+/u.test(text) ||
      /\bet al\.|\(eds?\.\)|\bUniversity Press\b|\bPress,/.test(text),
  ];
  return marks.filter(Boolean).length >= 2;
}
