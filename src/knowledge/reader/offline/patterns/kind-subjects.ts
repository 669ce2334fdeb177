import { isFiniteVerb, nominalFrom, nominalsFrom, skipAdverbs } from '../phrases/nominal.ts';
import type { SentenceReading } from '../sentence-reading.ts';

const KIND = { type: 'SPECIALIZATION', turned: true, weak: false } as const;

/** "Another imaging device is the Anger camera", "One example of a policy is Medicaid", "Other pathogens include A and B". */
export function readKindSubjects(reading: SentenceReading): void {
  const { phrases, tokens } = reading;
  const at = skipAdverbs(phrases, 0);
  const subject = phrases[at];
  if (subject?.kind !== 'np' || subject.to - subject.from < 2) return;
  if (!/^(?:another|other|one)$/.test(tokens[subject.from]!.lower) || !tokens[subject.from + 1]) return;
  const nominal = nominalFrom(phrases, tokens, at)!;
  const v = skipAdverbs(phrases, nominal.last + 1);
  const verb = phrases[v];
  if (!isFiniteVerb(verb) || verb?.kind !== 'vg' || verb.negated || verb.hedged) return;
  const isNaming = verb.voice === 'copula' || (verb.base === 'include' && verb.voice === 'active');
  if (!isNaming) return;
  const kind = reading.term({ ...nominal, from: nominal.from + 1 });
  if (kind === null || (!kind.plural && !kind.marked && !kind.surface.includes(' '))) return;
  const first = phrases[skipAdverbs(phrases, v + 1)];
  // "Another reason is the price": an indefinite predicate describes, a definite or bare one names.
  if (first?.kind !== 'np' || /^(?:a|an|that|this|its|their|how|what)$/.test(tokens[first.from]!.lower)) return;
  const { list, next } = nominalsFrom(phrases, tokens, skipAdverbs(phrases, v + 1));
  if (phrases[next]?.kind === 'vg') return;
  const head = tokens[subject.head]!.lower;
  const isPart = /^(?:parts?|components?|elements?|ingredients?|steps?|stages?|sections?|regions?)$/.test(head);
  if (isPart) return;
  reading.state(KIND, [kind], reading.termsOf(list), { v, verb: reading.text(verb.from, verb.to), rule: 'another-is' });
}
