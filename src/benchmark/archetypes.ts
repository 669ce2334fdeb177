import type { Modality, RelationType } from '../domain/index.ts';
import {
  ATTRIBUTION,
  capitalized,
  conditionOf,
  HEDGE,
  isPlural,
  type Phrase,
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
 * - gaps: two questions about the two sides of one named concept.
 * - course: one question about a neighbor of a named concept, one about what lies two relations on, over a concept that is not named.
 * - middle: one question about a step between two named concepts, one about the step after them.
 * - roles: three or four named concepts; the options tell how two pairs of them are related.
 * - account: the options are two whole statements each.
 * - order: the options put four steps in an order.
 *
 * gaps, course and middle are asked in one of two ways: as statements with gaps, or as questions.
 */
export const ARCHETYPES = ['gaps', 'course', 'middle', 'roles', 'account', 'order'] as const;
export type Archetype = (typeof ARCHETYPES)[number];

/** Whether an option can be judged without its stem; in the others its truth depends on the stem. */
export const IS_STANDALONE: Record<Archetype, boolean> = {
  gaps: false,
  course: false,
  middle: false,
  roles: false,
  account: true,
  order: false,
};

/** How the two parts of a pair are asked. */
export type Asking = 'statements' | 'questions';

/** A step as it is worded. */
export interface WordedStep {
  readonly type: RelationType;
  readonly subject: WordedTerm;
  readonly object: WordedTerm;
  readonly modality: Modality;
  readonly condition: string | null;
}

/** A step walked from one of its ends: `forward` from its subject to its object. */
export interface Walk {
  readonly type: RelationType;
  readonly forward: boolean;
}

const GAP: WordedTerm = { term: '___' };
const SOMETHING = 'something that in turn';
const HIDDEN = 'something that';
const WHICH = ', which in turn';

/** Phrases that are right but heavy; a lighter one of the same type and direction is there for each. */
const HEAVY = new Set([
  'includes as one kind',
  'has as one of its kinds',
  'contains as a part',
  'has as one of its parts',
  'belongs as a component to',
  'has the role of',
]);

/** Style numbers that read well; `first`: only those whose sentence begins with that end. */
export function lightStylesOf(type: RelationType, first?: 'subject' | 'object'): number[] {
  const { length } = phrasesOf(type);
  const light = Array.from({ length }, (_, i) => i).filter((i) => !HEAVY.has(phrasesOf(type)[i]!.singular));
  return first === undefined ? light : light.filter((i) => beginsWith(phrasesOf(type)[i]!, first));
}
// A symmetric type has no inverse phrases: either end may begin.
const beginsWith = ({ type, inverse }: Phrase, first: 'subject' | 'object'): boolean =>
  phrasesOf(type).every((phrase) => !phrase.inverse) || inverse === (first === 'object');

const phraseOf = ({ type, forward }: Walk, style: number): Phrase => {
  const styles = lightStylesOf(type, forward ? 'subject' : 'object');
  return phrasesOf(type)[styles[style % styles.length]!]!;
};
const hedged = (modality: Modality): string =>
  modality === 'hedged' ? HEDGE : modality === 'attributed' ? ATTRIBUTION : '';
const given = (conditions: readonly (string | null)[]): string => {
  const said = [...new Set(conditions.filter((condition) => condition !== null).map(conditionOf))];
  return said.length === 0 ? '' : ` (${said.join('; ')})`;
};
const weakest = (steps: readonly { modality: Modality }[]): Modality =>
  steps.some(({ modality }) => modality === 'hedged')
    ? 'hedged'
    : steps.some(({ modality }) => modality === 'attributed')
      ? 'attributed'
      : 'asserted';
const verb = (phrase: Phrase, plural: boolean): string => (plural ? phrase.plural : phrase.singular);

/** The step as a statement with one of its ends as a gap. */
export function gapStatement(step: WordedStep, gapAt: 'subject' | 'object', style: number): string {
  return statementOf({ ...step, ...(gapAt === 'subject' ? { subject: GAP } : { object: GAP }) }, style);
}

/** One relation, asked for one of its ends. */
export function askEnd(asking: Asking, step: WordedStep, asked: 'subject' | 'object', style: number): string {
  if (asking === 'statements') {
    const styles = lightStylesOf(step.type);
    return `${capitalized(gapStatement(step, asked, styles[style % styles.length]!))}.`;
  }
  const phrase = phraseOf({ type: step.type, forward: asked === 'subject' }, style);
  const other = termInSentence(asked === 'subject' ? step.object : step.subject);
  return `${capitalized(`${hedged(step.modality)}what ${phrase.singular} ${other}`)}${given([step.condition])}?`;
}

/** Two relations in a row from a named concept over one that is not named, asked for the far end. */
export function askFar(
  asking: Asking,
  from: WordedTerm,
  steps: readonly [WordedStep & Walk, WordedStep & Walk],
  style: number,
): string {
  const [first, second] = steps;
  const front = hedged(weakest(steps));
  const conditions = given(steps.map(({ condition }) => condition));
  if (asking === 'statements') {
    const path = `${verb(phraseOf(first, style), isPlural(from))} ${SOMETHING} ${phraseOf(second, style).singular} ___`;
    return `${capitalized(`${front}${termInSentence(from)} ${path}`)}${conditions}.`;
  }
  const back = (walk: Walk): Walk => ({ type: walk.type, forward: !walk.forward });
  const path = `what ${phraseOf(back(second), style).singular} ${HIDDEN} ${phraseOf(back(first), style).singular}`;
  return `${capitalized(`${front}${path} ${termInSentence(from)}`)}${conditions}?`;
}

/** Two relations with one concept between their named ends, asked for that concept. */
export function askBetween(
  asking: Asking,
  from: WordedTerm,
  steps: readonly [WordedStep & Walk, WordedStep & Walk],
  to: WordedTerm,
  style: number,
): string {
  const [first, second] = steps;
  const front = hedged(weakest(steps));
  const conditions = given(steps.map(({ condition }) => condition));
  const onward = `${phraseOf(second, style).singular} ${termInSentence(to)}`;
  if (asking === 'statements') {
    const before = `${termInSentence(from)} ${verb(phraseOf(first, style), isPlural(from))} ___`;
    return `${capitalized(`${front}${before}${WHICH} ${onward}`)}${conditions}.`;
  }
  const before = `${phraseOf({ type: first.type, forward: !first.forward }, style).singular} ${termInSentence(from)}`;
  return `${capitalized(`${front}what ${before} and ${onward}`)}${conditions}?`;
}

const PAIR_STEMS: Record<Asking, string> = {
  statements: 'Which pair fills both gaps?',
  questions: 'Which pair answers both questions?',
};
const ORDINALS = ['the first', 'the second', 'the third', 'the fourth'] as const;
const ACCOUNT = 'Which of these accounts of ';
const ORDER = 'In which order do these follow one another: ';
const ROLES = 'Take, in this order, ';
const ROLES_END = '. Which account of them is right?';
const listed = (terms: readonly string[]): string => `${terms.slice(0, -1).join(', ')} and ${terms.at(-1)}`;

export const STEMS = {
  pair: (asking: Asking, first: string, second: string) => `${PAIR_STEMS[asking]} (1) ${first} (2) ${second}`,
  gaps: (first: string, second: string) =>
    `${PAIR_STEMS.statements} (1) ${capitalized(first)}. (2) ${capitalized(second)}.`,
  account: (about: readonly string[]) => `${ACCOUNT}${listed2(about)} is right?`,
  order: (terms: readonly string[]) => `${ORDER}${listed(terms)}?`,
  roles: (terms: readonly string[]) => `${ROLES}${listed(terms.map((term, i) => `(${i + 1}) ${term}`))}${ROLES_END}`,
} as const;
const listed2 = (terms: readonly string[]): string => (terms.length === 1 ? terms[0]! : listed(terms));

/** What stands for the concepts of a roles item in its options. */
export const ordinalOf = (i: number): WordedTerm => ({ term: ORDINALS[i]! });

export const OPTIONS = {
  pair: (first: WordedTerm, second: WordedTerm) => `(1) ${first.term}; (2) ${second.term}`,
  /** A hedge that both statements carry is said once. */
  account: (first: string, second: string) => {
    const front = [HEDGE, ATTRIBUTION].find((words) => first.startsWith(words) && second.startsWith(words)) ?? '';
    return `${capitalized(first)}, and ${second.slice(front.length)}.`;
  },
  order: (terms: readonly string[]) => capitalized(terms.join(', then ')),
} as const;

/** What an option claims, over normalized terms. `path` walks over concepts that are not named. */
export type ReadClaim =
  | { readonly kind: 'relation'; readonly type: RelationType; readonly subject: string; readonly object: string }
  | { readonly kind: 'path'; readonly from: string; readonly steps: readonly Walk[]; readonly to: string };

const PAIR = /^\(1\) (.+); \(2\) (.+)$/;
const GAPS = new RegExp(`^${PAIR_STEMS.statements.replace('?', '\\?')} \\(1\\) (.+)\\. \\(2\\) (.+)\\.$`);
const QUESTIONS = new RegExp(`^${PAIR_STEMS.questions.replace('?', '\\?')} \\(1\\) (.+)\\? \\(2\\) (.+)\\?$`);
const FRONT = new RegExp(`^(?:${HEDGE}|${ATTRIBUTION})`, 'i');
const CONDITION = / \([^()]*\)$/;
const MIDDLE = 'zzmiddle';

/** Reads a question of these forms back: the claims of each choice; null: not one of these forms. */
export function readQuestion(question: string, choices: readonly string[]): ReadClaim[][] | null {
  const gaps = GAPS.exec(question);
  if (gaps !== null) return choices.map((choice) => readPair(gaps[1]!, gaps[2]!, choice, readGap));
  const questions = QUESTIONS.exec(question);
  if (questions !== null) return choices.map((choice) => readPair(questions[1]!, questions[2]!, choice, readAsked));
  if (question.startsWith(ACCOUNT)) return choices.map((choice) => readAccount(choice));
  if (question.startsWith(ORDER)) return choices.map(readOrder);
  if (question.startsWith(ROLES) && question.endsWith(ROLES_END)) {
    const terms = question.slice(ROLES.length + 4, -ROLES_END.length).split(/(?:,| and) \(\d\) /);
    return choices.map((choice) => readAccount(choice, terms));
  }
  return null;
}

type ReadPart = (part: string, answer: string) => ReadClaim[];

function readPair(first: string, second: string, choice: string, read: ReadPart): ReadClaim[] {
  const pair = PAIR.exec(choice);
  if (pair === null) return [];
  const bare = (part: string) => part.replace(FRONT, '').replace(CONDITION, '');
  return [...read(bare(first), pair[1]!), ...read(bare(second), pair[2]!)];
}

/** A statement with a gap. */
function readGap(part: string, answer: string): ReadClaim[] {
  const far = part.indexOf(` ${SOMETHING} `);
  if (far !== -1 && part.endsWith(' ___'))
    return readPath(
      `${part.slice(0, far)} ${MIDDLE}`,
      `${MIDDLE} ${part.slice(far + SOMETHING.length + 2, -4)} ${answer}`,
    );
  const between = part.indexOf(` ___${WHICH} `);
  if (between !== -1)
    return [
      ...readRelation(`${part.slice(0, between)} ${answer}`),
      ...readRelation(`${answer} ${part.slice(between + WHICH.length + 5)}`),
    ];
  return readRelation(part.replace('___', answer));
}

/** "what holds back X", "what holds back something that results from X", "what results from X and holds back Y". */
function readAsked(part: string, answer: string): ReadClaim[] {
  const asked = part.replace(/^what /i, '');
  const far = asked.indexOf(` ${HIDDEN} `);
  if (far !== -1)
    return readPath(`${MIDDLE} ${asked.slice(far + HIDDEN.length + 2)}`, `${answer} ${asked.slice(0, far)} ${MIDDLE}`);
  for (let at = asked.indexOf(' and '); at !== -1; at = asked.indexOf(' and ', at + 1)) {
    const [before, onward] = [
      readRelation(`${answer} ${asked.slice(0, at)}`),
      readRelation(`${answer} ${asked.slice(at + 5)}`),
    ];
    if (before.length > 0 && onward.length > 0) return [...before, ...onward];
  }
  return readRelation(`${answer} ${asked}`);
}

/** Two statements that share a concept without a name. */
function readPath(near: string, far: string): ReadClaim[] {
  const [first, second] = [readStatement(near), readStatement(far)];
  if (first === null || second === null) return [];
  const walked = [first, second].map(({ type, subject, object }) => ({ type, subject, object }));
  const from = walked[0]!.subject === MIDDLE ? walked[0]!.object : walked[0]!.subject;
  const to = walked[1]!.subject === MIDDLE ? walked[1]!.object : walked[1]!.subject;
  return [
    {
      kind: 'path',
      from,
      steps: [
        { type: first.type, forward: first.object === MIDDLE },
        { type: second.type, forward: second.subject === MIDDLE },
      ],
      to,
    },
  ];
}

/** The break between the two statements is the ", and " that leaves a statement on either side. */
function readAccount(choice: string, terms: readonly string[] = []): ReadClaim[] {
  const named = (text: string) =>
    terms.reduce((said, term, i) => said.replace(new RegExp(`\\b${ORDINALS[i]}\\b`, 'i'), () => term), text);
  const text = choice.replace(/\.$/, '');
  for (let at = text.indexOf(', and '); at !== -1; at = text.indexOf(', and ', at + 1)) {
    const [first, second] = [readRelation(named(text.slice(0, at))), readRelation(named(text.slice(at + 6)))];
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
