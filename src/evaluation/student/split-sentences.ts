/** Words whose period ends no sentence. */
const ABBREVIATED = /(?:\b(?:St|Dr|Mr|Mrs|Ms|Mt|Jr|Sr|Prof|No|Fig|vs|etc|cf|ca|e\.g|i\.e)|\b[A-Z](?:\.[A-Z])*)\.$/;

/** A text → its sentences. What it quotes from a book (between “ and ”) is not its own and is left out. */
export function splitSentences(text: string): string[] {
  const own = text.replace(/“[^”]*”/g, ' ');
  const sentences: string[] = [];
  let current = '';
  for (const piece of own.split(/(?<=[.!?])\s+|\n+/)) {
    current = current === '' ? piece : `${current} ${piece}`;
    if (ABBREVIATED.test(current)) continue;
    if (current.trim() !== '') sentences.push(current.trim());
    current = '';
  }
  if (current.trim() !== '') sentences.push(current.trim());
  return sentences;
}
