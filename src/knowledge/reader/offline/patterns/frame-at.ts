import type { Frame } from '../lexicon/frames.ts';
import { skipAdverbs } from '../phrases/nominal.ts';
import type { VerbGroup } from '../phrases/phrase.ts';
import type { SentenceReading } from '../sentence-reading.ts';

/** The longest entry of the lexicon that the verb and the words after it spell. */
export function frameOf(
  reading: SentenceReading,
  v: number,
  verb: VerbGroup,
  table: ReadonlyMap<string, Frame>,
): { frame: Frame; next: number } | null {
  const from = skipAdverbs(reading.phrases, v + 1);
  const words: string[] = [];
  let best: { frame: Frame; next: number } | null = null;
  const direct = table.get(verb.base);
  if (direct !== undefined) best = { frame: direct, next: v + 1 };
  for (let i = from; i < from + 3 && i < reading.phrases.length; i++) {
    const phrase = reading.phrases[i]!;
    words.push(...reading.tokens.slice(phrase.from, phrase.to).map(({ lower }) => lower));
    const frame = table.get(`${verb.base} ${words.join(' ')}`);
    if (frame !== undefined) best = { frame, next: i + 1 };
    if (phrase.kind === 'punct' || phrase.kind === 'vg') break;
  }
  return best;
}
