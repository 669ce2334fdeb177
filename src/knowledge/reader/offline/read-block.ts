import { normalizeTerm } from '../../../domain/index.ts';
import { readAppositions } from './patterns/apposition.ts';
import { readBecauseOf } from './patterns/because-of.ts';
import { readByDoing } from './patterns/by-doing.ts';
import { readContrasts } from './patterns/contrast.ts';
import { readCopulas } from './patterns/copula.ts';
import { readCovariations } from './patterns/covariation.ts';
import { readDefiningClauses } from './patterns/defining-clauses.ts';
import { readDefiningTails } from './patterns/defining-tails.ts';
import { readDoingIt } from './patterns/doing-it.ts';
import { readForDoing } from './patterns/for-doing.ts';
import { readGenitiveParts } from './patterns/genitive-parts.ts';
import { readGlossaryEntry } from './patterns/glossary-entry.ts';
import { readHearst } from './patterns/hearst.ts';
import { readInTime } from './patterns/in-time.ts';
import { readKindSubjects } from './patterns/kind-subjects.ts';
import { readLinkingNouns } from './patterns/linking-nouns.ts';
import { readNamings } from './patterns/naming.ts';
import { readRenamings } from './patterns/renaming.ts';
import { readRoleSubjects } from './patterns/role-subjects.ts';
import { readTheMore } from './patterns/the-more.ts';
import { readTitleNames } from './patterns/title-names.ts';
import { readVerbClauses } from './patterns/verb-clauses.ts';
import { readWithout } from './patterns/without.ts';
import { chunkPhrases } from './phrases/chunk-phrases.ts';
import { resolvePronoun, type Topic } from './resolve-pronoun.ts';
import { SentenceReading } from './sentence-reading.ts';
import { glossaryEntryOf } from './terms/build-vocabulary.ts';
import type { Vocabulary } from './terms/vocabulary.ts';
import type { PlainBlock } from './text/block.ts';
import { tagSentences } from './text/tag-sentences.ts';
import type { Sentence } from './text/token.ts';

/** Longer "sentences" are tables or lists that lost their marks. */
const TOKENS_MAX = 120;

/** What each sentence of a block states. A glossary entry is read as the definition of its term. */
export function readBlock(block: PlainBlock, vocabulary: Vocabulary): SentenceReading[] {
  if (block.kind === 'heading') return [];
  const sentences = tagSentences(block);
  const readings: SentenceReading[] = [];
  const entry = glossaryEntryOf(block);
  let topic: Topic | null = null;
  for (const sentence of sentences) {
    if (sentence.tokens.length > TOKENS_MAX || sentence.tokens.length < 3) continue;
    if (entry !== null && sentence.start < entry.definitionStart) {
      const tokens = sentence.tokens.filter(({ start }) => start >= entry.definitionStart);
      if (tokens.length === 0) continue;
      const reading = open({ tokens, start: sentence.start, end: sentence.end });
      const key = normalizeTerm(entry.term);
      const surface = vocabulary.proper.has(entry.term.toLowerCase())
        ? entry.term
        : (vocabulary.glossary.get(key)?.surface ?? entry.term);
      readGlossaryEntry(reading, {
        surface,
        key,
        start: 0,
        end: entry.term.length,
        plural: /[^siu]s$/.test(surface),
        marked: true,
      });
      read(reading);
      continue;
    }
    const reading = open(sentence);
    reading.previous = topic;
    topic = resolvePronoun(reading, topic);
    read(reading);
    topic = withKinds(topic, reading);
  }
  return readings;

  function open(sentence: Sentence): SentenceReading {
    const reading = new SentenceReading(block, sentence, chunkPhrases(sentence.tokens), vocabulary);
    readings.push(reading);
    return reading;
  }
}

/** The next sentence may call the topic by its kind: "this enzyme". */
function withKinds(topic: Topic | null, reading: SentenceReading): Topic | null {
  if (topic === null) return null;
  const kinds = new Set(topic.kinds);
  for (const { type, subject, object } of reading.statements) {
    if (type === 'SPECIALIZATION' && subject.key === topic.mention.key)
      kinds.add(object.key.split(' of ')[0]!.split(' ').at(-1)!);
  }
  return { ...topic, kinds };
}

/** What says which noun stands for which term comes first. */
function read(reading: SentenceReading): void {
  readCopulas(reading);
  readAppositions(reading);
  readNamings(reading);
  readRenamings(reading);
  readVerbClauses(reading);
  readDefiningClauses(reading);
  readDefiningTails(reading);
  readDoingIt(reading);
  readForDoing(reading);
  readHearst(reading);
  readContrasts(reading);
  readCovariations(reading);
  readWithout(reading);
  readKindSubjects(reading);
  readTheMore(reading);
  readRoleSubjects(reading);
  readLinkingNouns(reading);
  readBecauseOf(reading);
  readInTime(reading);
  readByDoing(reading);
  readTitleNames(reading);
  readGenitiveParts(reading);
}
