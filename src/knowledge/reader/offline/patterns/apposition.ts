import { TRANSPARENT } from '../lexicon/words.ts';
import { isAnd, isComma, isFiniteVerb, nominalFrom, skipAdverbs, skipAside } from '../phrases/nominal.ts';
import type { NounPhrase, Phrase } from '../phrases/phrase.ts';
import type { SentenceReading } from '../sentence-reading.ts';
import { withBroader } from '../terms/broader-terms.ts';
import type { Token } from '../text/token.ts';
import { readNounFrame } from './copula.ts';

const OF_CLAUSES =
  /^(?:conclusion|fact|idea|move|step|decision|result|outcome|trend|claim|point|sign|hint|reason|moment|situation|problem|way|development|difference|change|effort|attempt|victory|defeat|disaster|blow|task|challenge|goal|success|failure|view|belief|argument|picture|reminder)s?$/;
/** What is made with or against somebody. */
const PACT = /^(?:agreement|treaty|pact|accord|deal|contract|alliance|war|conflict|battle)$/;
const KIND = { type: 'SPECIALIZATION', turned: false, weak: false } as const;

/** "chlorophyll, a green pigment, …": the second noun says what the first one is. */
export function readAppositions(reading: SentenceReading): void {
  const { phrases, tokens } = reading;
  for (let i = 0; i + 2 < phrases.length; i++) {
    const name = phrases[i]!;
    const kind = phrases[i + 2]!;
    if (name.kind !== 'np' || name.pronoun || kind.kind !== 'np' || kind.pronoun) continue;
    const opensAside =
      isComma(phrases[i + 1]) ||
      (phrases[i + 1]?.kind === 'punct' && /^[(—–]$/.test(tokens[phrases[i + 1]!.from]!.text));
    if (!opensAside) continue;
    // "Br, the sphere (in brackets)": a symbol is not described this way.
    if (tokens[name.head]!.text.length < 3) continue;
    const article = tokens[kind.from]!.text;
    const isProper = tokens[name.head]!.tag === 'PROPN';
    if (
      !(
        article === 'a' ||
        article === 'an' ||
        (article === 'the' &&
          tokens[kind.head]!.tag !== 'PROPN' &&
          (isProper || (tokens[name.head]!.bold && isDescribed(phrases, tokens, i + 2))))
      )
    )
      continue;
    // A list of things with articles is no apposition.
    if (/^(?:a|an)$/.test(tokens[name.from]!.lower) && !tokens[name.head]!.bold) continue;
    // "In the draft of the Constitution, the Congress …": an opening phrase, then the subject.
    if (isOpening(phrases, i)) continue;
    if (isAnd(phrases[i - 1]) || (isComma(phrases[i - 1]) && phrases[i - 2]?.kind === 'np')) continue;
    const nominal = nominalFrom(phrases, tokens, i + 2)!;
    const behind = skipAside(phrases, nominal.last + 1);
    const after = phrases[behind];
    // "for outputs, a higher price for inputs will discourage": a subject of its own.
    if (isSubject(phrases, nominal.last)) continue;
    if (isAnd(after) || (isComma(after) && (isAnd(phrases[behind + 1]) || phrases[behind + 1]?.kind === 'np')))
      continue;
    const ends =
      after === undefined ||
      after.kind === 'punct' ||
      after.kind === 'rel' ||
      after.kind === 'prep' ||
      (after.kind === 'vg' &&
        (after.form === 'gerund' ||
          after.form === 'participle' ||
          (after.form === 'past' && phrases[nominal.last + 2]?.kind === 'prep')));
    if (!ends) continue;
    apply(reading, i, i + 2, name);
  }
}

/** Phrases of place and the like, then a finite verb. */
function isSubject(phrases: readonly Phrase[], last: number): boolean {
  let at = last + 1;
  while (phrases[at]?.kind === 'prep' && phrases[at + 1]?.kind === 'np') at += 2;
  const verb = phrases[skipAdverbs(phrases, at)];
  return verb?.kind === 'vg' && verb.form === 'finite';
}

/** "the science of heredity", "the price that …": more than a pointer. */
function isDescribed(phrases: readonly Phrase[], tokens: readonly Token[], at: number): boolean {
  const nominal = nominalFrom(phrases, tokens, at)!;
  const after = phrases[nominal.last + 1];
  return nominal.last > nominal.first || after?.kind === 'rel';
}

function isOpening(phrases: readonly Phrase[], at: number): boolean {
  const from = phrases.findIndex((phrase) => phrase.kind !== 'adv' && !isComma(phrase));
  const first = phrases[from]!;
  const opens =
    first.kind === 'prep' ||
    first.kind === 'sub' ||
    (first.kind === 'vg' && first.form !== 'finite' && first.form !== 'past');
  return opens && !phrases.slice(0, at).some(isFiniteVerb);
}

function apply(reading: SentenceReading, at: number, kindAt: number, name: NounPhrase): void {
  const term = reading.term({ from: name.from, to: name.to, first: at, last: at });
  if (term === null) return;
  // "the price of bread, a good that …": the noun next to the comma is meant only where it is the whole phrase or a name.
  const before = reading.phrases[at - 1];
  const governor = reading.phrases[at - 2];
  const isName = reading.tokens[name.head]!.tag === 'PROPN';
  const hangs = before?.kind === 'prep' && governor?.kind === 'np';
  if (before?.kind === 'prep' && before.word === 'of' && !term.marked && !isName) return;
  // "gains from trade, an increase", "a pact with Norway, an agreement that …": what is described stands before the preposition.
  if (hangs && /^(?:from|for|between)$/.test(before.word) && !term.marked && !isName) return;
  const isPact = PACT.test(reading.tokens[(reading.phrases[kindAt] as NounPhrase).head]!.lower);
  if (before?.kind === 'prep' && before.word !== 'of' && isPact && !term.marked) return;
  // "…, a conclusion that was confirmed": said of the whole clause before it.
  const described = reading.phrases[kindAt] as NounPhrase;
  const head = reading.tokens[described.head]!;
  if (OF_CLAUSES.test(head.lower)) return;
  // "under such conditions—an ability that …": one thing is no kind of several, but a group of them is.
  const isProper = reading.tokens[name.head]!.tag === 'PROPN';
  if (name.plural && !described.plural && !isProper && !term.marked && !TRANSPARENT.has(head.lower)) return;
  // "the Bank of the United States, an institution", "the second city of England, the first …": the whole is described.
  const outer = reading.phrases[at - 2];
  if (before?.kind === 'prep' && before.word === 'of' && outer?.kind === 'np') {
    const isNamed = reading.tokens[outer.head]!.tag === 'PROPN';
    const isTwice = head.lower === reading.tokens[outer.head]!.lower;
    if (isNamed || isTwice || outer.pronoun) return;
  }
  reading.standsFor.set(kindAt, term);
  const where = { v: at, verb: ', a', negated: false };
  if (readNounFrame(reading, kindAt, [term], { ...where, verb: ',' })) return;
  const nominal = nominalFrom(reading.phrases, reading.tokens, kindAt)!;
  const kind = withBroader(reading, nominal);
  if (kind !== null) reading.state(KIND, [term], [kind], { ...where, rule: 'apposition' });
}
