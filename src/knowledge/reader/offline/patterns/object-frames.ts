import { type Frame, MAKING, OBJECT_FRAME_TABLE } from '../lexicon/frames.ts';
import { type Nominal, nominalsFrom, skipAdverbs } from '../phrases/nominal.ts';
import type { VerbGroup } from '../phrases/phrase.ts';
import type { SentenceReading } from '../sentence-reading.ts';
import type { Mention } from '../terms/mention.ts';
import { purposeOf } from './purpose-of.ts';
import { isAgent } from './serving.ts';

const SERVES: Frame = { type: 'FUNCTION', turned: false, weak: false };

/** "converts A into B", "distinguishes A from B", "uses A to do B". */
export function applyObjectFrame(
  reading: SentenceReading,
  v: number,
  verb: VerbGroup,
  object: { list: readonly { from: number; to: number; first: number; last: number }[]; next: number },
  negated: boolean,
): boolean {
  const preposition = reading.phrases[object.next];
  if (preposition === undefined) return false;
  const first = reading.termsOf(object.list);
  if (MAKING.has(verb.base) && preposition.kind === 'vg' && preposition.form === 'infinitive') {
    if (first.some(({ kinds, partial, sign }) => kinds || partial || sign !== undefined)) return true;
    const purpose = purposeOf(reading, object.next);
    if (purpose !== null)
      reading.state({ type: 'FUNCTION', turned: false, weak: false }, first, purpose, {
        v,
        verb: `${reading.text(verb.from, verb.to)} … to`,
        rule: verb.base === 'use' ? 'use-to' : 'made-to',
        negated,
      });
    // What is used is no more than that; what is made is made by the subject as well.
    return verb.base === 'use';
  }
  if (preposition.kind !== 'prep') return false;
  if (verb.base === 'protect' || verb.base === 'shield') {
    if (!/^(?:from|against)$/.test(preposition.word)) return false;
    return false;
  }
  const frame = OBJECT_FRAME_TABLE.get(`${verb.base} ${preposition.word}`);
  if (frame === undefined) return false;
  const second = nominalsFrom(reading.phrases, reading.tokens, skipAdverbs(reading.phrases, object.next + 1));
  reading.state(frame, first, reading.termsOf(second.list), {
    v,
    verb: `${reading.text(verb.from, verb.to)} … ${preposition.word}`,
    rule: 'object-frame',
    negated,
  });
  return true;
}

/** "allows cells to store energy", "helps the body fight infection": the subject serves what the other can do by it. */
export function applyEnabling(
  reading: SentenceReading,
  v: number,
  verb: VerbGroup,
  left: readonly Mention[],
  object: { list: readonly Nominal[]; next: number },
  negated: boolean,
): boolean {
  if (!/^(?:allow|enable|permit|help)$/.test(verb.base) || object.list.length !== 1) return false;
  const inner = reading.phrases[object.next];
  if (inner?.kind !== 'vg' || !(inner.form === 'infinitive' || (verb.base === 'help' && inner.form === 'finite')))
    return false;
  const purpose = purposeOf(reading, object.next);
  if (purpose !== null && !isAgent(left) && !/ed$/.test(reading.tokens[verb.main]!.lower)) {
    const verbText = `${reading.text(verb.from, verb.to)} … ${reading.text(inner.from, inner.to)}`;
    reading.state(SERVES, left, purpose, { v, verb: verbText, rule: 'enabling', negated });
  }
  return true;
}
