import { ACTIVE_FRAMES } from '../lexicon/frames.ts';
import { nominalsFrom, skipAdverbs } from '../phrases/nominal.ts';
import type { SentenceReading } from '../sentence-reading.ts';
import { applyActive } from './active-clause.ts';
import { purposeOf } from './purpose-of.ts';
import { isAgent } from './serving.ts';

/** "Phenolics inhibit growth by disrupting membranes": the subject disrupts membranes, and that is what inhibits growth. */
export function readByDoing(reading: SentenceReading): void {
  const { phrases } = reading;
  for (let at = 2; at + 2 < phrases.length; at++) {
    const by = phrases[at]!;
    const deed = phrases[at + 1]!;
    if (by.kind !== 'prep' || by.word !== 'by' || deed.kind !== 'vg' || deed.form !== 'gerund' || deed.negated)
      continue;
    const v = verbWithObjectUpTo(reading, at);
    if (v === null) continue;
    const verb = phrases[v.at]!;
    if (verb.kind !== 'vg' || verb.voice !== 'active' || verb.form !== 'finite' || verb.negated) continue;
    const subjects = reading.subjectTerms(v.at);
    if (subjects.length === 0) continue;
    if (deed.base !== 'use' && deed.base !== 'have') applyActive(reading, at + 1, deed, subjects, false, 'by-doing');
    const frame = ACTIVE_FRAMES.get(verb.base);
    const means = purposeOf(reading, at + 1);
    if (frame === undefined || frame.turned || means === null || isAgent(means) || deed.base === 'use') continue;
    if (frame.type !== 'CAUSAL' && frame.type !== 'INHIBITS') continue;
    reading.state(frame, means, reading.termsOf(v.objects), {
      v: v.at,
      verb: reading.text(verb.from, verb.to),
      rule: 'deed-does',
    });
  }
}

/** The verb whose object ends where "by" begins. */
function verbWithObjectUpTo({ phrases, tokens }: SentenceReading, by: number) {
  for (let i = by - 2; i >= 0 && i >= by - 8; i--) {
    if (phrases[i]!.kind !== 'vg') continue;
    const objects = nominalsFrom(phrases, tokens, skipAdverbs(phrases, i + 1));
    return objects.list.length > 0 && objects.next === by ? { at: i, objects: objects.list } : null;
  }
  return null;
}
