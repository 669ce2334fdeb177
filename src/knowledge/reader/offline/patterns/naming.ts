import { isComma, isFiniteVerb, nominalFrom, nominalUpTo, skipAdverbs } from '../phrases/nominal.ts';
import type { VerbGroup } from '../phrases/phrase.ts';
import type { SentenceReading } from '../sentence-reading.ts';
import { withBroader } from '../terms/broader-terms.ts';
import type { Mention } from '../terms/mention.ts';

const NAMING = /^(?:called|named|termed|known|dubbed|designated|referred)$/;
const KIND = { type: 'SPECIALIZATION', turned: true, weak: false } as const;
const SAME = { type: 'EQUIVALENCE', turned: false, weak: false } as const;

/** "sacs called thylakoids", "organisms that … are called autotrophs", "X, also known as Y". */
export function readNamings(reading: SentenceReading): void {
  for (let v = 0; v < reading.phrases.length; v++) {
    const verb = reading.phrases[v]!;
    if (verb.kind !== 'vg' || verb.negated || verb.form === 'infinitive') continue;
    const word = reading.tokens[verb.main]!.lower;
    if (!NAMING.test(word) || !(verb.voice === 'passive' || verb.form !== 'finite')) continue;
    readNaming(reading, v, verb, word);
  }
}

function readNaming(reading: SentenceReading, v: number, verb: VerbGroup, word: string): void {
  const { phrases, tokens } = reading;
  let at = skipAdverbs(phrases, v + 1);
  if (word === 'known') {
    if (tokens[phrases[at]?.from ?? -1]?.lower !== 'as') return;
    at += 1;
  } else if (word === 'referred') {
    const [to, as] = [phrases[at], phrases[at + 1]];
    if (tokens[to?.from ?? -1]?.lower !== 'to' || tokens[as?.from ?? -1]?.lower !== 'as') return;
    at += 2;
  }
  const nominal = nominalFrom(phrases, tokens, skipAdverbs(phrases, at));
  if (nominal === null) return;
  const name = reading.name(nominal);
  if (name === null) return;
  const where = { v, verb: reading.text(verb.from, phrases[nominal.first]!.from) };
  const isAlso =
    tokens
      .slice(verb.from, verb.to)
      .some(({ lower }) => lower === 'also' || lower === 'sometimes' || lower === 'often' || lower === 'commonly') ||
    tokens[verb.from - 1]?.lower === 'also';
  if (verb.form !== 'finite') {
    // Reduced: right behind the noun, or after its comma ("X, also called Y").
    const comma = isComma(phrases[v - 1]) || phrases[v - 1]?.kind === 'adv';
    let k = v - 1;
    while (phrases[k]?.kind === 'adv' || isComma(phrases[k])) k -= 1;
    const named = nominalUpTo(phrases, tokens, k);
    // "a flash of light in the night sky known as …": which of the two has the name is open.
    const governor = named === null ? undefined : phrases[named.first - 1];
    if (named === null || (governor?.kind === 'prep' && (comma || phrases[named.first - 2]?.kind === 'np'))) return;
    // "numbers of protons and neutrons, called …": not the last of a list.
    if (governor?.kind === 'cc' || (comma && governor?.kind === 'vg' && governor.form === 'gerund')) return;
    // "which Bandura called X": he did the calling.
    if (governor?.kind === 'rel') return;
    // "analysis of the gap, called …", "those who support Reconstruction, known as …": not the noun next to the comma.
    if (comma && named.first !== named.last) return;
    if (
      isComma(phrases[named.last + 1]) &&
      phrases.slice(0, named.first).findLast((phrase) => phrase.kind === 'rel' || isFiniteVerb(phrase))?.kind === 'vg'
    ) {
      const opener = phrases.slice(0, named.first).findLastIndex((phrase) => phrase.kind === 'rel');
      if (opener >= 0 && !phrases.slice(opener, named.first).some(isComma)) return;
    }
    const kind = kindOf(reading, named);
    if (kind === null) return;
    if (/^[A-Z]/.test(kind.surface) && !kind.marked && !isAlso) return;
    const same = isAlso && comma;
    reading.state(same ? SAME : KIND, [kind], [name], { ...where, rule: same ? 'also-called' : 'called' });
    if (!same) reading.standsFor.set(named.last, name);
    return;
  }
  const subjects = reading.subjects(v);
  if (subjects !== null && subjects.list.length === 1) {
    const kind = reading.subjectTerms(v)[0] ?? null;
    if (kind === null) return;
    if (isAlso) reading.state(SAME, [kind], [name], { ...where, rule: 'also-called' });
    else if (kind.plural || kind.surface.includes(' '))
      reading.state(KIND, [kind], [name], { ...where, rule: 'is-called' });
    return;
  }
  // "the settlement of the colony, which was called …": not the subject of the sentence; nor of a second clause.
  if (phrases[v - 1]?.kind === 'rel' || isSecondClause(reading, v)) return;
  // "Organisms that make their own food are called autotrophs": the clause defines the name.
  const opener = phrases[0];
  const clause = phrases[1];
  if (
    opener?.kind !== 'np' ||
    opener.pronoun ||
    !(clause?.kind === 'rel' || (clause?.kind === 'vg' && clause.form !== 'finite') || clause?.kind === 'prep')
  )
    return;
  if (phrases.slice(1, v).some((phrase) => phrase.kind === 'sub' || (phrase.kind === 'punct' && phrase.word !== ',')))
    return;
  if (phrases.slice(1, v).filter((phrase) => phrase.kind === 'vg' && phrase.form === 'finite').length > 2) return;
  if (clause.kind === 'prep' && clause.word !== 'of' && clause.word !== 'in' && clause.word !== 'with') return;
  reading.definitions.push({ mention: name, text: reading.text(opener.from, verb.from) });
  reading.standsFor.set(0, name);
  const kind = kindOf(reading, nominalFrom(phrases, tokens, 0)!);
  if (kind !== null) reading.state(KIND, [kind], [name], { ...where, rule: 'defined-as' });
}

/** "…, and those lacking it are called": "and" and a noun phrase of its own stand between the first verb and this one. */
function isSecondClause({ phrases }: SentenceReading, v: number): boolean {
  const first = phrases.findIndex(
    (phrase) => isFiniteVerb(phrase) && phrase.kind === 'vg' && phrase.voice !== 'active',
  );
  return phrases.some(
    (phrase, i) => phrase.kind === 'cc' && i > first && first >= 0 && i < v && phrases[i + 1]?.kind === 'np',
  );
}

function kindOf(
  reading: SentenceReading,
  nominal: { from: number; to: number; first: number; last: number },
): Mention | null {
  return withBroader(reading, nominal);
}
