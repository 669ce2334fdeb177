import { mentionOfDeed } from './patterns/purpose-of.ts';
import { nominalUpTo } from './phrases/nominal.ts';
import type { SentenceReading } from './sentence-reading.ts';
import type { Mention } from './terms/mention.ts';

/** "Breaking norms leads to …": verb and object at the start of a clause are its subject. */
export function gerundSubjectOf(reading: SentenceReading, v: number): Mention[] {
  const { phrases, tokens } = reading;
  let at = v - 1;
  while (phrases[at]?.kind === 'adv') at -= 1;
  const nominal = nominalUpTo(phrases, tokens, at);
  if (nominal === null) return [];
  const verb = phrases[nominal.first - 1];
  const before = phrases[nominal.first - 2];
  if (verb?.kind !== 'vg' || verb.form !== 'gerund' || verb.voice !== 'active' || verb.negated) return [];
  const opens =
    before === undefined || before.kind === 'sub' || (before.kind === 'punct' && /^[;:]$/.test(before.word));
  const object = opens ? reading.term(nominal) : null;
  const deed = object === null ? null : mentionOfDeed(verb.base, object, tokens[verb.main]!);
  return deed === null ? [] : [deed];
}
