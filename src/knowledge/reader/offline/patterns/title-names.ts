import type { Frame } from '../lexicon/frames.ts';
import type { SentenceReading } from '../sentence-reading.ts';
import { nameTailAt } from '../terms/name-tail.ts';
import { termOf } from '../terms/term-of.ts';

const KIND: Frame = { type: 'SPECIALIZATION', turned: false, weak: false };

/** "the physicist Ernest Rutherford", "the fungus Candida albicans": a common noun says what the name behind it is of. */
export function readTitleNames(reading: SentenceReading): void {
  const { phrases, tokens, block, vocabulary } = reading;
  for (const [at, phrase] of phrases.entries()) {
    if (phrase.kind !== 'np' || phrase.pronoun) continue;
    const tail = nameTailAt(tokens, phrase.from, phrase.to);
    if (tail === null || tail <= phrase.from) continue;
    // "his friend Emerson", "Saturn's moon Titan": whose it is does not belong to the kind.
    let from = phrase.from;
    for (let i = phrase.from; i < tail; i++) if (tokens[i]!.tag === 'PART' || tokens[i]!.tag === 'PROPN') from = i + 1;
    if (from >= tail || /^(?:his|her|their|our|my|your|this|that|these|other|another)$/.test(tokens[from]!.lower))
      continue;
    const name = termOf(tokens, tail, phrase.to, block.plain, vocabulary);
    const kind = termOf(tokens, from, tail, block.plain, vocabulary);
    if (name === null || kind === null || kind.key.includes(name.key)) continue;
    reading.state(KIND, [name], [{ ...kind, plural: false }], { v: at, verb: 'named', rule: 'title-name' });
  }
}
