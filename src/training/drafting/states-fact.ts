import { ALGEBRA } from '../../domain/index.ts';
import { conditionOf, signatureOf } from '../../knowledge/index.ts';
import { wordsOf } from '../gate/words.ts';
import type { RelationFact } from '../samples/fact.ts';
import { fieldOf } from '../samples/questions.ts';

const FLAG = { asserted: '', hedged: '~', attributed: '@' } as const;
const LONGEST = 600;
/** Words of a question that claim nothing and are not on the list of plain words. */
const QUESTION_WORDS_MAX = 4;

/** Why a sentence does not state this fact and nothing else; null: it does. */
export function faultOfStatement(sentence: string, fact: RelationFact): string | null {
  if (!isTidy(sentence)) return 'unsafe or untidy text';
  if (!/[^.!?]\.$/.test(sentence) || /[.!?]\s+\p{Lu}/u.test(sentence)) return 'not one sentence';
  const { subject, object, type, modality, condition } = fact;
  const given = condition === null ? '' : ` (${conditionOf(condition)})`;
  const without = given === '' ? sentence : sentence.replace(given, '');
  if (given !== '' && without === sentence) return 'without the condition, word for word in brackets';
  const { tokens, unread, around } = signatureOf(without, [subject.term, object.term]);
  const [s, o] = [termToken(subject.term), termToken(object.term)];
  const flag = FLAG[modality];
  const { symmetric } = ALGEBRA[type];
  const ways = [
    [s, `cue:${type}>${flag}`, o],
    [o, symmetric ? `cue:${type}>${flag}` : `cue:${type}<${flag}`, s],
  ];
  if (!tokens.includes(s) || !tokens.includes(o)) return 'without both terms, word for word';
  if (!ways.some((way) => isSame(way, tokens))) return 'another relation, direction, polarity or strength';
  const field = new Set(wordsOf(fieldOf(fact.discipline)));
  if ([...unread, ...around].some((word) => !field.has(word))) return 'words that cannot be checked';
  return null;
}

/** Why a question does not ask for one end of this fact by the other; null: it does. */
export function faultOfQuestion(question: string, fact: RelationFact, asked: 'subject' | 'object'): string | null {
  if (!isTidy(question)) return 'unsafe or untidy text';
  if (!question.endsWith('?') || question.indexOf('?') < question.length - 1) return 'not one question';
  const { subject, object, type, condition, modality } = fact;
  const [given, wanted] = asked === 'object' ? [subject, object] : [object, subject];
  const remark = condition === null ? '' : ` (${conditionOf(condition)})`;
  const { tokens, unread, around } = signatureOf(question.replace(remark, ''), [given.term, wanted.term]);
  if (tokens.includes(termToken(wanted.term))) return 'the question holds its answer';
  const flag = FLAG[modality];
  const { symmetric } = ALGEBRA[type];
  // The named end does it ("what does A bring about?"), or what is asked for is done by it ("what is brought about by A?").
  const [named, open] = asked === 'object' ? ['>', '<'] : ['<', '>'];
  const cue = (direction: string) => `cue:${type}${symmetric ? '>' : direction}`;
  const ways = [
    [termToken(given.term), cue(named)],
    [cue(open), termToken(given.term)],
  ].flatMap(([a, b]) => [[a, b], [a, b].map((token) => (token!.startsWith('cue:') ? `${token}${flag}` : token))]);
  if (!ways.some((way) => isSame(way as string[], tokens))) return 'does not ask for this relation in this direction';
  const field = new Set(wordsOf(fieldOf(fact.discipline)));
  if ([...unread, ...around].filter((word) => !field.has(word)).length > QUESTION_WORDS_MAX)
    return 'words that cannot be checked';
  return null;
}

const termToken = (term: string): string => signatureOf(term, [term]).tokens[0] ?? '';
const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((token, i) => token === b[i]);
/** One line of plain text. */
const isTidy = (text: string): boolean =>
  text !== '' &&
  text.length <= LONGEST &&
  text.trim() === text &&
  !/\p{C}|\{\{|\{%|\{#|\{\w+\}|file:\/\/|https?:|```|<\/?\w|=====/u.test(text);
