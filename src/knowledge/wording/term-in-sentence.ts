import { normalizeTerm } from '../../domain/index.ts';

/** A term as sentences need it. */
export interface WordedTerm {
  readonly term: string;
  readonly type?: string | null;
  /** How texts put it into a sentence, article and number, where they have been asked. */
  readonly said?: Said;
}

/** "the Pendleton Act", "a folkway", "mores". */
export interface Said {
  readonly text: string;
  readonly plural: boolean;
}

/** Types whose singular names a thing that can be counted, so that English wants an article. */
const COUNTED = new Set(['object', 'organism', 'agent', 'artifact', 'document', 'place', 'period', 'event']);
const HAS_DETERMINER =
  /^(?:the|a|an|this|that|these|those|its|their|his|her|our|no|some|any|each|every|all|both|one|two|three|more|most|many|much|few|fewer|less|several)(?![\p{L}\p{N}–-])/iu;

/** "Listeria monocytogenes" is one species. */
const SPECIES = /^[A-Z][a-z]+ [a-z]+$/;

/** Whether verbs agree with it in the plural. A heuristic: the head noun (before "of", "in", "with" …) has a singular that differs. */
export function isPlural({ term, type, said }: WordedTerm): boolean {
  if (said !== undefined) return said.plural;
  if (type === 'organism' && SPECIES.test(term)) return false;
  const head = term.split(
    /\s+(?:of|in|with|for|from|on|at|by|to|that|between|among|under|against|as|into|over|during|per|without|than|within)\s+/i,
  )[0]!;
  // "supply and demand" are two; "the Food and Drug Administration" and "the supply and demand model" are one.
  if (/^\w+ing and \w+ing\b/.test(head)) return false;
  if (/ and [^\sA-Z]\S*$/.test(head)) return true;
  const last = head.split(/\s+/).at(-1)!.toLowerCase();
  return (
    /^(?:people|bacteria|phenomena|criteria|fungi|nuclei|mitochondria|data|media|children|men|women|mice|feet|teeth|stimuli)$/.test(
      last,
    ) ||
    (/[^aious']s$/.test(last) && normalizeTerm(last) !== last) ||
    (/[aio]es$|ies$/.test(last) && normalizeTerm(last) !== last)
  );
}

/** A name: it begins with a capital that is not just an acronym's plural, such as "Congress" or "George III". */
const isName = (term: string): boolean => /^[A-Z][a-z]/.test(term) && !/^[A-Z]{2,}/.test(term);

/** The term inside a sentence: with "the" where a countable singular needs an article, else as it is. */
export function termInSentence(worded: WordedTerm): string {
  const { term, type, said } = worded;
  if (said !== undefined) return said.text;
  if (
    HAS_DETERMINER.test(term) ||
    isName(term) ||
    !COUNTED.has(type ?? '') ||
    isPlural(worded) ||
    /\d$/.test(term) ||
    /^[A-Z0-9₀-₉⁺⁻+-]+$/.test(term)
  )
    return term;
  return `the ${term}`;
}

/** The term without an article: "a kind of pathogen". */
export const bareTerm = ({ term }: WordedTerm): string => term.replace(/^(?:the|an|a) (?=[a-z])/, '');

/** The term as one of several: "a glycoprotein", "an influenza virus"; a term that has a determiner or is a plural itself stays as it is. */
export const oneOf = (worded: WordedTerm): string =>
  worded.said?.plural === true &&
  !isPlural({ term: worded.term, type: worded.type ?? null }) &&
  !HAS_DETERMINER.test(worded.term)
    ? withIndefinite(worded.term)
    : termInSentence(worded);

/** With "a" or "an", as far as letters tell how a word sounds. */
export const withIndefinite = (term: string): string =>
  /^(?:[aeio]|un(?!i)|u(?![nst]|biq)|us(?!e)|hour|honest|heir|[AEFHILMNORSX](?:[A-Z]|-|\b))/.test(term) &&
  !/^(?:eu|one|once)/.test(term)
    ? `an ${term}`
    : `a ${term}`;

/** First letter large; a term that must keep its small first letter (pH, mRNA) keeps it. */
export function capitalized(sentence: string): string {
  return /^[a-z][A-Z]/.test(sentence) ? sentence : sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
