const STOP = new Set(
  'a about after all also an and another any are as at be because been before being between both but by can could did do does each for false from further had has have having how if in into is it its itself just may more most must name no nor not of on one only or other out over own part same should so some such than that the their them then there these they this those through to too true under up very was were what when where which while who whom whose why will with would'.split(
    ' ',
  ),
);

/** The distinct words of a text that carry content: lower case, no function words, plural s off. */
export function contentWordsOf(text: string): Set<string> {
  const words = new Set<string>();
  for (const word of wordsOf(text))
    if (!STOP.has(word) && word.length > 1)
      words.add(word.length > 3 && /[^su]s$/.test(word) ? word.slice(0, -1) : word);
  return words;
}

/** Lower-case words of letters and digits, in order. */
export const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+(?:['’][\p{L}]+)?/gu) ?? [];
