import { isComma, nominalsFrom, skipAdverbs } from '../phrases/nominal.ts';
import type { SentenceReading } from '../sentence-reading.ts';

/** "Without A, B cannot …": A is needed for B. "because of A" behind a clause about B: A brings B about. */
export function readWithout(reading: SentenceReading): void {
  const { phrases, tokens } = reading;
  const opener = phrases[0];
  if (opener === undefined || tokens[opener.from]!.lower !== 'without') return;
  const needed = nominalsFrom(phrases, tokens, skipAdverbs(phrases, 1));
  if (!isComma(phrases[needed.next])) return;
  const subject = nominalsFrom(phrases, tokens, skipAdverbs(phrases, needed.next + 1));
  const v = skipAdverbs(phrases, subject.next);
  const verb = phrases[v];
  if (verb?.kind !== 'vg' || !verb.negated) return;
  reading.state(
    { type: 'PREREQUISITE', turned: false, weak: false },
    reading.termsOf(needed.list),
    reading.termsOf(subject.list),
    { v, verb: 'without', rule: 'without' },
  );
}
