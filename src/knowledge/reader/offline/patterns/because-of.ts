import type { Frame } from '../lexicon/frames.ts';
import { isComma, nominalFrom, nominalsFrom, skipAdverbs } from '../phrases/nominal.ts';
import type { Phrase, VerbGroup } from '../phrases/phrase.ts';
import type { SentenceReading } from '../sentence-reading.ts';
import { canChange } from '../terms/concept-type-of.ts';

const CAUSE = /^(?:because of|due to|owing to|thanks to|as a result of|as a consequence of)$/;
const ARISES = /^(?:occur|arise|appear|form|develop|emerge|exist|happen)$/;
/** Only of what can grow or shrink: layers that expand are not brought about by it. */
const GROWS = /^(?:increase|rise|grow|expand|improve|spread)$/;
const FALLS = /^(?:decrease|fall|decline|drop|shrink|diminish|weaken)$/;
const ENDS = /^(?:disappear|end|collapse|fail)$/;

/** "B occurs because of A", "As a result of A, B declines": what a change is put down to. */
export function readBecauseOf(reading: SentenceReading): void {
  const { phrases, tokens } = reading;
  for (let i = 0; i < phrases.length; i++) {
    const phrase = phrases[i]!;
    if (phrase.kind !== 'prep' || !CAUSE.test(phrase.word)) continue;
    const causes = nominalsFrom(phrases, tokens, skipAdverbs(phrases, i + 1));
    const after = phrases[causes.next];
    if (/^(?:not|never|only|partly)$/.test(tokens[phrase.from - 1]?.lower ?? '')) continue;
    if (causes.list.length === 0 || (after?.kind === 'vg' && after.form === 'gerund')) continue;
    const v = i === 0 ? mainVerb(reading, causes.next) : verbBefore(phrases, i);
    const verb = v === null ? undefined : (phrases[v] as VerbGroup);
    if (v === null || verb === undefined || verb.negated || verb.voice !== 'active') continue;
    const up = ARISES.test(verb.base) || GROWS.test(verb.base);
    if (!up && !FALLS.test(verb.base) && !ENDS.test(verb.base)) continue;
    const mustChange = GROWS.test(verb.base) || FALLS.test(verb.base);
    const changed = reading.subjectTerms(v).filter(({ key }) => !mustChange || canChange(key));
    if (phrases[skipAdverbs(phrases, v + 1)]?.kind === 'np') continue;
    const frame: Frame = { type: up ? 'CAUSAL' : 'INHIBITS', turned: false, weak: false };
    reading.state(frame, reading.termsOf(causes.list), changed, {
      v,
      verb: `${reading.text(verb.from, verb.to)} … ${phrase.word}`,
      rule: 'because-of',
    });
  }
}

function mainVerb({ phrases, tokens }: SentenceReading, comma: number): number | null {
  if (!isComma(phrases[comma])) return null;
  const subject = nominalFrom(phrases, tokens, skipAdverbs(phrases, comma + 1));
  if (subject === null) return null;
  const v = skipAdverbs(phrases, subject.last + 1);
  return phrases[v]?.kind === 'vg' ? v : null;
}

/** The verb in front, with only places and times between. */
function verbBefore(phrases: readonly Phrase[], at: number): number | null {
  for (let i = at - 1; i >= 0 && i > at - 6; i--) {
    const phrase = phrases[i]!;
    if (phrase.kind === 'vg') return phrase.form === 'finite' || phrase.form === 'past' ? i : null;
    if (phrase.kind !== 'adv' && phrase.kind !== 'prep' && phrase.kind !== 'np') return null;
  }
  return null;
}
