import { holdTails } from './condition.ts';
import { cueAt } from './cues.ts';
import { ATTRIBUTION, HEDGE, VIEW } from './statement-of.ts';

/**
 * What a text claims, without how it says it: its terms, gaps, numbers, ordinals and conditions in their order, and between them the relations by
 * type and direction, each with its polarity and modality. Two texts with the same signature claim the same.
 */
export interface ClaimSignature {
  /** `term:osmosis`, `cue:CAUSAL>`, `cue:CAUSAL<`, `mark:(1)`, `mark:first`, `given:in dim light`. */
  readonly tokens: readonly string[];
  /** Words between the first and the last token that say something which cannot be read. */
  readonly unread: readonly string[];
  /** Words before the first and after the last token. */
  readonly around: readonly string[];
}

export type SignatureFault =
  | 'other terms, or in another order'
  | 'another relation or direction'
  | 'another polarity or modality'
  | 'words that cannot be checked';

const NEGATIONS = new Set(
  `not no never neither nor none cannot without fails fail unable except unless false untrue incorrect wrong opposite
  reverse backwards hardly rarely seldom impossible unlikely isn't aren't doesn't don't won't can't`.split(/\s+/),
);
const HEDGES = new Set(
  'may might could perhaps possibly probably likely presumably seems seem appears appear cautious cautiously'.split(
    ' ',
  ),
);
const ATTRIBUTIONS = new Set('reportedly reported allegedly supposedly claimed according'.split(' '));
const ABSOLUTES = new Set('only always all every must never any'.split(' '));
const ORDINALS = new Set('first second third fourth fifth last former latter'.split(' '));
/** Words that claim nothing by themselves. */
const PLAIN = new Set(
  `a an the this that these those which what who it its itself they their them one ones thing things something anything factor
  item element concept is are be been being was were do does did has have had will would to of in on for from by with as at into
  and or but while whereas also then thus so turn there here both each other another how than it's itself can way
  following followed these such`.split(/\s+/),
);

/** Reads a text against the terms that it is about. Terms are looked for word for word, the longest first. */
export function signatureOf(text: string, terms: readonly string[]): ClaimSignature {
  const tokens: string[] = [];
  const unread: string[] = [];
  const around: string[] = [];
  let loose: string[] = [];
  let pending = '';
  const settle = (): void => {
    (tokens.length === 0 ? around : unread).push(...loose);
    loose = [];
  };
  const words = wordsOf(text, terms);
  for (let at = 0; at < words.length; ) {
    const word = words[at]!;
    const isToken = word.startsWith('term:') || word.startsWith('given:') || word.startsWith('mark:');
    if (isToken) {
      settle();
      tokens.push(word);
      at++;
      continue;
    }
    const found = cueAt(words, at);
    if (found?.cue.isPast === true && isAfterBe(words, at)) {
      loose.push(word);
      at += found.length;
      continue;
    }
    if (found !== null) {
      settle();
      tokens.push(`cue:${found.cue.type}${found.cue.inverse ? '<' : '>'}${pending}`);
      pending = '';
      at += found.length;
      continue;
    }
    if (NEGATIONS.has(word)) pending += '!';
    else if (HEDGES.has(word)) pending = withOnce(pending, '~');
    else if (ATTRIBUTIONS.has(word)) pending = withOnce(pending, '@');
    else if (ABSOLUTES.has(word)) pending += '*';
    else if (!PLAIN.has(word)) loose.push(word);
    at++;
  }
  around.push(...loose);
  if (pending !== '') tokens.push(`end:${pending}`);
  return { tokens, unread, around };
}

/** How the second text claims something else than the first; empty: it claims the same. */
export function faultsBetween(original: ClaimSignature, other: ClaimSignature): SignatureFault[] {
  const termsOf = ({ tokens }: ClaimSignature) => tokens.filter((token) => /^(?:term|mark|given):/.test(token));
  const cuesOf = ({ tokens }: ClaimSignature) =>
    tokens.map((token) => token.replace(/[!~@*]+$/, '')).filter((token) => token !== 'end:');
  const known = new Set(original.unread);
  const faults: SignatureFault[] = [];
  if (!isSame(termsOf(original), termsOf(other))) faults.push('other terms, or in another order');
  else if (!isSame(cuesOf(original), cuesOf(other))) faults.push('another relation or direction');
  else if (!isSame(original.tokens, other.tokens)) faults.push('another polarity or modality');
  if (other.unread.some((word) => !known.has(word))) faults.push('words that cannot be checked');
  return faults;
}

const BE = new Set('is are be been being was were'.split(' '));
const isAfterBe = (words: readonly string[], at: number): boolean =>
  BE.has(words[at - 1] ?? '') || (/ly$/.test(words[at - 1] ?? '') && BE.has(words[at - 2] ?? ''));

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((token, i) => token === b[i]);

const withOnce = (flags: string, flag: string): string => (flags.includes(flag) ? flags : flags + flag);

/** Words in lower case, with terms, conditions, numbers in brackets, gaps and ordinals as one word each. */
function wordsOf(text: string, terms: readonly string[]): string[] {
  const held: string[] = [];
  const hold = (token: string): string => ` \uE000${held.push(token) - 1}\uE001 `;
  // Two characters of no script mark what is held, so the text may not hold them itself.
  let rest = holdTails(plain(text).replace(/[\uE000\uE001]/g, ' '), (condition) => hold(`given:${condition}`));
  for (const term of [...new Set(terms.map(plain))].sort((a, b) => b.length - a.length)) {
    if (term === '') continue;
    const escaped = term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    rest = rest.replace(new RegExp(`(?<![\\p{L}\\p{N}\uE000-])${escaped}(?![\\p{L}\\p{N}\uE001]|-\\p{L})`, 'gu'), () =>
      hold(`term:${term}`),
    );
  }
  rest = rest
    .replaceAll(HEDGE.trim().replace(/,$/, ''), ' perhaps ')
    .replaceAll(ATTRIBUTION.trim().replace(/,$/, ''), ' reportedly ')
    .replaceAll(VIEW.trim().replace(/,$/, ''), ' reportedly ')
    .replace(/\(\d\)/g, (number) => hold(`mark:${number}`))
    .replace(/\(([^()]*)\)/g, (_, inside: string) => hold(`given:${unheld(inside)}`))
    .replace(/_{2,}/g, () => hold('mark:___'));
  const words = rest.split(/[^\p{L}\p{N}\uE000\uE001'-]+/u).filter((word) => word !== '' && word !== '-');
  return words.map((word) => {
    const at = /^\uE000(\d+)\uE001$/.exec(word);
    if (at !== null) return held[Number(at[1])]!;
    return ORDINALS.has(word) ? `mark:${word}` : word;
  });

  function unheld(inside: string): string {
    return inside
      .replace(/\uE000(\d+)\uE001/g, (_, at: string) => held[Number(at)]!.replace(/^\w+:/, ''))
      .replace(/\s+/g, ' ')
      .trim();
  }
}

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/[‐‑–—]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
