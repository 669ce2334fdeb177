import type { RelationType } from '../domain/index.ts';
import {
  capitalized,
  isPlural,
  phrasesOf,
  readStatement,
  statementOf,
  termInSentence,
  type WordedTerm,
} from '../knowledge/index.ts';

/**
 * The forms of items. In each, two parts of an option depend on two different relations of the chain, so that no single relation
 * tells the key: an option is right only where both parts are.
 *
 * - gaps: two statements about one concept with a gap each; the options fill both.
 * - course: a statement with a gap, and a course of two relations over an unnamed concept that ends in a gap.
 * - account: the options are accounts of two statements.
 * - order: the options put four steps in an order.
 */
export const ARCHETYPES = ['course', 'gaps', 'account', 'order'] as const;
export type Archetype = (typeof ARCHETYPES)[number];

/** Whether an option can be judged without its stem; in the others its truth depends on the stem. */
export const IS_STANDALONE: Record<Archetype, boolean> = {
  gaps: false,
  course: false,
  account: true,
  order: false,
};

export interface WordedStep {
  readonly type: RelationType;
  readonly subject: WordedTerm;
  readonly object: WordedTerm;
  readonly condition: string | null;
}

const GAP: WordedTerm = { term: '___' };
const SOMETHING = 'something that in turn';

/** The step as a statement with one of its ends as a gap. */
export function gapStatement(step: WordedStep, gapAt: 'subject' | 'object', style: number): string {
  return statementOf({ ...step, ...(gapAt === 'subject' ? { subject: GAP } : { object: GAP }) }, style);
}

/** "n1 R1 something that in turn R2 ___": from `from` over one unnamed concept to a gap. */
export function courseStatement(
  from: WordedTerm,
  first: { type: RelationType; forward: boolean },
  second: { type: RelationType; forward: boolean },
): string {
  return `${termInSentence(from)} ${verbOf(first, isPlural(from))} ${SOMETHING} ${verbOf(second, false)} ___`;
}

/** The plainest phrase that begins with the walker's own end: `forward` when it starts at the subject. */
function verbOf({ type, forward }: { type: RelationType; forward: boolean }, plural: boolean): string {
  const phrases = phrasesOf(type);
  const phrase = phrases.find(({ inverse }) => inverse === !forward) ?? phrases[0]!;
  return plural ? phrase.plural : phrase.singular;
}

export const STEMS = {
  gaps: (first: string, second: string) =>
    `Which pair fills both gaps? (1) ${capitalized(first)}. (2) ${capitalized(second)}.`,
  course: (first: string, course: string) =>
    `Which pair fills both gaps? (1) ${capitalized(first)}. (2) ${capitalized(course)}.`,
  account: (about: string) => `Which of these accounts of ${about} is right?`,
  order: (terms: readonly string[]) =>
    `In which order do these follow one another: ${terms.slice(0, -1).join(', ')} and ${terms.at(-1)}?`,
} as const;
export const OPTIONS = {
  pair: (first: WordedTerm, second: WordedTerm) => `(1) ${first.term}; (2) ${second.term}`,
  account: (first: string, second: string) => `${capitalized(first)}, and ${second}.`,
  order: (terms: readonly string[]) => capitalized(terms.join(', then ')),
} as const;

/** What an option claims, over normalized terms. `path` walks over concepts that are not named. */
export type ReadClaim =
  | { readonly kind: 'relation'; readonly type: RelationType; readonly subject: string; readonly object: string }
  | {
      readonly kind: 'path';
      readonly from: string;
      readonly steps: readonly { readonly type: RelationType; readonly forward: boolean }[];
      readonly to: string;
    };

const PAIR = /^\(1\) (.+); \(2\) (.+)$/;
const GAPS = /^Which pair fills both gaps\? \(1\) (.+)\. \(2\) (.+)\.$/;
const COURSE = new RegExp(`^(.+) ${SOMETHING} (.+) ___$`);

/** Reads a question of these forms back: the claims of each choice; null: not one of these forms. */
export function readQuestion(question: string, choices: readonly string[]): ReadClaim[][] | null {
  const gaps = GAPS.exec(question);
  if (gaps !== null) return choices.map((choice) => readPair(gaps[1]!, gaps[2]!, choice));
  if (question.startsWith('Which of these accounts of ')) return choices.map(readAccount);
  if (question.startsWith('In which order do these follow one another: ')) return choices.map(readOrder);
  return null;
}

function readPair(first: string, second: string, choice: string): ReadClaim[] {
  const pair = PAIR.exec(choice);
  if (pair === null) return [];
  const course = COURSE.exec(second);
  const head = readRelation(first.replace('___', pair[1]!));
  const tail =
    course === null ? readRelation(second.replace('___', pair[2]!)) : readCourse(course[1]!, course[2]!, pair[2]!);
  return [...head, ...tail];
}

function readCourse(start: string, verb: string, end: string): ReadClaim[] {
  const first = readStatement(`${start} zzmiddle`);
  const second = readStatement(`zzmiddle ${verb} ${end}`);
  if (first === null || second === null) return [];
  const from = first.subject === 'zzmiddle' ? first.object : first.subject;
  const to = second.subject === 'zzmiddle' ? second.object : second.subject;
  return [
    {
      kind: 'path',
      from,
      steps: [
        { type: first.type, forward: first.object === 'zzmiddle' },
        { type: second.type, forward: second.subject === 'zzmiddle' },
      ],
      to,
    },
  ];
}

/** The break between the two statements is the ", and " that leaves a statement on either side. */
function readAccount(choice: string): ReadClaim[] {
  const text = choice.replace(/\.$/, '');
  for (let at = text.indexOf(', and '); at !== -1; at = text.indexOf(', and ', at + 1)) {
    const [first, second] = [readRelation(text.slice(0, at)), readRelation(text.slice(at + 6))];
    if (first.length > 0 && second.length > 0) return [...first, ...second];
  }
  return [];
}

function readOrder(choice: string): ReadClaim[] {
  const terms = choice.split(', then ');
  return terms.slice(1).flatMap((term, i) => readRelation(`${terms[i]} comes before ${term}`));
}

function readRelation(statement: string): ReadClaim[] {
  const read = readStatement(statement);
  return read === null ? [] : [{ kind: 'relation', ...read }];
}
