import { TRANSPARENT } from '../lexicon/words.ts';
import { nominalFrom, nominalsFrom, skipAdverbs, skipAside } from '../phrases/nominal.ts';
import type { Phrase } from '../phrases/phrase.ts';
import type { SentenceReading } from '../sentence-reading.ts';
import { withBroader } from '../terms/broader-terms.ts';
import type { Mention } from '../terms/mention.ts';
import { readNounFrame } from './copula.ts';
import { purposeOf } from './purpose-of.ts';

const SAME = { type: 'EQUIVALENCE', turned: false, weak: false } as const;
const KIND = { type: 'SPECIALIZATION', turned: false, weak: false } as const;

/** A definition without its term: it opens with the kind, and what follows tells the term from others of that kind. */
export function readGlossaryEntry(reading: SentenceReading, term: Mention): void {
  const { phrases, tokens } = reading;
  readOtherName(reading, term);
  let at = 0;
  while (skipAside(phrases, at) > at) at = skipAside(phrases, at);
  while (phrases[at]?.kind === 'adv' || phrases[at]?.kind === 'punct' || phrases[at]?.kind === 'other') at += 1;
  const opener = phrases[at];
  if (/^["“]$/.test(tokens[0]?.text ?? '')) return;
  if (opener?.kind !== 'np' || opener.pronoun) {
    // "recall: accessing what was learned": the term is a doing.
    const deed = opener?.kind === 'vg' && opener.form === 'gerund' ? purposeOf(reading, at) : null;
    if (deed !== null) reading.state(KIND, [term], deed, { v: at, verb: 'is', rule: 'glossary-doing', negated: false });
    return;
  }
  const nominal = nominalFrom(phrases, tokens, at)!;
  // A whole sentence: it tells something, it does not name a kind.
  if (isSubject(phrases, nominal.last) || isSentence(phrases, nominal.last + 1)) return;
  // "many meteors …", "the plant and equipment …": the term is no single one of these.
  if (/^(?:many|several|all|some|two|three|four|five|both)$/.test(tokens[opener.from]!.lower)) return;
  // "class of macromolecules composed of …": the class is nothing apart from its members.
  const last = TRANSPARENT.has(tokens[opener.head]!.lower) ? nominal.last : at;
  for (let i = at; i <= last; i += 2) reading.standsFor.set(i, term);
  for (let i = at; i < phrases.length - 1; i++) {
    // "…; composed of …", "…; also called …": goes on about the term.
    const phrase = phrases[i]!;
    const next = phrases[i + 1]!;
    if (phrase.kind === 'punct' && phrase.word === ';' && next.kind === 'vg') reading.openers.set(i + 1, term);
    // "…; site of photosynthesis"
    if (phrase.kind === 'punct' && phrase.word === ';' && next.kind === 'np' && !isSentence(phrases, i + 2))
      readNounFrame(reading, i + 1, [term], { v: i + 1, verb: 'is', negated: false });
  }
  const where = { v: at, verb: 'is', negated: false };
  if (readNounFrame(reading, at, [term], where)) return;
  const after = phrases[nominal.last + 1];
  if (after?.kind === 'vg' && after.form === 'finite') return;
  // "**components of emotion**: arousal, appraisal, and experience" lists what belongs to it.
  const listed = nominalsFrom(phrases, tokens, at).list.length;
  if (listed > (term.plural ? 1 : 2) && tokens[opener.from]!.tag !== 'DET') return;
  const isJoined = after?.kind === 'cc' && after.word === 'and' && phrases[nominal.last + 2]?.kind === 'np';
  if (isJoined && nominal.first === nominal.last) return;
  // "arrangement of practices and behaviors": the kind is the arrangement, its complement is longer than what was read.
  const kind = withBroader(reading, isJoined ? { from: opener.from, to: opener.to, first: at, last: at } : nominal);
  // "karma: Sanskrit for deed": of which language the word is.
  const isLanguage = tokens[opener.head]!.tag === 'PROPN' && after?.kind === 'prep' && after.word === 'for';
  if (isLanguage) return;
  // "ultraviolet radiation: UV; …": a short form.
  if (kind !== null && /^[A-Z]{2,6}$/.test(kind.surface)) return;
  if (kind !== null) reading.state(KIND, [term], [kind], { ...where, rule: 'glossary' });
}

/** "…; also called a surplus", "…, also known as autobiographical memory": in its definition only the term has another name. */
function readOtherName(reading: SentenceReading, term: Mention): void {
  const { phrases, tokens } = reading;
  for (const [v, phrase] of phrases.entries()) {
    if (phrase.kind !== 'vg' || !/^(?:called|termed|named|known)$/.test(tokens[phrase.main]!.lower)) continue;
    const also = [tokens[phrase.main - 1], tokens[phrase.main + 1]].some((token) => token?.lower === 'also');
    const opener = phrases.slice(0, v).findLast(({ kind }) => kind !== 'adv');
    if (!also || phrase.negated || (opener !== undefined && opener.kind !== 'punct')) continue;
    const isKnown = tokens[phrase.main]!.lower === 'known';
    if (isKnown && tokens[phrase.to]?.lower !== 'as') continue;
    const nominal = nominalFrom(phrases, tokens, skipAdverbs(phrases, v + (isKnown ? 2 : 1)));
    const name = nominal === null ? null : reading.name(nominal);
    if (name !== null)
      reading.state(SAME, [term], [name], { v, verb: `also ${tokens[phrase.main]!.lower}`, rule: 'also-called' });
  }
}

/** A finite verb of its own before anything opens a clause: "entropy of a crystal at zero (0 K) is zero". */
function isSentence(phrases: readonly Phrase[], from: number): boolean {
  for (let i = skipAside(phrases, from); i < phrases.length; i = skipAside(phrases, i + 1)) {
    const phrase = phrases[i]!;
    if (phrase.kind === 'rel' || phrase.kind === 'sub' || phrase.kind === 'punct' || phrase.kind === 'cc') return false;
    if (phrase.kind === 'vg' && phrase.form === 'finite' && (phrase.to - phrase.from > 1 || phrase.voice === 'copula'))
      return true;
    // "a body subjected to a force will move": what only describes comes before the verb.
    if (phrase.kind === 'vg' && phrase.form === 'gerund') return false;
  }
  return false;
}

/** Phrases of place and the like, then a finite verb. */
function isSubject(phrases: readonly Phrase[], last: number): boolean {
  let at = last + 1;
  while (phrases[at]?.kind === 'prep' && phrases[at + 1]?.kind === 'np') at += 2;
  const verb = phrases[skipAdverbs(phrases, at)];
  return verb?.kind === 'vg' && verb.form === 'finite';
}
