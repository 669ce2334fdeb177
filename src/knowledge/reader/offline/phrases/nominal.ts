import type { Token } from '../text/token.ts';
import type { Phrase } from './phrase.ts';

/** A noun phrase with its "of" phrases: what can be a term. `from`/`to` are word indices, `first`/`last` phrase indices. */
export interface Nominal {
  readonly from: number;
  readonly to: number;
  readonly first: number;
  readonly last: number;
}

// "increase in temperature", "difference between the two": the preposition belongs to these nouns.
const BOUND: Record<string, ReadonlySet<string>> = {
  in: new Set(
    'increase decrease change rise fall drop decline reduction difference variation growth improvement shift loss gain fluctuation interest trust'.split(
      ' ',
    ),
  ),
  for: new Set('demand need search competition capacity support preference potential'.split(' ')),
  to: new Set('resistance right access response exposure sensitivity susceptibility'.split(' ')),
  between: new Set(
    'difference interaction bond competition conflict distance gap relationship attraction collision balance border trade'.split(
      ' ',
    ),
  ),
  on: new Set('tax ban limit restriction dependence reliance attack'.split(' ')),
};

function binds(phrases: readonly Phrase[], tokens: readonly Token[], at: number): boolean {
  const preposition = phrases[at + 1];
  const inner = phrases[at + 2];
  const outer = phrases[at];
  if (preposition?.kind !== 'prep' || inner?.kind !== 'np' || outer?.kind !== 'np') return false;
  if (preposition.word === 'of') return true;
  return BOUND[preposition.word]?.has(tokens[outer.head]!.lower.replace(/s$/, '')) ?? false;
}

/** The nominal that begins at this noun phrase and runs to the right. */
export function nominalFrom(phrases: readonly Phrase[], tokens: readonly Token[], at: number): Nominal | null {
  const start = phrases[at];
  if (start?.kind !== 'np') return null;
  let last = at;
  while (binds(phrases, tokens, last)) last += 2;
  // "relationship between A and B": both or none.
  if (last > at && isBetween(phrases[last - 1]) && isAnd(phrases[last + 1]) && phrases[last + 2]?.kind === 'np')
    last += 2;
  return { from: start.from, to: phrases[last]!.to, first: at, last };
}

function isOf(phrase: Phrase | undefined): boolean {
  return phrase?.kind === 'prep' && phrase.word === 'of';
}
function isBetween(phrase: Phrase | undefined): boolean {
  return phrase?.kind === 'prep' && phrase.word === 'between';
}

/** The nominal that ends at this noun phrase and runs to the left. */
export function nominalUpTo(phrases: readonly Phrase[], tokens: readonly Token[], at: number): Nominal | null {
  const end = phrases[at];
  if (end?.kind !== 'np') return null;
  let first = at;
  while (first >= 2 && binds(phrases, tokens, first - 2)) first -= 2;
  return { from: phrases[first]!.from, to: end.to, first, last: at };
}

/** "A", "A and B", "A, B, and C" from here on, with the phrase index behind the list. Asides in brackets are passed over. */
export function nominalsFrom(
  phrases: readonly Phrase[],
  tokens: readonly Token[],
  at: number,
  { verbMayFollow = false } = {},
): { list: Nominal[]; next: number } {
  const first = nominalFrom(phrases, tokens, at);
  if (first === null) return { list: [], next: at };
  const list = [first];
  let next = skipAside(phrases, first.last + 1);
  let closed = false;
  while (!closed) {
    const separator = separatorAt(phrases, next);
    if (separator === null) break;
    const item = nominalFrom(phrases, tokens, skipAdverbs(phrases, separator.next));
    if (item === null) break;
    // "halted the policy and restored millions of acres": a second verb, not a second thing.
    const opener = tokens[item.from]!;
    if (opener.tag === 'VERB' && /ed$/.test(opener.lower) && opensWithDeterminer(tokens, first)) break;
    // "astigmatism, an unevenness or asymmetry": what has an article behind what has none explains it.
    if (!separator.closing && opensIndefinite(tokens, item) && !opensIndefinite(tokens, first)) break;
    // "constituent of matter and an elementary particle": the article goes with the noun before "of".
    if (isOf(phrases[at - 1]) && opensIndefinite(tokens, item) && !opensWithDeterminer(tokens, first)) break;
    const after = skipAside(phrases, item.last + 1);
    // What is followed by a verb begins a clause of its own; a comma list must come to its "and".
    const mayFollow = verbMayFollow && separator.closing && !(list.length === 1 && isComma(phrases[next]));
    if (isFiniteVerb(phrases[skipAdverbs(phrases, after)]) && !mayFollow) break;
    // "loss of A and B", "planning of dinners, balls, and …": what comes later may hang on "of" as well.
    if (hasComplement(first) && !hasComplement(item) && !opensWithDeterminer(tokens, item)) break;
    if (!hasComplement(first) && hasComplement(item) && !opensWithDeterminer(tokens, item)) {
      return { list: [], next: after };
    }
    // "temporal and spatial locality": the first is no noun of its own.
    if (
      list.length === 1 &&
      item.to - item.from > 1 &&
      (isAdjectival(tokens, first) || sharesHead(tokens, first, item))
    )
      list.pop();
    list.push(item);
    next = after;
    closed = separator.closing;
    // "Restoration and Recovery Act": one name.
    if (closed && isAnd(phrases[item.first - 1]) && isOneName(tokens, list.at(-2) ?? item, item)) {
      const opener = list.at(-2)!;
      return { list: [...list.slice(0, -2), { ...item, from: opener.from, first: opener.first }], next };
    }
  }
  // "beef, pork, and fish tapeworms"
  const final = list[list.length - 1]!;
  if (
    list.length > 2 &&
    list.slice(0, -1).every((item) => sharesHead(tokens, item, final) && final.to - final.from > 1)
  )
    return { list: [final], next };
  if (list.length > 1 && !closed) return { list: [first], next: skipAside(phrases, first.last + 1) };
  return { list, next };
}

/** "a chemical or physical change", "oscillating electric and magnetic fields": a word that describes what follows the "and". */
export function isAdjectival(tokens: readonly Token[], { from, to }: Nominal): boolean {
  return (
    to - from <= 2 &&
    !tokens[to - 1]!.bold &&
    /(?:[^m]al|ic|ary|ive|ous|lar|ent|ing)$/.test(tokens[to - 1]!.lower) &&
    tokens[to - 1]!.lower.length > 6
  );
}

const BODY =
  /^(?:Acts?|Department|Agency|Administration|Committee|Commission|Office|Board|Council|Association|Services?|Program|Corporation|Company|Bank|Fund|University|Center|Institute|Bureau|Organization|Party)$/;

/** Two proper nouns of which only the second says what body or law they name together. */
function isOneName(tokens: readonly Token[], first: Nominal, second: Nominal): boolean {
  if (first === second || first.first !== first.last) return false;
  const isProper = ({ from, to }: Nominal) =>
    tokens.slice(from, to).every(({ tag, text }) => tag === 'DET' || tag === 'PROPN' || /^[A-Z]/.test(text));
  const [a, b] = [tokens[first.to - 1]!, tokens[second.to - 1]!];
  return isProper(first) && isProper(second) && second.to - second.from > 1 && BODY.test(b.text) && !BODY.test(a.text);
}

function opensIndefinite(tokens: readonly Token[], { from }: Nominal): boolean {
  return /^(?:a|an)$/.test(tokens[from]!.lower);
}
function hasComplement({ first, last }: Nominal): boolean {
  return last > first;
}
function opensWithDeterminer(tokens: readonly Token[], { from }: Nominal): boolean {
  return tokens[from]!.tag === 'DET' || tokens[from]!.tag === 'PRON';
}
/** "fertility and mortality rates": one bare singular word before a plural of several words may be cut off from its noun. */
function sharesHead(tokens: readonly Token[], first: Nominal, item: Nominal): boolean {
  const only = tokens[first.from]!;
  if (first.to - first.from !== 1 || only.bold || only.tag === 'PROPN' || /s$/.test(only.lower)) return false;
  if (/^(?:other|similar|related|such)$/.test(tokens[item.from]!.lower)) return false;
  return item.first === item.last && !tokens[item.from]!.bold && /[^s]s$/.test(tokens[item.to - 1]!.lower);
}

function separatorAt(phrases: readonly Phrase[], at: number): { next: number; closing: boolean } | null {
  const one = phrases[at];
  const two = phrases[at + 1];
  if (isAnd(one)) return { next: at + 1, closing: true };
  if (one?.kind === 'punct' && one.word === ',' && isAnd(two)) return { next: at + 2, closing: true };
  if (one?.kind === 'punct' && one.word === ',') return { next: at + 1, closing: false };
  return null;
}

export function isAnd(phrase: Phrase | undefined): boolean {
  return (
    phrase?.kind === 'cc' &&
    (phrase.word === 'and' ||
      phrase.word === 'or' ||
      phrase.word === 'and/or' ||
      phrase.word === 'as well as' ||
      phrase.word === '&')
  );
}

export function isComma(phrase: Phrase | undefined): boolean {
  return phrase?.kind === 'punct' && phrase.word === ',';
}

export function isFiniteVerb(phrase: Phrase | undefined): boolean {
  return phrase?.kind === 'vg' && (phrase.form === 'finite' || phrase.form === 'past');
}

export function skipAdverbs(phrases: readonly Phrase[], at: number): number {
  let i = at;
  for (;;) {
    const phrase = phrases[i];
    // "studies how people behave": a clause begins.
    if (phrase?.kind !== 'adv' || /^(?:how|why|when|where)$/.test(phrase.word)) return i;
    i += 1;
  }
}

/** Behind "( … )", when one begins here. */
export function skipAside(phrases: readonly Phrase[], at: number): number {
  const open = phrases[at];
  if (open?.kind !== 'punct' || open.word !== '(') return at;
  for (let i = at + 1; i < phrases.length && i < at + 14; i++) {
    const phrase = phrases[i]!;
    if (phrase.kind === 'punct' && phrase.word === ')') return i + 1;
  }
  return at;
}
