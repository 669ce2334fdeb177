import type { Frame } from '../lexicon/frames.ts';
import { nominalFrom } from '../phrases/nominal.ts';
import type { SentenceReading } from '../sentence-reading.ts';
import { conceptTypeOf } from '../terms/concept-type-of.ts';

const PART: Frame = { type: 'PART_OF', turned: false, weak: true };

/** Nouns that name a part and nothing else when "of" stands between them and the whole. */
const PARTS = new Set(
  `nucleus core membrane wall surface crust mantle atmosphere cytoplasm corona photosphere chromosphere disk
  interior cortex lobe lobes chamber chambers lumen matrix stroma walls membranes electrons protons neutrons genome capsid
  envelope`.split(/\s+/),
);

const ABSTRACT: ReadonlySet<string | null> = new Set(['principle', 'process', 'method', 'event', 'document', 'state']);

/** "the nucleus of the atom": a part named with its whole. */
export function readGenitiveParts(reading: SentenceReading): void {
  const { phrases, tokens } = reading;
  for (let at = 0; at + 2 < phrases.length; at++) {
    const outer = phrases[at]!;
    const of = phrases[at + 1]!;
    if (outer.kind !== 'np' || of.kind !== 'prep' || of.word !== 'of' || tokens[outer.head]!.tag !== 'NOUN') continue;
    const head = tokens[outer.head]!.lower;
    if (!PARTS.has(head)) continue;
    const whole = nominalFrom(phrases, tokens, at + 2);
    // "the walls of blood vessels of the brain": with two wholes it is open what belongs to what.
    if (whole === null || whole.first !== whole.last || phrases[whole.last + 1]?.kind === 'np') continue;
    if (phrases[whole.last + 1]?.kind === 'cc') continue;
    const owner = reading.term(whole);
    // "the core of the theory": no part that one could point at.
    if (owner !== null && ABSTRACT.has(conceptTypeOf(owner.key, null))) continue;
    if (owner === null || owner.sign !== undefined || owner.kinds || owner.partial) continue;
    const where = { v: at, verb: 'of' };
    const named = reading.term({ from: outer.from, to: outer.to, first: at, last: at });
    if (named !== null && tokens[outer.from]!.lower === 'the') {
      const { definite: _, ...part } = named;
      reading.state(PART, [part], [owner], { ...where, rule: 'genitive-part' });
    }
  }
}
