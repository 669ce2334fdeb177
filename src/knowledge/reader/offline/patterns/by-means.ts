import { BY_MEANS, type Frame, SERVING } from '../lexicon/frames.ts';
import { nominalsFrom, skipAdverbs } from '../phrases/nominal.ts';
import type { VerbGroup } from '../phrases/phrase.ts';
import type { SentenceReading } from '../sentence-reading.ts';
import type { Mention } from '../terms/mention.ts';
import { mentionOfDeed } from './purpose-of.ts';
import { isAgent } from './serving.ts';

const SERVES: Frame = { type: 'FUNCTION', turned: true, weak: false };

/** Done by whatever happens to be there, not what it is for. */
const CHANCE = /^(?:absorb|capture|provide|supply|hear|handle|harvest|remove|collect|display|attach|link|connect)$/;

/** "A is measured with B", "… using B", "A is regulated by B": B serves to measure, to regulate A. */
export function readByMeans(
  reading: SentenceReading,
  v: number,
  verb: VerbGroup,
  left: readonly Mention[],
  at: number,
): boolean {
  const { phrases, tokens } = reading;
  const opener = phrases[at];
  if (opener === undefined || left.length !== 1 || verb.voice !== 'passive') return false;
  const isUsing = (i: number) => {
    const phrase = phrases[i];
    return phrase?.kind === 'vg' && phrase.form === 'gerund' && phrase.base === 'use';
  };
  const isBy = opener.kind === 'prep' && opener.word === 'by';
  const isWith = opener.kind === 'prep' && opener.word === 'with';
  const using = isUsing(at) ? at : isBy && isUsing(at + 1) ? at + 1 : null;
  const isMeans = (using !== null || isWith) && BY_MEANS.has(verb.base);
  const isOwnDeed = isBy && using === null && SERVING.has(verb.base) && !CHANCE.test(verb.base);
  if (!isMeans && !isOwnDeed) return false;
  const objects = nominalsFrom(phrases, tokens, skipAdverbs(phrases, (using ?? at) + 1));
  const means = reading.termsOf(objects.list);
  if (means.length === 0 || isAgent(means) || means.some(({ sign }) => sign !== undefined)) return !isOwnDeed;
  const deed = mentionOfDeed(verb.base, left[0]!, tokens[verb.main]!);
  if (deed !== null)
    reading.state(SERVES, [deed], means, {
      v,
      verb: reading.text(verb.from, phrases[using ?? at]!.to),
      rule: 'by-means',
      negated: verb.negated,
    });
  return true;
}
