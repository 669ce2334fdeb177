import type { RelationType } from '../../domain/index.ts';
import { normalizeTerm } from '../../domain/index.ts';
import { type ReadStatement, VIEW, withoutTail } from '../../knowledge/index.ts';
import { BEHIND, BOTH, DISTANT, DISTANT_IN_TIME, FIRST, NO_LONGER, OF_THAT, RIVALS, WHICH, WITHOUT } from './ask.ts';
import { MIDDLE, readHiddenTerm, STAND_IN } from './hidden-term.ts';
import { readInverted } from './inverted.ts';
import { readItemStatement } from './item-phrases.ts';
import { ACCOUNT, ORDER, PAIR_STEMS, ROLES, ROLES_END } from './stems.ts';
import type { Walk } from './worded-step.ts';

/**
 * What an option claims, over normalized terms. `path` walks over concepts that are not named. `without`: where the subject is missing, the
 * object is missing too, by whichever relation.
 */
export type ReadClaim =
  | { readonly kind: 'relation'; readonly type: RelationType; readonly subject: string; readonly object: string }
  | { readonly kind: 'without'; readonly subject: string; readonly object: string }
  | { readonly kind: 'path'; readonly from: string; readonly steps: readonly Walk[]; readonly to: string };

/** Reads a question of these forms back: the claims of each choice; null: not one of these forms. */
export function readQuestion(question: string, choices: readonly string[]): ReadClaim[][] | null {
  const gaps = GAPS.exec(question);
  if (gaps !== null) return choices.map((choice) => readPair(gaps[1]!, gaps[2]!, choice, readGap));
  const questions = QUESTIONS.exec(question);
  if (questions !== null) return choices.map((choice) => readPair(questions[1]!, questions[2]!, choice, readAsked));
  if (question.startsWith(ACCOUNT) || (question.startsWith(ROLES) && question.endsWith(ROLES_END)))
    return choices.map(readAccount);
  if (question.startsWith(ORDER)) return choices.map(readOrder);
  return null;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const oneOf = (stems: readonly string[]): string => `(?:${stems.map(escaped).join('|')})`;
const GAPS = new RegExp(`^${oneOf(PAIR_STEMS.statements)} \\(1\\) (.+)\\. \\(2\\) (.+)\\.$`);
const QUESTIONS = new RegExp(`^${oneOf(PAIR_STEMS.questions)} \\(1\\) (.+)\\? \\(2\\) (.+)\\?$`);
const PAIR = /^\(1\) (.+); \(2\) (.+)$/;
/** How suites of earlier versions ask for it. */
const FIRST_BEFORE = 'what has to be there before';
const VIEWED = new RegExp(`^${VIEW}`, 'i');

type ReadPart = (part: string, answer: string) => ReadClaim[];

function readPair(first: string, second: string, choice: string, read: ReadPart): ReadClaim[] {
  const pair = PAIR.exec(choice);
  const bare = (part: string) => withoutTail(part.replace(VIEWED, ''));
  return pair === null ? [] : [...read(bare(first), pair[1]!), ...read(bare(second), pair[2]!)];
}

/** A statement with a gap. */
function readGap(part: string, answer: string): ReadClaim[] {
  const between = part.indexOf(` ___${WHICH} `);
  if (between === -1) return readRelation(part.replace('___', answer));
  return [
    ...readRelation(`${part.slice(0, between)} ${answer}`),
    ...readRelation(`${answer} ${part.slice(between + WHICH.length + 5)}`),
  ];
}

/** "Osmosis causes a certain process. What does that process lead to": null where it is no such question. */
function readOfThat(part: string, answer: string): ReadClaim[] | null {
  const at = part.lastIndexOf(OF_THAT);
  if (at === -1) return null;
  const near = part.slice(0, at).replace(/\b(?:something|a certain \w+)\b/i, MIDDLE);
  const [far] = readPlain(
    uncapitalized(part.slice(at + OF_THAT.length)).replace(/\bthat(?: \w+)?(?= |$)/, stands),
    answer,
  );
  if (far?.kind !== 'relation') return null;
  return pathOf(readItemStatement(near), far);
}
/** "that process" stands for the middle; in "does that lead to" the word after "that" is no noun. */
const stands = (words: string): string => {
  const [, noun] = words.split(' ');
  return noun === undefined || STAND_INS.has(noun) ? MIDDLE : `${MIDDLE} ${noun}`;
};
const STAND_INS = new Set(Object.values(STAND_IN));
const uncapitalized = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

function readAsked(part: string, answer: string): ReadClaim[] {
  const asked = uncapitalized(part);
  return readOfThat(part, answer) ?? readSpecial(asked, answer) ?? readOver(asked, answer) ?? readPlain(asked, answer);
}

/** "what counteracts a process that leads to gas pressure": null where no concept without a name is in it. */
function readOver(asked: string, answer: string): ReadClaim[] | null {
  const over = readHiddenTerm(asked);
  if (over === null) return null;
  const [far] = readPlain(over.question, answer);
  if (far?.kind !== 'relation' || over.statement === null) return null;
  const claims = pathOf(over.statement, far);
  return claims.length === 0 ? null : claims;
}

/** The forms that have words of their own; null: none of them. */
function readSpecial(asked: string, answer: string): ReadClaim[] | null {
  const within = (before: string, after: string): string | null =>
    asked.startsWith(`${before} `) && asked.endsWith(` ${after}`)
      ? normalizeTerm(asked.slice(before.length + 1, -after.length - 1))
      : null;
  if (asked.startsWith(`${WITHOUT} `))
    return [
      { kind: 'without', subject: normalizeTerm(asked.slice(WITHOUT.length + 1)), object: normalizeTerm(answer) },
    ];
  const missing = within(...NO_LONGER);
  if (missing !== null) return [{ kind: 'without', subject: normalizeTerm(answer), object: missing }];
  const possible =
    [FIRST[0], FIRST_BEFORE]
      .map((words) => within(words, FIRST[1]) ?? within(words, FIRST[2]))
      .find((term) => term !== null) ?? null;
  if (possible !== null)
    return [{ kind: 'relation', type: 'PREREQUISITE', subject: normalizeTerm(answer), object: possible }];
  if (asked.startsWith(`${BEHIND} `)) {
    const back = { type: 'CAUSAL', forward: false } as const;
    const effect = normalizeTerm(asked.slice(BEHIND.length + 1));
    return [{ kind: 'path', from: effect, steps: [back, back], to: normalizeTerm(answer) }];
  }
  if (!asked.startsWith(RIVALS)) return null;
  for (let at = asked.indexOf(', ', RIVALS.length); at !== -1; at = asked.indexOf(', ', at + 1)) {
    const claims = readRelation(`${answer} ${asked.slice(at + 2)}`);
    if (claims.length > 0) return claims;
  }
  return [];
}

/** "what limits X", "what does X limit", "what does X limit indirectly, …", "what results from X and limits Y". */
function readPlain(asked: string, answer: string): ReadClaim[] {
  for (const distant of [DISTANT, DISTANT_IN_TIME]) {
    if (!asked.endsWith(distant)) continue;
    const [near] = readPlain(asked.slice(0, -distant.length), answer);
    if (near?.kind !== 'relation') return [];
    const to = normalizeTerm(answer);
    const step = { type: near.type, forward: near.object === to };
    return [{ kind: 'path', from: step.forward ? near.subject : near.object, steps: [step, step], to }];
  }
  const inverted = readInverted(asked);
  if (inverted !== null) {
    const [given, other] = [normalizeTerm(inverted.given), normalizeTerm(answer)];
    const [subject, object] = inverted.asked === 'object' ? [given, other] : [other, given];
    return [{ kind: 'relation', type: inverted.type, subject, object }];
  }
  const bare = asked.replace(/^what /, '');
  const both = bare.indexOf(BOTH);
  if (both !== -1)
    for (let at = bare.indexOf(' and ', both); at !== -1; at = bare.indexOf(' and ', at + 1)) {
      const verb = bare.slice(0, both + 1);
      const claims = [
        ...readRelation(`${answer} ${verb}${bare.slice(both + BOTH.length, at)}`),
        ...readRelation(`${answer} ${verb}${bare.slice(at + 5)}`),
      ];
      if (claims.length > 1) return claims;
    }
  for (let at = bare.indexOf(' and '); at !== -1; at = bare.indexOf(' and ', at + 1)) {
    const before = readRelation(`${answer} ${bare.slice(0, at)}`);
    const onward = readRelation(`${answer} ${bare.slice(at + 5)}`);
    if (before.length > 0 && onward.length > 0) return [...before, ...onward];
  }
  return readRelation(`${answer} ${bare}`);
}

/** Two statements that share a concept without a name. */
function pathOf(first: ReadStatement | null, second: ReadStatement): ReadClaim[] {
  if (first === null || (first.subject !== MIDDLE && first.object !== MIDDLE)) return [];
  return [
    {
      kind: 'path',
      from: first.subject === MIDDLE ? first.object : first.subject,
      steps: [
        { type: first.type, forward: first.object === MIDDLE },
        { type: second.type, forward: second.subject === MIDDLE },
      ],
      to: second.subject === MIDDLE ? second.object : second.subject,
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
  const read = readItemStatement(statement);
  return read === null ? [] : [{ kind: 'relation', ...read }];
}
