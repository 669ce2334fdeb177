import { isComma, nominalFrom, nominalUpTo } from '../phrases/nominal.ts';
import type { NounPhrase, Phrase } from '../phrases/phrase.ts';
import type { SentenceReading } from '../sentence-reading.ts';

const SAME = { type: 'EQUIVALENCE', turned: false, weak: false } as const;
const KIND = { type: 'SPECIALIZATION', turned: false, weak: false } as const;

/** A second name beside the first: "the strike price, or exercise price,", "light-sensitive cells (**photoreceptors**)". */
export function readRenamings(reading: SentenceReading): void {
  const { phrases } = reading;
  for (let at = 1; at < phrases.length - 2; at++) {
    const phrase = phrases[at]!;
    if (isComma(phrase) && isWord(phrases[at + 1], 'or')) orName(reading, at);
    else if (isMark(phrase, '(')) inBrackets(reading, at);
    else if (isComma(phrase)) pluralKind(reading, at);
  }
}

/** ", or NP" closed by a comma, a bracket or the end: only a marked term is renamed, alternatives are not. */
function orName(reading: SentenceReading, comma: number): void {
  const { phrases, tokens } = reading;
  const first = nominalUpTo(phrases, tokens, comma - 1);
  const second = nominalFrom(phrases, tokens, comma + 2);
  if (first === null || second === null || second.first !== second.last) return;
  const after = phrases[second.last + 1];
  const closes = after === undefined || isComma(after) || isMark(after, ')') || isMark(after, '.');
  if (!closes || isComma(phrases[first.first - 1]) || isListed(phrases, second.last + 1)) return;
  state(reading, first, second, 'or');
}

/** "NP (NP)" with nothing else in the brackets. */
function inBrackets(reading: SentenceReading, open: number): void {
  const { phrases, tokens } = reading;
  const first = nominalUpTo(phrases, tokens, open - 1);
  const second = nominalFrom(phrases, tokens, open + 1);
  if (first === null || second === null || second.first !== second.last || !isMark(phrases[second.last + 1], ')'))
    return;
  // "a bacterium (E. coli)" is an example; so is anything of another number.
  if (tokens[second.to - 1]!.tag === 'PROPN') return;
  // "Borrelia burgdorferi (Lyme disease)": a name and what it stands for here.
  if (
    tokens[first.to - 1]!.tag === 'PROPN' ||
    /^[A-Z]/.test(tokens[first.from]!.text) !== /^[A-Z]/.test(tokens[second.from]!.text)
  )
    return;
  // "dipeptides (two amino acids)" explains; "mores (mor-ays)" tells how to say it.
  const words = tokens.slice(second.from, second.to);
  // "a ratio (a unitless quantity)": says what it is.
  if (words[0]!.tag === 'DET') return;
  const sound = words[0]!.lower.slice(0, 3) === tokens[first.from]!.lower.slice(0, 3);
  if (sound || words.some(({ tag, text }) => tag === 'NUM' || /\d/.test(text))) return;
  state(reading, first, second, '(');
}

function state(reading: SentenceReading, first: Span, second: Span, verb: string): void {
  const { phrases, tokens } = reading;
  const [outer, inner] = [phrases[first.first] as NounPhrase, phrases[second.first] as NounPhrase];
  if (outer.plural !== inner.plural || !(tokens[outer.head]!.bold || tokens[inner.head]!.bold)) return;
  const [a, b] = [reading.term(first), reading.name(second)];
  if (a !== null && b !== null) reading.state(SAME, [a], [b], { v: second.first, verb, rule: 'renamed' });
}

/** "carotenoids, accessory pigments of plants, harvest …": a bare plural behind a plural term, closed by a comma or a clause. */
function pluralKind(reading: SentenceReading, comma: number): void {
  const { phrases, tokens } = reading;
  const name = phrases[comma - 1];
  const kind = phrases[comma + 1];
  if (name?.kind !== 'np' || kind?.kind !== 'np' || !name.plural || !kind.plural || kind.pronoun) return;
  if (!tokens[name.head]!.bold || tokens[kind.head]!.bold || tokens[kind.from]!.tag === 'DET') return;
  if (isComma(phrases[comma - 2]) || phrases[comma - 2]?.kind === 'cc') return;
  const nominal = nominalFrom(phrases, tokens, comma + 1)!;
  const after = phrases[nominal.last + 1];
  const closes =
    after?.kind === 'rel' || (isComma(after) && phrases[nominal.last + 2]?.kind === 'vg') || isMark(after, '.');
  if (!closes) return;
  const [term, above] = [
    reading.term({ from: name.from, to: name.to, first: comma - 1, last: comma - 1 }),
    reading.term(nominal),
  ];
  if (term === null || above === null) return;
  reading.state(KIND, [term], [above], { v: comma, verb: ',', rule: 'plural-apposition' });
  reading.standsFor.set(comma + 1, term);
}

interface Span {
  readonly from: number;
  readonly to: number;
  readonly first: number;
  readonly last: number;
}

function isWord(phrase: Phrase | undefined, word: string): boolean {
  return phrase?.kind === 'cc' && phrase.word === word;
}
function isMark(phrase: Phrase | undefined, word: string): boolean {
  return phrase?.kind === 'punct' && phrase.word === word;
}
/** "A, or B, or C" */
function isListed(phrases: readonly Phrase[], comma: number): boolean {
  return phrases[comma + 1]?.kind === 'cc' || phrases[comma + 1]?.kind === 'np';
}
