import { isComma, type Nominal, nominalFrom, nominalsFrom, skipAdverbs } from '../phrases/nominal.ts';
import type { Phrase } from '../phrases/phrase.ts';
import type { SentenceReading } from '../sentence-reading.ts';

const TOGETHER = { type: 'ASSOCIATION', turned: false, weak: false } as const;
const CHANGES =
  /^(?:increase|decrease|rise|fall|grow|decline|drop|shrink|expand|diminish|strengthen|weaken|intensify)$/;

/** "As A rises, B falls", "A increases when B decreases", "A increases with B": quantities that go together. */
export function readCovariations(reading: SentenceReading): void {
  const { phrases, tokens } = reading;
  for (let i = 0; i < phrases.length; i++) {
    const phrase = phrases[i]!;
    if (phrase.kind === 'sub' && /^(?:as|when|whenever|if)$/.test(phrase.word)) {
      const inner = changing(reading, skipAdverbs(phrases, i + 1));
      if (inner === null) continue;
      const outerAt = i === 0 ? afterComma(phrases, inner.next) : 0;
      const outer = outerAt === null ? null : changing(reading, skipAdverbs(phrases, outerAt));
      if (outer === null || (i > 0 && outer.next > i)) continue;
      const [a, b] = [reading.term(inner.nominal), reading.term(outer.nominal)];
      if (a !== null && b !== null)
        reading.state(TOGETHER, [a], [b], {
          v: outer.verb,
          verb: reading.text(phrases[outer.verb]!.from, phrases[outer.verb]!.to),
          rule: 'covariation',
        });
    } else if (
      phrase.kind === 'vg' &&
      CHANGES.test(phrase.base) &&
      phrase.voice === 'active' &&
      phrase.form === 'finite'
    ) {
      const at = skipAdverbs(phrases, i + 1);
      const preposition = phrases[at];
      if (preposition?.kind !== 'prep' || preposition.word !== 'with') continue;
      const { list } = nominalsFrom(phrases, tokens, skipAdverbs(phrases, at + 1));
      reading.state(TOGETHER, reading.subjectTerms(i), reading.termsOf(list), {
        v: i,
        verb: reading.text(phrase.from, preposition.to),
        rule: 'increases-with',
        negated: phrase.negated,
      });
    }
  }
}

/** Subject and verb of a clause that says something grows or shrinks, with nothing behind the verb that it acts on. */
function changing(reading: SentenceReading, at: number): { nominal: Nominal; verb: number; next: number } | null {
  const { phrases, tokens } = reading;
  const nominal = nominalFrom(phrases, tokens, at);
  if (nominal === null) return null;
  const verb = skipAdverbs(phrases, nominal.last + 1);
  const phrase = phrases[verb];
  if (phrase?.kind !== 'vg' || phrase.negated || !CHANGES.test(phrase.base)) return null;
  const next = skipAdverbs(phrases, verb + 1);
  if (phrases[next]?.kind === 'np') return null;
  return { nominal, verb, next };
}

function afterComma(phrases: readonly Phrase[], from: number): number | null {
  return isComma(phrases[from]) ? from + 1 : null;
}
