import { verbReadingsOf } from '../lexicon/verbs.ts';
import { BE, HAVE, MODALS, RELATIVES, SUBORDINATORS } from '../lexicon/words.ts';
import type { Token } from './token.ts';

const NOMINAL = new Set(['NOUN', 'PROPN']);
const CONTRACTING = new Set('it that there what he she who let here this where how'.split(' '));
const ALWAYS_NOUN = new Set('people government governments cells someone something'.split(' '));

/** Adjectives that are as often nouns; a noun phrase may end in one. */
const NOUN_TOO = new Set(
  `light acid base liquid solid metal gas good goods elite public individual mammal animal native human chemical particular
  plastic drug initial material antibiotic musical ideal potential variable constant derivative representative executive
  conservative liberal radical relative adult infant minor major criminal professional original alternative adhesive alkaline
  crystal fluid organic whole mineral vertebrate invertebrate prokaryote eukaryote pathogen parasite federal capital
  principal medium nutrient explosive catholic protestant patriot loyalist democrat republican abolitionist immigrant steroid
  lipid peptide amino solvent solute reactant oxidant antigen`.split(/\s+/),
);

/**
 * Mends slips of the tagger that cost relations: a verb read as a noun where the clause would have none, a noun read
 * as an adjective at the end of its phrase, words that are always the same.
 */
export function repairTags(tokens: Token[]): void {
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    const previous = tokens[i - 1];
    const next = tokens[i + 1];
    if (isNameInside(tokens, i)) token.tag = 'PROPN';
    else if (BE.has(token.lower) && !/^['’]s$/.test(token.lower)) token.tag = 'AUX';
    else if (token.lower === "'s" || token.lower === '’s')
      token.tag = previous !== undefined && CONTRACTING.has(previous.lower) ? 'AUX' : 'PART';
    else if (token.lower === "'" || token.lower === '’')
      token.tag =
        previous !== undefined && previous.end === token.start && /s$/.test(previous.lower) ? 'PART' : 'PUNCT';
    else if (ALWAYS_NOUN.has(token.lower)) token.tag = 'NOUN';
    else if (token.text === 'I' && previous !== undefined && NOMINAL.has(previous.tag)) token.tag = 'PROPN';
    else if (token.tag === 'VERB' && previous !== undefined && BE.has(previous.lower) && isThirdPerson(token))
      token.tag = 'NOUN';
    else if (token.tag === 'VERB' && previous?.lower === 'to' && isRange(tokens, i)) {
      token.tag = 'NOUN';
      previous.tag = 'ADP';
    } else if (MODALS.has(token.lower) && !(previous?.tag === 'DET')) token.tag = 'AUX';
    else if (RELATIVES.has(token.lower) && token.lower !== 'that') token.tag = 'PRON';
    else if (token.code && /^\w/.test(token.text)) token.tag = 'PROPN';
    else if (/^[\d.,]+%?$/.test(token.text) && /\d/.test(token.text)) token.tag = 'NUM';
    else if (token.tag === 'VERB' && previous?.tag === 'DET' && !isParticipleBefore(token, next)) token.tag = 'NOUN';
    else if (token.tag === 'ADJ' && NOUN_TOO.has(token.lower) && !isNounish(next)) token.tag = 'NOUN';
    else if (token.tag === 'VERB' && /ings?$/.test(token.lower) && previous?.tag === 'ADP' && !isOpener(next))
      token.tag = 'NOUN';
  }
  for (let i = 1; i < tokens.length; i++) mendVerb(tokens, i);
}

/** A capital in the middle of a sentence: "the Townshend Acts" do not act. */
function isNameInside(tokens: readonly Token[], i: number): boolean {
  const { text, tag } = tokens[i]!;
  const previous = tokens[i - 1];
  if (i === 0 || !/^[A-Z][a-z]/.test(text) || !(tag === 'VERB' || tag === 'ADJ' || tag === 'NOUN')) return false;
  if (/^[.:?!"“(—–-]$/.test(previous!.text)) return false;
  return tag === 'VERB' ? /^[A-Z]/.test(previous!.text) : tag === 'NOUN';
}

function isOpener(token: Token | undefined): boolean {
  return (
    token !== undefined &&
    (token.tag === 'DET' ||
      token.tag === 'PRON' ||
      token.tag === 'ADJ' ||
      NOMINAL.has(token.tag) ||
      token.tag === 'NUM')
  );
}
function isNounish(token: Token | undefined): boolean {
  return (
    token !== undefined &&
    (NOMINAL.has(token.tag) || token.tag === 'ADJ' || token.tag === 'NUM' || /ing$/.test(token.lower))
  );
}
function isParticipleBefore(token: Token, next: Token | undefined): boolean {
  return /(?:ed|en|ing|wn|nt|pt|ght)$/.test(token.lower) && isNounish(next);
}

/** "are forms of": a word in -s after "be" is no verb. */
function isThirdPerson({ lower }: Token): boolean {
  return verbReadingsOf(lower).some(({ form }) => form === 's');
}

/** "from culture to culture": what stands after "to" is no verb when "from" opened a range and nothing follows it as an object. */
function isRange(tokens: readonly Token[], i: number): boolean {
  const next = tokens[i + 1];
  if (next !== undefined && isOpener(next)) return false;
  return tokens.slice(Math.max(0, i - 6), i - 1).some(({ lower }) => lower === 'from');
}

/** "The carotenoids harvest some": a form of a known verb where its clause would have none, before what can follow a verb. */
function mendVerb(tokens: Token[], i: number): void {
  const token = tokens[i]!;
  const previous = tokens[i - 1]!;
  const next = tokens[i + 1];
  if ((token.tag !== 'NOUN' && token.tag !== 'ADJ') || next === undefined) return;
  const readings = verbReadingsOf(token.lower).filter(({ form }) => form === 's' || form === 'base' || form === 'past');
  if (readings.length === 0) return;
  const isBase = readings.some(({ form }) => form === 'base');
  const isThird = readings.some(({ form }) => form === 's');
  if (MODALS.has(previous.lower) && previous.tag === 'AUX' && isBase) {
    token.tag = 'VERB';
    return;
  }
  if (previous.lower === 'to' && previous.tag === 'PART' && isBase && isOpener(next)) {
    token.tag = 'VERB';
    return;
  }
  if (token.tag === 'ADJ' && !isThird && !(isBase && (next.tag === 'DET' || POSSESSIVE.test(next.lower)))) return;
  const opensObject = next.tag === 'DET' || next.tag === 'PRON' || next.tag === 'NUM';
  const isSubject = NOMINAL.has(previous.tag) || (previous.tag === 'PRON' && !POSSESSIVE.test(previous.lower));
  const isRelative =
    RELATIVES.has(previous.lower) && i >= 2 && (NOMINAL.has(tokens[i - 2]!.tag) || tokens[i - 2]!.text === ',');
  if (isRelative) {
    if (
      (isThird || isBase || readings.some(({ form }) => form === 'past')) &&
      !finiteAfter(tokens, i) &&
      (opensObject || next.tag === 'ADP' || next.tag === 'ADV' || isNounish(next))
    )
      token.tag = 'VERB';
    return;
  }
  // "… and releases its": the second verb of one subject.
  if (
    previous.tag === 'CCONJ' &&
    isThird &&
    opensObject &&
    tokens.slice(0, i).some((_, at) => isFiniteAt(tokens, at))
  ) {
    token.tag = 'VERB';
    return;
  }
  // "X, a kind of Y, harvest some": behind an aside, when nothing before was a verb.
  if (
    previous.text === ',' &&
    opensObject &&
    (isThird || isBase) &&
    !tokens.slice(0, i).some((_, at) => isFiniteAt(tokens, at)) &&
    tokens.slice(0, i - 1).some(({ text }) => text === ',') &&
    !finiteAfter(tokens, i)
  ) {
    token.tag = 'VERB';
    return;
  }
  if (!isSubject || finiteBefore(tokens, i) || finiteAfter(tokens, i)) return;
  const plural =
    isPluralWord(previous.lower) ||
    /^(?:they|we|you|i)$/.test(previous.lower) ||
    tokens.slice(Math.max(0, i - 4), i).some(({ tag }) => tag === 'CCONJ');
  const fits = readings.some(
    ({ form }) => (form === 's' && !isPluralWord(previous.lower)) || (form === 'base' && plural) || form === 'past',
  );
  if (!fits) return;
  const objectNoun = NOMINAL.has(next.tag) && (isThird || (isBase && plural));
  if (
    opensObject ||
    next.tag === 'ADJ' ||
    next.tag === 'ADV' ||
    next.tag === 'ADP' ||
    next.tag === 'PART' ||
    objectNoun
  )
    token.tag = 'VERB';
}

const POSSESSIVE = /^(?:its|their|his|her|our|my|your|whose)$/;
function isPluralWord(word: string): boolean {
  return /(?:[^siu]s|ies|people|men|women|children|bacteria|data|phenomena|nuclei|fungi|mitochondria|stomata)$/.test(
    word,
  );
}

/** A finite verb between the last boundary and here. */
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
function isFiniteAt(tokens: readonly Token[], at: number): boolean {
  const { tag, lower } = tokens[at]!;
  const next = tokens[at + 1];
  if (tag === 'AUX' || BE.has(lower) || (HAVE.has(lower) && lower !== 'having')) return true;
  if (tag !== 'VERB' || /ing$/.test(lower) || tokens[at - 1]?.lower === 'to') return false;
  // "light absorbed by …" is no finite verb.
  return !(/(?:ed|en|wn|lt|nt)$/.test(lower) && next?.tag === 'ADP');
}
