import type { Token } from '../text/token.ts';
import type { NounPhrase } from './phrase.ts';

const isNoun = (token: Token | undefined) => token !== undefined && (token.tag === 'NOUN' || token.tag === 'PROPN');
const PRONOUN = new Set(
  'it they we you i he she them him us one ones someone something anything everything nothing everyone itself themselves others this these those that there each both all some many most none few what whoever'.split(
    ' ',
  ),
);
const POSSESSIVE = new Set(['its', 'their', 'his', 'her', 'our', 'your', 'my', 'whose']);

/** The noun phrase that begins here: determiners, modifiers, nouns; adjectives joined by "and" or a comma stay in one. */
export function nounPhraseAt(tokens: readonly Token[], from: number): NounPhrase | null {
  let i = from;
  while (isDeterminer(tokens, i)) i += 1;
  let head = -1;
  while (i < tokens.length) {
    const token = tokens[i]!;
    const next = tokens[i + 1];
    if (isNoun(token)) {
      head = i;
      i += 1;
    } else if (isPossessiveMark(token) && head === i - 1 && canModify(tokens, i + 1)) {
      i += 1;
    } else if (
      canModify(tokens, i) &&
      leadsToNoun(tokens, i + 1) &&
      !(head >= 0 && token.tag !== 'NUM' && !(token.tag === 'ADJ' && isNoun(next)))
    ) {
      i += 1;
    } else if (
      (token.tag === 'CCONJ' || token.text === ',') &&
      isAdjective(tokens[i - 1]) &&
      opensAdjective(tokens, i + 1) &&
      i > from &&
      leadsToNoun(tokens, i + 1) &&
      head === -1
    ) {
      i += next?.tag === 'ADV' ? 3 : 2;
    } else break;
  }
  // "the military, criminal justice, and …": a list, not two adjectives of one noun.
  const comma = tokens.slice(from, head + 1).findIndex(({ text }) => text === ',');
  if (head >= 0 && comma > 0 && (tokens[head + 1]?.text === ',' || tokens[head + 1]?.tag === 'CCONJ')) return null;
  if (head >= 0) return { kind: 'np', from, to: head + 1, head, plural: isPlural(tokens[head]!), pronoun: false };
  const first = tokens[from]!;
  if (
    i > from &&
    isDeterminer(tokens, from) &&
    tokens[i]?.tag === 'ADJ' &&
    first.tag === 'DET' &&
    first.lower !== 'that'
  ) {
    return null;
  }
  if (first.tag === 'PRON' || PRONOUN.has(first.lower)) {
    return {
      kind: 'np',
      from,
      to: from + 1,
      head: from,
      plural: /^(?:they|we|these|those|them)$/.test(first.lower),
      pronoun: true,
    };
  }
  if (first.tag === 'NUM')
    return { kind: 'np', from, to: from + 1, head: from, plural: first.text !== '1', pronoun: true };
  return null;
}

function isDeterminer(tokens: readonly Token[], i: number): boolean {
  const token = tokens[i];
  if (token === undefined) return false;
  if (token.tag === 'DET') return true;
  if (POSSESSIVE.has(token.lower)) return true;
  return (
    (token.lower === 'such' || token.lower === 'all' || token.lower === 'both') &&
    tokens[i + 1] !== undefined &&
    isDeterminer(tokens, i + 1)
  );
}

function isAdjective(token: Token | undefined): boolean {
  return token !== undefined && (token.tag === 'ADJ' || (token.tag === 'VERB' && /(?:ed|en|ing)$/.test(token.lower)));
}

/** Adjective, number, noun, or a participle that describes ("flattened sacs"). An adverb may stand before an adjective. */
function canModify(tokens: readonly Token[], i: number): boolean {
  const token = tokens[i];
  if (token === undefined) return false;
  if (token.tag === 'ADJ' || token.tag === 'NUM' || isNoun(token)) return true;
  if (token.tag === 'VERB') return /(?:ed|en|ing|own|unk|ought)$/.test(token.lower);
  if (token.tag === 'ADV') return /(?:ly|most|more|very|well|less)$/.test(token.lower) && isAdjective(tokens[i + 1]);
  return false;
}

/** An adjective, or an adverb and its adjective: "sometimes fatal". */
function opensAdjective(tokens: readonly Token[], i: number): boolean {
  return isAdjective(tokens[i]) || (tokens[i]?.tag === 'ADV' && tokens[i + 1]?.tag === 'ADJ');
}

function leadsToNoun(tokens: readonly Token[], from: number): boolean {
  for (let i = from; i < tokens.length && i < from + 6; i++) {
    if (isNoun(tokens[i])) return true;
    const joint =
      (tokens[i]!.tag === 'CCONJ' || tokens[i]!.text === ',') &&
      isAdjective(tokens[i - 1]) &&
      opensAdjective(tokens, i + 1);
    if (!canModify(tokens, i) && !joint) return false;
  }
  return false;
}

function isPossessiveMark({ lower, tag }: Token): boolean {
  return tag === 'PART' && /^['’]s?$/.test(lower);
}

function isPlural({ lower, tag, text }: Token): boolean {
  if (
    /^(?:people|men|women|children|bacteria|data|phenomena|criteria|nuclei|fungi|media|mice|police|stimuli|archaea|mitochondria|alumni)$/.test(
      lower,
    )
  )
    return true;
  if (tag === 'PROPN' && /^[A-Z]/.test(text) && !/[a-z]s$/.test(text)) return false;
  return /[^siu]s$/.test(lower) || /(?:ies|sses|uses|ches|xes)$/.test(lower);
}
