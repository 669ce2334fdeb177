import { ACTIVE_FRAMES } from '../lexicon/frames.ts';
import { nominalFrom } from '../phrases/nominal.ts';
import type { SentenceReading } from '../sentence-reading.ts';
import type { Mention } from '../terms/mention.ts';
import { purposeOf } from './purpose-of.ts';

const KIND = { type: 'SPECIALIZATION', turned: false, weak: false } as const;
const DOING = /^(?:process|act|action|practice|activity|task|art)$/;

/**
 * What a definition calls the doing of something: "socialization: the process of learning norms" is a kind of learning norms. "Reconstruction: the
 * period after the Civil War": the war came first. Reads on from every noun that stands for a term.
 */
export function readDoingIt(reading: SentenceReading): void {
  const { phrases, tokens } = reading;
  for (const [at, term] of reading.standsFor) {
    const noun = phrases[at];
    const preposition = phrases[at + 1];
    if (noun?.kind !== 'np' || preposition?.kind !== 'prep' || term.kinds || term.sign !== undefined) continue;
    const head = tokens[noun.head]!.lower;
    if (preposition.word === 'of' && DOING.test(head)) readDeed(reading, at, term);
    else if (/^(?:after|before)$/.test(preposition.word) && /^(?:period|era|time|phase|stage|age)$/.test(head))
      readPeriod(reading, at, term, preposition.word);
  }
}

function readDeed(reading: SentenceReading, at: number, term: Mention): void {
  const verb = reading.phrases[at + 2];
  // Verbs of the lexicon tell more than this.
  if (verb?.kind !== 'vg' || verb.form !== 'gerund' || ACTIVE_FRAMES.has(verb.base)) return;
  const deed = purposeOf(reading, at + 2);
  if (deed === null) return;
  const verbText = `is ${reading.text(reading.phrases[at]!.from, reading.phrases[at + 1]!.to)}`;
  reading.state(KIND, [term], deed, { v: at, verb: verbText, rule: 'doing-it' });
}

function readPeriod(reading: SentenceReading, at: number, term: Mention, word: string): void {
  const nominal = nominalFrom(reading.phrases, reading.tokens, at + 2);
  const event = nominal === null ? null : reading.term(nominal);
  if (event === null) return;
  reading.state({ type: 'PRECEDES', turned: word === 'before', weak: false }, [event], [term], {
    v: at,
    verb: word,
    rule: 'period-after',
  });
}
