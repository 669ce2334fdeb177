import type { Frame } from '../lexicon/frames.ts';
import { nominalFrom } from '../phrases/nominal.ts';
import type { SentenceReading } from '../sentence-reading.ts';

const PART: Frame = { type: 'PART_OF', turned: false, weak: true };

/** Nouns that name a part and nothing else when "the … of" stands before the whole. */
const PARTS = new Set(
  `nucleus core membrane wall surface crust mantle atmosphere shell layer cytoplasm corona photosphere chromosphere disk lining
  interior tail tip cortex lobe lobes chamber chambers lumen matrix stroma walls membranes layers electrons protons neutrons genome capsid
  envelope`.split(/\s+/),
);

/** "the nucleus of the atom", "the core of the Sun": a part named with its whole. */
export function readGenitiveParts(reading: SentenceReading): void {
  const { phrases, tokens } = reading;
  for (let at = 0; at + 2 < phrases.length; at++) {
    const part = phrases[at]!;
    const of = phrases[at + 1]!;
    if (part.kind !== 'np' || of.kind !== 'prep' || of.word !== 'of') continue;
    if (!PARTS.has(tokens[part.head]!.lower) || tokens[part.from]!.lower !== 'the') continue;
    if (tokens[part.head]!.tag !== 'NOUN') continue;
    const whole = nominalFrom(phrases, tokens, at + 2);
    // "the walls of blood vessels of the brain": with two wholes it is open what belongs to what.
    if (whole === null || whole.first !== whole.last || phrases[whole.last + 1]?.kind === 'np') continue;
    if (phrases[whole.last + 1]?.kind === 'cc') continue;
    const [a, b] = [reading.term({ from: part.from, to: part.to, first: at, last: at }), reading.term(whole)];
    if (a === null || b === null) continue;
    const { definite: _, ...named } = a;
    reading.state(PART, [named], [b], { v: at, verb: 'of', rule: 'genitive-part' });
  }
}
