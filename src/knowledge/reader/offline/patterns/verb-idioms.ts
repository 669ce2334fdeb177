import { type Frame, IDIOM_FRAMES } from '../lexicon/frames.ts';
import { nominalsFrom, skipAdverbs } from '../phrases/nominal.ts';
import type { VerbGroup } from '../phrases/phrase.ts';
import type { SentenceReading } from '../sentence-reading.ts';
import { canChange } from '../terms/concept-type-of.ts';
import type { Mention } from '../terms/mention.ts';
import { purposeOf } from './purpose-of.ts';
import { isAgent } from './serving.ts';

const SERVES: Frame = { type: 'FUNCTION', turned: false, weak: false };

/** "plays a role in B", "has an effect on B", "lays the foundation for B": verb, noun and preposition read as one verb. */
export function readIdiom(
  reading: SentenceReading,
  v: number,
  verb: VerbGroup,
  left: readonly Mention[],
  negated: boolean,
): boolean {
  const { phrases, tokens } = reading;
  const at = skipAdverbs(phrases, v + 1);
  const noun = phrases[at];
  const preposition = phrases[at + 1];
  if (noun?.kind !== 'np' || noun.pronoun || preposition?.kind !== 'prep') return false;
  const head = tokens[noun.head]!.lower.replace(/s$/, '');
  const frame = IDIOM_FRAMES.get(`${verb.base} ${head} ${preposition.word}`);
  if (frame === undefined) return false;
  const where = {
    v,
    verb: reading.text(verb.from, preposition.to),
    rule: 'idiom',
    negated: negated || tokens[noun.from]!.lower === 'no' || /^(?:little|few)$/.test(tokens[noun.from]!.lower),
  };
  const inner = phrases[at + 2];
  if (inner?.kind === 'vg' && inner.form === 'gerund') {
    const purpose = purposeOf(reading, at + 2);
    if (purpose !== null) reading.state(head === 'role' || head === 'part' ? SERVES : frame, left, purpose, where);
    return true;
  }
  const objects = nominalsFrom(phrases, tokens, skipAdverbs(phrases, at + 2));
  const after = phrases[objects.next];
  if (after?.kind === 'vg' && after.form === 'gerund') return true;
  const right = reading.termsOf(objects.list);
  // An effect on people or things does not bring them about.
  // Who plays a role in something does part of it; what plays one brings it about.
  if ((head === 'role' || head === 'part') && isAgent(left)) return true;
  reading.state(frame, left, frame.type === 'CAUSAL' ? right.filter(({ key }) => canChange(key)) : right, where);
  return true;
}
