import { isFiniteVerb, nominalFrom, skipAside } from '../phrases/nominal.ts';
import type { VerbGroup } from '../phrases/phrase.ts';
import type { SentenceReading } from '../sentence-reading.ts';
import { withBroader } from '../terms/broader-terms.ts';
import type { Mention } from '../terms/mention.ts';
import { readNounFrame } from './copula.ts';

const KIND = { type: 'SPECIALIZATION', turned: false, weak: false } as const;

/** A definition without its term: it opens with the kind, and what follows tells the term from others of that kind. */
export function readGlossaryEntry(reading: SentenceReading, term: Mention): void {
  const { phrases, tokens } = reading;
  let at = skipAside(phrases, 0);
  while (phrases[at]?.kind === 'adv' || phrases[at]?.kind === 'punct' || phrases[at]?.kind === 'other') at += 1;
  const opener = phrases[at];
  if (/^["“]$/.test(tokens[0]?.text ?? '')) return;
  if (opener?.kind !== 'np' || opener.pronoun) {
    if (opener?.kind === 'vg' && opener.form === 'past') return;
    return;
  }
  // A whole sentence: it tells something, it does not name a kind.
  const verb = phrases.findIndex(
    (phrase) =>
      phrase.kind === 'rel' ||
      phrase.kind === 'sub' ||
      (phrase.kind === 'punct' && phrase.word !== ',') ||
      isFiniteVerb(phrase),
  );
  if (isFiniteVerb(phrases[verb]) && (phrases[verb] as VerbGroup).form === 'finite') return;
  const nominal = nominalFrom(phrases, tokens, at)!;
  for (let i = at; i <= nominal.last; i += 2) reading.standsFor.set(i, term);
  for (let i = at; i < phrases.length - 1; i++) {
    // "…; composed of …", "…; also called …": goes on about the term.
    const phrase = phrases[i]!;
    const next = phrases[i + 1]!;
    if (phrase.kind === 'punct' && phrase.word === ';' && next.kind === 'vg') reading.openers.set(i + 1, term);
  }
  const where = { v: at, verb: 'is', negated: false };
  if (readNounFrame(reading, at, [term], where)) return;
  const after = phrases[nominal.last + 1];
  if (after?.kind === 'vg' && after.form === 'finite') return;
  // "many meteors …", "the plant and equipment …": the term is no single one of these.
  if (/^(?:many|several|all|some|two|three|both)$/.test(tokens[opener.from]!.lower)) return;
  if (after?.kind === 'cc' && after.word === 'and' && phrases[nominal.last + 2]?.kind === 'np') return;
  const kind = withBroader(reading, nominal);
  if (kind !== null) reading.state(KIND, [term], [kind], { ...where, rule: 'glossary' });
}
