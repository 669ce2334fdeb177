import { isFiniteVerb, nominalFrom, skipAdverbs } from './phrases/nominal.ts';
import type { SentenceReading } from './sentence-reading.ts';
import type { Mention } from './terms/mention.ts';

/** Subject of a sentence that may be named by a pronoun in the next one. */
export interface Topic {
  readonly mention: Mention;
  readonly plural: boolean;
  /** Where the sentence that named it begins, in the plain text of the block. */
  readonly start: number;
}

/**
 * "It" or "They" at the start of a sentence is the subject of the sentence before, when that opened with one noun
 * phrase of the same number. Anything less plain is left unresolved.
 */
export function resolvePronoun(reading: SentenceReading, topic: Topic | null): Topic | null {
  const { phrases, tokens } = reading;
  const at = skipAdverbs(phrases, phrases[0]?.kind === 'cc' ? 1 : 0);
  const opener = phrases[at];
  if (opener?.kind === 'np' && topic !== null) {
    const word = tokens[opener.from]!.lower;
    const isPronoun = opener.pronoun && ((word === 'it' && !topic.plural) || (word === 'they' && topic.plural));
    const pointsBack = !opener.pronoun && isSameKind(reading, at, topic);
    if ((isPronoun && !isExpletive(reading, at)) || pointsBack) {
      const here = tokens[opener.from]!;
      const mention: Mention = {
        ...topic.mention,
        start: here.start,
        end: tokens[opener.to - 1]!.end,
        antecedent: { start: topic.start },
      };
      reading.pronouns.set(at, mention);
      return topic;
    }
  }
  return topicOf(reading);
}

/** "This enzyme …" after a sentence about "lactate dehydrogenase enzyme" or "the enzyme rubisco": the same head word. */
function isSameKind(reading: SentenceReading, at: number, topic: Topic): boolean {
  const opener = reading.phrases[at]!;
  if (opener.kind !== 'np') return false;
  const words = reading.tokens.slice(opener.from, opener.to).map(({ lower }) => lower);
  if (words.length !== 2 || !/^(?:this|these)$/.test(words[0]!)) return false;
  const head = words[1]!.replace(/s$/, '');
  return topic.mention.key.split(' ').length > 1 && topic.mention.key.split(' ').at(-1) === head;
}

/** "It is clear that", "It takes", "It was Newton who": no antecedent. */
function isExpletive(reading: SentenceReading, at: number): boolean {
  const { phrases } = reading;
  const verb = phrases[at + 1];
  if (verb?.kind !== 'vg') return true;
  if (/^(?:seem|appear|take|happen|turn|follow|matter|remain|cost|come)$/.test(verb.base)) return true;
  if (verb.voice === 'passive' && phrases[at + 2]?.kind === 'rel') return true;
  if (verb.voice !== 'copula') return false;
  const rest = phrases.slice(at + 2, at + 6);
  return (
    rest.some(
      (phrase) =>
        phrase.kind === 'rel' || phrase.kind === 'to' || (phrase.kind === 'vg' && phrase.form === 'infinitive'),
    ) && !(rest[0]?.kind === 'np')
  );
}

function topicOf(reading: SentenceReading): Topic | null {
  const { phrases, tokens, sentence } = reading;
  const at = skipAdverbs(phrases, 0);
  const opener = phrases[at];
  if (opener?.kind !== 'np' || opener.pronoun) return null;
  const nominal = nominalFrom(phrases, tokens, at)!;
  if (!isFiniteVerb(phrases[skipAdverbs(phrases, nominal.last + 1)])) return null;
  const mention = reading.term(nominal);
  return mention === null ? null : { mention, plural: opener.plural, start: sentence.start };
}
