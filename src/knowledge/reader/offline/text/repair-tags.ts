import { verbReadingsOf } from '../lexicon/verbs.ts';
import { BE, HAVE, MODALS, RELATIVES } from '../lexicon/words.ts';
import { mendVerb } from './mend-verb.ts';
import type { Token } from './token.ts';

const NOMINAL = new Set(['NOUN', 'PROPN']);
const CONTRACTING = new Set('it that there what he she who let here this where how'.split(' '));
const ALWAYS_NOUN = new Set('people government governments cells someone something'.split(' '));

/** Words in -ing that before a noun describe it far more often than they act on it. */
const DESCRIBING_ING = new Set(
  'living existing remaining leading surrounding underlying competing emerging neighboring aging dying resulting increasing growing ongoing'.split(
    ' ',
  ),
);
const CHANGED =
  /^(?:elevated|increased|reduced|decreased|limited|impaired|restricted|lowered|raised|improved|enlarged)$/;

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
    if (token.lower === 'and/or') token.tag = 'CCONJ';
    else if (isNameInside(tokens, i)) token.tag = 'PROPN';
    else if (i === 0 && isDescribing(tokens)) token.tag = 'ADJ';
    else if (i === 1 && token.tag === 'VERB' && /ing$/.test(token.lower) && isNounBefore(tokens, i)) token.tag = 'NOUN';
    // "leads to lower prices"
    else if (token.tag === 'VERB' && token.lower === 'lower' && leadsTo(tokens, i)) {
      token.tag = 'ADJ';
      previous!.tag = 'ADP';
    } else if (token.tag === 'VERB' && isObjectTail(tokens, i)) token.tag = 'NOUN';
    // "two-stage nuclear division", "a law defining private rights"
    else if (token.tag === 'NOUN' && token.text.includes('-') && next?.tag === 'ADJ') token.tag = 'ADJ';
    else if (token.tag === 'NOUN' && isGerundAfterNoun(tokens, i)) token.tag = 'VERB';
    else if (BE.has(token.lower) && !/^['’]s$/.test(token.lower)) token.tag = 'AUX';
    else if (token.lower === "'s" || token.lower === '’s')
      token.tag = previous !== undefined && CONTRACTING.has(previous.lower) ? 'AUX' : 'PART';
    else if (token.lower === "'" || token.lower === '’')
      token.tag =
        previous !== undefined && previous.end === token.start && /s$/.test(previous.lower) ? 'PART' : 'PUNCT';
    else if (ALWAYS_NOUN.has(token.lower)) token.tag = 'NOUN';
    // "Article I", "exotoxin A"
    else if (/^[A-Z]$/.test(token.text) && previous !== undefined && NOMINAL.has(previous.tag) && !isOpener(next))
      token.tag = 'PROPN';
    else if (DESCRIBING_ING.has(token.lower) && next !== undefined && NOMINAL.has(next.tag) && !isAuxiliary(previous))
      token.tag = 'ADJ';
    // "a patient has elevated protein levels"
    else if (previous !== undefined && HAVE.has(previous.lower) && CHANGED.test(token.lower) && isNounish(next))
      token.tag = 'ADJ';
    // "show elevated activity", "lower costs, increased accuracy, and …": no subject in front, no verb.
    else if (CHANGED.test(token.lower) && isNounish(next) && !isSubjectEnd(previous)) token.tag = 'ADJ';
    else if (token.tag === 'VERB' && previous !== undefined && BE.has(previous.lower) && isThirdPerson(token))
      token.tag = 'NOUN';
    else if (token.tag === 'VERB' && previous?.lower === 'to' && isRange(tokens, i)) {
      token.tag = 'NOUN';
      previous.tag = 'ADP';
    } else if (token.lower === 'will' && (previous?.tag === 'DET' || previous?.lower === 'living')) token.tag = 'NOUN';
    else if (MODALS.has(token.lower) && !(previous?.tag === 'DET')) token.tag = 'AUX';
    else if (RELATIVES.has(token.lower) && token.lower !== 'that') token.tag = 'PRON';
    else if (token.code && /^\w/.test(token.text)) token.tag = 'PROPN';
    else if (/^[\d.,]+%?$/.test(token.text) && /\d/.test(token.text)) token.tag = 'NUM';
    else if (token.tag === 'VERB' && previous?.tag === 'DET' && !isParticipleBefore(token, next)) token.tag = 'NOUN';
    else if (token.tag === 'ADJ' && NOUN_TOO.has(token.lower) && !isNounish(next)) token.tag = 'NOUN';
    else if (i === 1 && token.tag === 'VERB' && token.lower === 'light') {
      token.tag = 'NOUN';
      if (/(?:ble|ed|ar|al|red|ue|en|te)$/.test(previous!.lower)) previous!.tag = 'ADJ';
    } else if (token.tag === 'VERB' && /ings?$/.test(token.lower) && previous?.tag === 'ADP' && !isOpener(next))
      token.tag = 'NOUN';
  }
  for (let i = 1; i < tokens.length; i++) mendVerb(tokens, i);
}

/** Behind a noun, a pronoun or an auxiliary a past form is a verb. */
function isSubjectEnd(previous: Token | undefined): boolean {
  if (previous === undefined) return false;
  return (
    NOMINAL.has(previous.tag) ||
    /^(?:PRON|AUX|ADV|PART|NUM)$/.test(previous.tag) ||
    previous.text === ')' ||
    previous.lower === 'and' ||
    previous.lower === 'that'
  );
}

function leadsTo(tokens: readonly Token[], i: number): boolean {
  const next = tokens[i + 1];
  if (tokens[i - 1]?.lower !== 'to' || next?.tag !== 'NOUN') return false;
  return /^(?:leads?|led|leading|contribut(?:e|es|ed|ing)|due)$/.test(tokens[i - 2]?.lower ?? '');
}

/** "Nonspecific innate immunity": the capital of the first word hides that it is an adjective. */
function isDescribing([first, next, third]: readonly Token[]): boolean {
  if (first === undefined || next === undefined || !NOMINAL.has(first.tag)) return false;
  if (!/(?:ic|al|ive|ous|ary|able|ible|ent|ant|ar|less|ful)$/.test(first.lower)) return false;
  return next.tag === 'ADJ' && third !== undefined && NOMINAL.has(third.tag);
}

function isGerundAfterNoun(tokens: readonly Token[], i: number): boolean {
  const next = tokens[i + 1];
  if (!/ing$/.test(tokens[i]!.lower) || next === undefined) return false;
  if (tokens[i - 1]?.tag !== 'NOUN' || !(next.tag === 'DET' || next.tag === 'ADJ' || next.tag === 'PRON')) return false;
  return verbReadingsOf(tokens[i]!.lower).some(({ form }) => form === 'ing');
}

/** "Direct exporting requires": an -ing word between the first word and the verb. */
function isNounBefore(tokens: readonly Token[], i: number): boolean {
  const previous = tokens[i - 1]!;
  const next = tokens[i + 1];
  if (next === undefined || !(NOMINAL.has(previous.tag) || previous.tag === 'ADJ')) return false;
  return next.tag === 'AUX' || (next.tag === 'VERB' && !/ing$/.test(next.lower));
}

/** "lowers crop yield.": a base form right behind a noun, at the end of a clause that has its verb. */
function isObjectTail(tokens: readonly Token[], i: number): boolean {
  const previous = tokens[i - 1];
  const verb = tokens[i - 2];
  const next = tokens[i + 1];
  if (previous?.tag !== 'NOUN' || verb === undefined || isThirdPerson(tokens[i]!)) return false;
  if (!verbReadingsOf(tokens[i]!.lower).some(({ form }) => form === 'base')) return false;
  const endsHere = next === undefined || (next.tag === 'PUNCT' && /^[.,;:)]$/.test(next.text));
  return (
    endsHere && verb.tag === 'VERB' && isThirdPerson(verb) && !/^(?:helps|lets|makes|sees|watches)$/.test(verb.lower)
  );
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
function isAuxiliary(token: Token | undefined): boolean {
  return token !== undefined && (BE.has(token.lower) || token.tag === 'NOUN' || token.tag === 'PROPN');
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
