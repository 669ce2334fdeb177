export interface Extraction {
  /** Index into the labels; null: unparsed. */
  readonly index: number | null;
  readonly warning: string | null;
}

/** A model that says more than this before its answer is read from the end. */
const READ_FROM_END = 20_000;

/**
 * Finds the choice that a free text settles on; the first rule that hits wins.
 *  1. the last "answer is X" or "Answer: X", upper case only: "the answer is a matter of taste" must not give A
 *  2. the same in lower case, directly before the end of a line, a period or a bracket
 *  3. the last \boxed{X}
 *  4. the whole text is one letter, in brackets or stars or not
 *  5. exactly one of the choices occurs, as whole words, longer choices first
 * The letters are those of the item's own labels, so I is no letter of an item with four choices. Thinking in
 * <think>…</think> is left out. Two different letters by rule 1 in the last line are no answer.
 */
export function extractLetter(text: string, labels: readonly string[], choices: readonly string[]): Extraction {
  const said = tidy(text);
  const upper = labels.join('');
  const { stated, lower, boxed, alone } = patternsOf(upper);
  const found = (letter: string): Extraction => ({ index: upper.indexOf(letter.toUpperCase()), warning: null });

  const all = lettersBy(stated, said);
  if (all.length > 1) {
    const lastLine = said.lastIndexOf('\n');
    if (new Set(all.filter(({ at }) => at > lastLine).map(({ letter }) => letter)).size > 1)
      return { index: null, warning: 'ambiguous' };
  }
  const last = all.at(-1) ?? lettersBy(lower, said).at(-1) ?? lettersBy(boxed, said).at(-1);
  if (last !== undefined) return found(last.letter);
  const only = alone.exec(said)?.[1];
  if (only !== undefined) return found(only);
  return { index: onlyChoiceIn(said, choices), warning: null };
}

const ANSWER = '[Aa](?:nswer|NSWER)\\s?(?:is\\s?:?|:)[\\s*_([]*';

/** The patterns of rules 1 to 4 for a set of labels; a suite has one or two such sets. */
function patternsOf(upper: string) {
  const known = PATTERNS.get(upper);
  if (known !== undefined) return known;
  const both = upper + upper.toLowerCase();
  const patterns = {
    stated: new RegExp(`${ANSWER}([${upper}])\\b(?!['’])`, 'g'),
    lower: new RegExp(`${ANSWER}([${upper.toLowerCase()}])(?=$|[.)])`, 'gm'),
    boxed: new RegExp(`\\\\boxed\\{(?:\\\\text\\{)?\\s?([${upper}])\\s?\\}`, 'g'),
    alone: new RegExp(`^[([*]{0,4}([${both}])[)\\]*]{0,4}\\.?[*]{0,2}$`),
  };
  PATTERNS.set(upper, patterns);
  return patterns;
}
const PATTERNS = new Map<string, { stated: RegExp; lower: RegExp; boxed: RegExp; alone: RegExp }>();

/** Every letter that a pattern finds, with where its match begins. */
function lettersBy(pattern: RegExp, text: string): { letter: string; at: number }[] {
  const letters: { letter: string; at: number }[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text))
    letters.push({ letter: match[1]!, at: match.index });
  return letters;
}

/** Without thinking, read from the end, each run of white space one character: no pattern can then run away on it. */
function tidy(text: string): string {
  const spoken = text.includes('</think>')
    ? text.slice(text.lastIndexOf('</think>') + '</think>'.length)
    : text.includes('<think>')
      ? ''
      : text;
  const end = spoken.slice(-READ_FROM_END).trim();
  return /\s\s/.test(end) ? end.replace(/\s+/g, (run) => (run.includes('\n') ? '\n' : ' ')) : end;
}

function onlyChoiceIn(said: string, choices: readonly string[]): number | null {
  let rest = ` ${plain(said)} `;
  let [found, only] = [0, -1];
  for (const { text, i } of wordedOf(choices)) {
    if (text === '  ' || !rest.includes(text)) continue;
    found++;
    only = i;
    rest = rest.replaceAll(text, ' \u0000 ');
  }
  return found === 1 ? only : null;
}

/** Choices as words between spaces, the longest first. Kept as long as the item's own list, which every repeat and filter meets again. */
function wordedOf(choices: readonly string[]): readonly { readonly text: string; readonly i: number }[] {
  const known = WORDED.get(choices);
  if (known !== undefined) return known;
  const worded = choices
    .map((text, i) => ({ text: ` ${plain(text)} `, i }))
    .sort((a, b) => b.text.length - a.text.length);
  WORDED.set(choices, worded);
  return worded;
}
const WORDED = new WeakMap<readonly string[], readonly { readonly text: string; readonly i: number }[]>();

/** Lower case words, apart by one space. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
