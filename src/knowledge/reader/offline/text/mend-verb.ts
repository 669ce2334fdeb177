import { type VerbFormName, verbReadingsOf } from '../lexicon/verbs.ts';
import { BE, HAVE, MODALS, RELATIVES, SUBORDINATORS } from '../lexicon/words.ts';
import type { Token } from './token.ts';

/** What the cases below look at: the word, what stands around it, which forms of a known verb it may be. */
interface Place {
  readonly tokens: readonly Token[];
  readonly i: number;
  readonly previous: Token;
  readonly next: Token;
  readonly forms: ReadonlySet<VerbFormName>;
  readonly bases: readonly string[];
}

/**
 * "The carotenoids harvest some", "compression lowers volume": a form of a known verb that the tagger took for a noun,
 * where its clause would have no verb. Each case names a context in which only a verb can stand.
 */
export function mendVerb(tokens: Token[], i: number): void {
  const token = tokens[i]!;
  const previous = tokens[i - 1];
  const next = tokens[i + 1];
  if ((token.tag !== 'NOUN' && token.tag !== 'ADJ') || previous === undefined || next === undefined) return;
  const readings = verbReadingsOf(token.lower).filter(({ form }) => form === 's' || form === 'base' || form === 'past');
  if (readings.length === 0) return;
  const place: Place = {
    tokens,
    i,
    previous,
    next,
    forms: new Set(readings.map(({ form }) => form)),
    bases: readings.map(({ base }) => base),
  };
  if (CASES.some((holds) => holds(place))) {
    token.tag = 'VERB';
    if (previous.tag === 'VERB' && /ing$/.test(previous.lower)) previous.tag = 'NOUN';
  }
}

const NOMINAL = new Set(['NOUN', 'PROPN']);
const POSSESSIVE = /^(?:its|their|his|her|our|my|your|whose)$/;
/** Verbs that, joined to another one, are seldom nouns there. */
const JOINED = /^(?:form|cause|use|release|increase|decrease|limit|help|lead|result|control|affect|damage|block)$/;
const CHANGE =
  /^(?:rise|fall|increase|decrease|grow|decline|drop|shrink|expand|contract|vary|change|occur|happen|differ)$/;

const CASES: readonly ((place: Place) => boolean)[] = [
  // "may harvest", "to harvest the"
  ({ previous, forms }) => MODALS.has(previous.lower) && previous.tag === 'AUX' && forms.has('base'),
  ({ previous, next, forms }) =>
    previous.lower === 'to' &&
    (previous.tag === 'PART' || opensPurpose(previous)) &&
    forms.has('base') &&
    opensPhrase(next),
  // "an enzyme that couples their return"
  (place) => {
    const { tokens, i, previous, next, forms } = place;
    const antecedent = tokens[i - 2];
    if (!RELATIVES.has(previous.lower) || antecedent === undefined) return false;
    if (!NOMINAL.has(antecedent.tag) && antecedent.text !== ',') return false;
    if (isAdjectiveOnly(place)) return false;
    return forms.size > 0 && !finiteAfter(tokens, i) && (opensPhrase(next) || next.tag === 'ADP' || next.tag === 'ADV');
  },
  // "moves into cells and releases its carbon dioxide"
  ({ tokens, i, previous, next, forms }) =>
    previous.tag === 'CCONJ' &&
    forms.has('s') &&
    (opensObject(next)
      ? tokens.slice(0, i).some((_, at) => isFiniteAt(tokens, at))
      : NOMINAL.has(next.tag) &&
        tokens.slice(0, i).some((_, at) => isThirdPersonAt(tokens, at)) &&
        !finiteAfter(tokens, i)),
  // "react with water and form oxyacids"
  ({ tokens, i, previous, next, bases, forms }) =>
    previous.tag === 'CCONJ' &&
    forms.has('base') &&
    bases.some((base) => JOINED.test(base)) &&
    opensPhrase(next) &&
    tokens.slice(0, i).some((_, at) => isFiniteAt(tokens, at)) &&
    !finiteAfter(tokens, i),
  // "X, a kind of Y, harvest some", "X, which consumes ATP, lowers yield": behind an aside, when the rest has no verb
  (place) => {
    const { tokens, i, previous, next, forms } = place;
    if (!/^[,)]$/.test(previous.text) || isAdjectiveOnly(place)) return false;
    if (!(opensObject(next) ? forms.has('s') || forms.has('base') : forms.has('s') && NOMINAL.has(next.tag)))
      return false;
    const opener = previous.text === ')' ? '(' : ',';
    const opening = tokens.slice(0, i - 1).findIndex(({ text }) => text === opener);
    if (opening < 1 || finiteAfter(tokens, i)) return false;
    // What a relative clause says between the commas is not the sentence's verb.
    const main = tokens.slice(0, opener === '(' || RELATIVES.has(tokens[opening + 1]!.lower) ? opening : i);
    return !main.some((_, at) => isFiniteAt(tokens, at));
  },
  // "Smoking causes cancer": a gerund at the start of its clause
  ({ tokens, i, previous, next, forms }) =>
    previous.tag === 'VERB' &&
    /ing$/.test(previous.lower) &&
    (i === 1 || isBoundary(tokens[i - 2]!) || tokens[i - 2]!.tag === 'ADV') &&
    forms.has('s') &&
    (opensPhrase(next) || next.tag === 'ADP') &&
    !finiteAfter(tokens, i),
  // "compression lowers volume", "as temperature rises,"
  (place) => {
    const { tokens, i, previous, next, forms, bases } = place;
    if (isAdjectiveOnly(place)) return false;
    const isSubject = NOMINAL.has(previous.tag) || (previous.tag === 'PRON' && !POSSESSIVE.test(previous.lower));
    if (!isSubject || finiteBefore(tokens, i) || finiteAfter(tokens, i) || !agrees(place)) return false;
    const isPlural = isPluralSubject(tokens, i);
    if (opensObject(next) || next.tag === 'ADJ' || next.tag === 'ADV' || next.tag === 'ADP' || next.tag === 'PART')
      return true;
    if (NOMINAL.has(next.tag)) return forms.has('s') || (forms.has('base') && isPlural);
    return (
      next.tag === 'PUNCT' &&
      forms.has('s') &&
      bases.some((base) => CHANGE.test(base)) &&
      opensAfterSubordinator(tokens, i)
    );
  },
];

/** A word tagged as an adjective is a verb only where its form or the word after it leaves no choice. */
function isAdjectiveOnly({ tokens, i, forms, next }: Place): boolean {
  if (tokens[i]!.tag !== 'ADJ' || forms.has('s')) return false;
  return !(forms.has('base') && (next.tag === 'DET' || POSSESSIVE.test(next.lower)));
}

function agrees({ tokens, i, previous, forms }: Place): boolean {
  if (forms.has('past')) return true;
  const isPlural = isPluralSubject(tokens, i) || (isEverydayVerb(tokens[i]!) && headIsPlural(tokens, i));
  if (forms.has('s') && (!isPluralWord(previous.lower) || headIsSingular(tokens, i))) return true;
  return forms.has('base') && isPlural;
}

/** "the supply of goods rises": the noun in front of "of" is the subject. */
function headIsSingular(tokens: readonly Token[], i: number): boolean {
  for (let at = i - 1; at > 0 && !isBoundary(tokens[at]!); at--) {
    const before = tokens[at - 1]!;
    if (tokens[at]!.lower === 'of' && NOMINAL.has(before.tag)) return !isPluralWord(before.lower);
  }
  return false;
}

/** "People with depression show …": the plural noun in front of the preposition is the subject. */
function headIsPlural(tokens: readonly Token[], i: number): boolean {
  for (let at = i - 1; at > 0 && at > i - 6 && !isBoundary(tokens[at]!); at--) {
    const before = tokens[at - 1]!;
    if (/^(?:with|of|in|from|at)$/.test(tokens[at]!.lower) && NOMINAL.has(before.tag))
      return isPluralWord(before.lower);
  }
  return false;
}
/** Seldom a noun between two others. */
function isEverydayVerb({ lower }: Token): boolean {
  return /^(?:show|have|cause|produce|lead|include|require|allow|use|need|make|contain|become|form|reveal|suggest|develop|provide)$/.test(
    lower,
  );
}

function isPluralSubject(tokens: readonly Token[], i: number): boolean {
  const { lower } = tokens[i - 1]!;
  return (
    isPluralWord(lower) ||
    /^(?:they|we|you|i)$/.test(lower) ||
    tokens.slice(Math.max(0, i - 4), i).some(({ tag }) => tag === 'CCONJ')
  );
}

function isPluralWord(word: string): boolean {
  return /(?:[^siu]s|ies|people|men|women|children|bacteria|data|phenomena|nuclei|fungi|mitochondria|stomata)$/.test(
    word,
  );
}

/** "To separate very large fragments, …" */
function opensPurpose({ text }: Token): boolean {
  return text === 'To';
}

function opensObject({ tag }: Token): boolean {
  return tag === 'DET' || tag === 'PRON' || tag === 'NUM';
}
function opensPhrase(token: Token): boolean {
  return opensObject(token) || token.tag === 'ADJ' || NOMINAL.has(token.tag) || /ing$/.test(token.lower);
}

function opensAfterSubordinator(tokens: readonly Token[], i: number): boolean {
  for (let at = i - 1; at >= 0 && at > i - 8; at--) {
    if (/^(?:as|when|whenever|if|because|once)$/.test(tokens[at]!.lower)) return true;
    if (isBoundary(tokens[at]!))
      return at === i - 1 ? false : /^[,;]$/.test(tokens[at]!.text) && hasSubordinator(tokens, at);
  }
  return false;
}
function hasSubordinator(tokens: readonly Token[], to: number): boolean {
  return tokens.slice(0, to).some(({ lower }) => /^(?:as|when|whenever|if|because|once)$/.test(lower));
}

/** A finite verb between the last boundary and here, or from here to the next one. */
function finiteBefore(tokens: readonly Token[], i: number): boolean {
  for (let at = i - 1; at >= 0 && !isBoundary(tokens[at]!); at--) if (isFiniteAt(tokens, at)) return true;
  return false;
}
function finiteAfter(tokens: readonly Token[], i: number): boolean {
  for (let at = i + 1; at < tokens.length && !isBoundary(tokens[at]!); at++) if (isFiniteAt(tokens, at)) return true;
  return false;
}

function isBoundary({ tag, lower, text }: Token): boolean {
  return (
    (tag === 'PUNCT' && /^[;:()—–,]$/.test(text)) || SUBORDINATORS.has(lower) || RELATIVES.has(lower) || tag === 'CCONJ'
  );
}

/** "supplies electrons and releases oxygen": an earlier verb in -s. */
function isThirdPersonAt(tokens: readonly Token[], at: number): boolean {
  const { tag, lower } = tokens[at]!;
  return tag === 'VERB' && verbReadingsOf(lower).some(({ form }) => form === 's');
}

function isFiniteAt(tokens: readonly Token[], at: number): boolean {
  const { tag, lower } = tokens[at]!;
  if (tag === 'AUX' || BE.has(lower) || (HAVE.has(lower) && lower !== 'having')) return true;
  if (tag !== 'VERB' || /ing$/.test(lower) || tokens[at - 1]?.lower === 'to') return false;
  // "light absorbed by …" is no finite verb.
  return !(/(?:ed|en|wn|lt|nt)$/.test(lower) && tokens[at + 1]?.tag === 'ADP');
}
