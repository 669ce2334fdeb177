import type { ConceptType } from '../../../domain/index.ts';
import { isAnd, isComma, isFiniteVerb, nominalFrom, skipAdverbs } from './phrases/nominal.ts';
import type { SentenceReading } from './sentence-reading.ts';
import { conceptTypeOf } from './terms/concept-type-of.ts';
import type { Mention } from './terms/mention.ts';

/** Subject of a sentence that may be named by a pronoun in the next one. */
export interface Topic {
  readonly mention: Mention;
  readonly plural: boolean;
  /** Where the sentence that named it begins, in the plain text of the block. */
  readonly start: number;
  /** Head words of what the text said the topic is ("enzyme" for rubisco). */
  readonly kinds: ReadonlySet<string>;
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
      resolveInside(reading, at);
      return topic;
    }
  }
  resolveInside(reading, -1);
  return topicOf(reading);
}

/** "This enzyme …" after a sentence about "lactate dehydrogenase enzyme" or "the enzyme rubisco": the same head word. */
function isSameKind(reading: SentenceReading, at: number, topic: Topic): boolean {
  const opener = reading.phrases[at]!;
  if (opener.kind !== 'np') return false;
  const words = reading.tokens.slice(opener.from, opener.to).map(({ lower }) => lower);
  if (words.length !== 2 || !/^(?:this|these|the)$/.test(words[0]!)) return false;
  const head = words[1]!.replace(/s$/, '');
  const own = topic.mention.key.split(' ');
  if ((own.length > 1 && own.at(-1) === head) || topic.kinds.has(head)) return true;
  // "This process …" after a sentence about diffusion: a word for the type of the topic, in its number.
  if (words[0] === 'the' || opener.plural !== topic.plural || !NAMES_TYPE.test(head)) return false;
  const type = conceptTypeOf(topic.mention.key, null);
  return type !== null && (TYPE_WORDS[type] ?? []).includes(head);
}

const TYPE_WORDS: Partial<Record<ConceptType, readonly string[]>> = {
  process: ['process', 'phenomenon', 'reaction', 'mechanism'],
  method: ['method', 'technique', 'approach', 'procedure', 'strategy', 'policy', 'practice', 'test'],
  principle: ['principle', 'theory', 'law', 'rule', 'concept', 'idea', 'model'],
  organism: ['organism', 'microbe', 'animal', 'species'],
  substance: ['substance', 'compound', 'molecule', 'material'],
  state: ['condition', 'state', 'disease', 'disorder'],
  document: ['document', 'law', 'act', 'agreement'],
  artifact: ['device', 'instrument', 'machine', 'tool'],
  event: ['event'],
  quantity: ['quantity'],
  property: ['property'],
};
const NAMES_TYPE = new RegExp(`^(?:${Object.values(TYPE_WORDS).flat().join('|')})$`);

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

/** The subject of the main verb, when it opens the sentence or follows an opening phrase and its comma. */
function topicOf(reading: SentenceReading): Topic | null {
  const { phrases, tokens, sentence } = reading;
  let at = skipAdverbs(phrases, 0);
  if (phrases[at]?.kind === 'prep' || (at > 0 && isComma(phrases[at]))) {
    const comma = phrases.findIndex((phrase, i) => i >= at && isComma(phrase));
    if (comma < 0 || phrases.slice(at, comma).some(isFiniteVerb)) return null;
    at = skipAdverbs(phrases, comma + 1);
  }
  const opener = phrases[at];
  if (opener?.kind !== 'np' || opener.pronoun) return null;
  const nominal = nominalFrom(phrases, tokens, at)!;
  const v = skipAdverbs(phrases, nominal.last + 1);
  if (!isFiniteVerb(phrases[v]) && !isComma(phrases[v])) return null;
  const mention = reading.term(nominal);
  if (hasRival(reading, v, opener.plural)) return null;
  return mention === null ? null : { mention, plural: opener.plural, start: sentence.start, kinds: new Set() };
}

/** Another subject of the same number later in the sentence: the next sentence may speak of that one. */
function hasRival(reading: SentenceReading, main: number, plural: boolean): boolean {
  return reading.phrases.some((phrase, v) => {
    if (v <= main || !isFiniteVerb(phrase)) return false;
    const before = reading.phrases[v - 1];
    return before?.kind === 'np' && !before.pronoun && before.plural === plural;
  });
}

/** "it" and "they" as a subject later in the sentence, when only one noun phrase before them has their number. */
function resolveInside(reading: SentenceReading, opener: number): void {
  const { phrases, tokens } = reading;
  for (let at = Math.max(2, opener + 1); at < phrases.length; at++) {
    const phrase = phrases[at]!;
    if (phrase.kind !== 'np' || !phrase.pronoun) continue;
    const word = tokens[phrase.from]!.lower;
    if (word !== 'it' && word !== 'they') continue;
    if (!isFiniteVerb(phrases[skipAdverbs(phrases, at + 1)]) || isExpletive(reading, at)) continue;
    const candidates = new Map<string, Mention>();
    let open = false;
    for (let k = 0; k < at; k++) {
      const other = phrases[k]!;
      if (other.kind !== 'np') continue;
      const known = reading.pronouns.get(k);
      if (known !== undefined) {
        if (known.plural === (word === 'they')) candidates.set(known.key, known);
        continue;
      }
      if (other.pronoun) {
        if (
          tokens[other.from]!.lower === word ||
          /^(?:this|that|these|those|one|some|many|others)$/.test(tokens[other.from]!.lower)
        )
          open = true;
        continue;
      }
      // Two nouns joined are a plural of their own.
      if (word === 'they' && isAnd(phrases[k + 1])) open = true;
      if (other.plural !== (word === 'they')) continue;
      const nominal = nominalFrom(phrases, tokens, k)!;
      const isSubject = isFiniteVerb(phrases[skipAdverbs(phrases, nominal.last + 1)]);
      const mention = isSubject ? reading.term(nominal) : null;
      if (mention === null) open = true;
      else candidates.set(mention.key, mention);
    }
    const [only, ...rest] = [...candidates.values()];
    if (open || only === undefined || rest.length > 0) continue;
    const here = tokens[phrase.from]!;
    reading.pronouns.set(at, {
      ...only,
      start: here.start,
      end: here.end,
      antecedent: { start: Math.min(only.start, only.antecedent?.start ?? only.start) },
    });
  }
}
