import { isComma, isFiniteVerb, nominalFrom, skipAdverbs } from '../phrases/nominal.ts';
import type { SentenceReading } from '../sentence-reading.ts';
import { conceptTypeOf } from '../terms/concept-type-of.ts';
import type { Mention } from '../terms/mention.ts';

const BEGINS = /^(?:begin|start|emerge|arise|develop|appear|occur|follow|come|form|open|break|happen)$/;
const MADE =
  /^(?:found|establish|create|pass|adopt|ratify|form|launch|introduce|enact|sign|elect|draft|write|abolish)$/;

/** "After the Civil War, Reconstruction began", "Following A, B was founded", "Before A, B occurred": what came first. */
export function readInTime(reading: SentenceReading): void {
  const { phrases, tokens } = reading;
  const opener = phrases[0];
  const word = opener === undefined ? '' : tokens[opener.from]!.lower;
  if (opener?.kind === 'np' || !/^(?:after|following|before)$/.test(word) || opener!.to - opener!.from !== 1) return;
  const first = nominalFrom(phrases, tokens, 1);
  if (first === null || !isComma(phrases[first.last + 1])) return;
  const subject = nominalFrom(phrases, tokens, skipAdverbs(phrases, first.last + 2));
  if (subject === null) return;
  const v = skipAdverbs(phrases, subject.last + 1);
  const verb = phrases[v];
  if (verb?.kind !== 'vg' || !isFiniteVerb(verb) || verb.negated || verb.hedged) return;
  const isBeginning =
    verb.voice === 'active' ? BEGINS.test(verb.base) : verb.voice === 'passive' && MADE.test(verb.base);
  if (!isBeginning || (verb.voice === 'active' && phrases[skipAdverbs(phrases, v + 1)]?.kind === 'np')) return;
  const [a, b] = [reading.term(first), reading.term(subject)];
  if (a === null || b === null || !isDatable(a) || !isDatable(b)) return;
  reading.state({ type: 'PRECEDES', turned: word === 'before', weak: false }, [a], [b], {
    v,
    verb: `${word} … ${reading.text(verb.from, verb.to)}`,
    rule: 'in-time',
  });
}

/** What has its time: events, processes, works; a name of several words. */
function isDatable({ key, surface, marked }: Mention): boolean {
  const type = conceptTypeOf(key, null);
  if (type === 'agent' || type === 'place') return false;
  return marked || /^(?:event|process|period|document|state)$/.test(type ?? '') || /^[A-Z]\S* [A-Z]/.test(surface);
}
