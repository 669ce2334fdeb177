import { faultsBetween, type SignatureFault, signatureOf } from '../../knowledge/index.ts';
import { SOLVERS } from '../audit/solvers.ts';
import { pointOf } from '../audit/train-classifier.ts';
import { contentWordsOf, wordsOf } from '../items/content-words.ts';

/** What is put into other words: a question and its options in their displayed order. */
export interface Wording {
  readonly question: string;
  readonly choices: readonly string[];
}
export type WordingFault =
  | SignatureFault
  | 'not four options'
  | 'two options alike'
  | 'an option that its shape tells apart'
  | 'the question holds words of some options only'
  | 'a remark about options or answers'
  | 'unsafe or untidy text'
  | 'not a question any more'
  | 'far longer or shorter';

export interface FoundFault {
  readonly fault: WordingFault;
  /** `question`, or the letter of an option. */
  readonly where: string;
}

const LABELS = ['A', 'B', 'C', 'D'];
/** Words that speak about the item itself. */
const ABOUT_ITEM = new Set(
  'answer answers correct right true hint option options choice choices choose letter key distractor ignore instruction instructions prompt'.split(
    ' ',
  ),
);
/** New words that the frame of a question may have: enough for "Which two of the listed terms fit here?". */
const FRAME_WORDS_MAX = 8;
/** Times the length of the template's wording, give or take a few words. */
const LENGTH = { min: 0.5, max: 1.7, slack: 30 };

/**
 * Whether the new wording claims what the old one does, option by option, read by the closed lexicon of relations and nothing else; whether
 * exactly one key is left, no two options are alike, and nothing that can be seen without the question tells more of the key than before. A
 * check of this kind turns down good wordings that it cannot read; it lets no changed claim through that its lexicon can read.
 */
export function checkWording(
  old: Wording,
  next: Wording,
  { terms, answer }: { terms: readonly string[]; answer: number },
): FoundFault[] {
  if (next.choices.length !== old.choices.length) return [{ fault: 'not four options', where: 'options' }];
  const pairs = [
    { where: 'question', before: old.question, after: next.question },
    ...old.choices.map((before, i) => ({ where: LABELS[i]!, before, after: next.choices[i]! })),
  ];
  const faults: FoundFault[] = pairs.flatMap(({ where, before, after }) => {
    if (before === after) return [];
    const found: WordingFault[] = [...faultsBetween(signatureOf(before, terms), signatureOf(after, terms))];
    if (!isTidy(after)) found.push('unsafe or untidy text');
    if (speaksOfItem(before, after)) found.push('a remark about options or answers');
    if (!isOfLikeLength(before, after)) found.push('far longer or shorter');
    // An option claims from its first word to its last; a question may have a frame around its claims.
    if (addedWords(before, after, terms) > (where === 'question' ? FRAME_WORDS_MAX : 0))
      found.push('words that cannot be checked');
    return [...new Set(found)].map((fault) => ({ fault, where }));
  });
  if (endOf(next.question) !== endOf(old.question))
    faults.push({ fault: 'not a question any more', where: 'question' });
  if (new Set(next.choices.map(folded)).size < next.choices.length)
    faults.push({ fault: 'two options alike', where: 'options' });
  if (hintsAt(old, next)) faults.push({ fault: 'the question holds words of some options only', where: 'question' });
  if (pointsOf(next, answer).some((point, s) => Math.abs(point - pointsOf(old, answer)[s]!) > 1e-9))
    faults.push({ fault: 'an option that its shape tells apart', where: 'options' });
  return faults;
}

/** What option-only solvers that look at one item get for it: the longest, the shortest, the most and the least like the others. */
function pointsOf({ choices }: Wording, answer: number): number[] {
  const seen = { choices, words: choices.map(contentWordsOf), frequency: new Map<string, number>() };
  return Object.values(SOLVERS).flatMap(({ score, ofSuite }) => (ofSuite ? [] : [pointOf(score(seen), answer)]));
}

/** New words of the question that occur in one, two or three of the options. */
function hintsAt(old: Wording, next: Wording): boolean {
  const had = contentWordsOf(old.question);
  const options = next.choices.map(contentWordsOf);
  return [...contentWordsOf(next.question)].some((word) => {
    if (had.has(word)) return false;
    const holding = options.filter((words) => words.has(word)).length;
    return holding > 0 && holding < options.length;
  });
}

function addedWords(before: string, after: string, terms: readonly string[]): number {
  const had = new Set(signatureOf(before, terms).around);
  return signatureOf(after, terms).around.filter((word) => !had.has(word)).length;
}

function speaksOfItem(before: string, after: string): boolean {
  const stem = (word: string) => word.replace(/s$/, '');
  const had = new Set(wordsOf(before).map(stem));
  return wordsOf(after).some((word) => ABOUT_ITEM.has(word) && !had.has(stem(word)));
}

function isOfLikeLength(before: string, after: string): boolean {
  return (
    after.length >= before.length * LENGTH.min - LENGTH.slack &&
    after.length <= before.length * LENGTH.max + LENGTH.slack
  );
}

/** One line of plain text that no harness reads as a template. */
const isTidy = (text: string): boolean =>
  text.trim() === text &&
  text !== '' &&
  !/[\p{C}\n\r]|\{\{|\{%|\{#|\{\w+\}|file:\/\/|https?:|```|<\/?\w|=====/u.test(text);

const endOf = (question: string): string => /[?.:]$/.exec(question)?.[0] ?? '';
const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s.]+/g, ' ')
    .trim();
