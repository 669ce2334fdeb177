import { isComma, nominalFrom } from '../phrases/nominal.ts';
import type { Phrase } from '../phrases/phrase.ts';
import type { SentenceReading } from '../sentence-reading.ts';

const TOGETHER = { type: 'ASSOCIATION', turned: false, weak: false } as const;
const COMPARATIVE = /^(?:more|less|fewer|further|worse|better|[a-z]{3,}er)$/;

/** "The higher the discount rate, the lower the present value". */
export function readTheMore(reading: SentenceReading): void {
  const { tokens, phrases } = reading;
  const comma = phrases.findIndex(isComma);
  if (comma < 0) return;
  const first = compared(reading, 0);
  const second = compared(reading, phrases[comma]!.to);
  if (first === null || second === null) return;
  const [a, b] = [
    reading.term(nominalFrom(phrases, tokens, first)!),
    reading.term(nominalFrom(phrases, tokens, second)!),
  ];
  if (a === null || b === null) return;
  reading.state(TOGETHER, [a], [b], { v: second, verb: 'the … the …', rule: 'the-more' });
}

/** Index of the noun phrase in "the higher the NP" that begins at this word. */
function compared({ tokens, phrases }: SentenceReading, word: number): number | null {
  if (tokens[word]?.lower !== 'the' || !COMPARATIVE.test(tokens[word + 1]?.lower ?? '')) return null;
  if (tokens[word + 2]?.lower !== 'the') return null;
  const at = phrases.findIndex((phrase: Phrase) => phrase.kind === 'np' && phrase.from === word + 2);
  return at < 0 ? null : at;
}
