import type { Frame } from '../lexicon/frames.ts';
import { verbReadingsOf } from '../lexicon/verbs.ts';
import { nominalFrom, nominalsFrom, skipAdverbs } from '../phrases/nominal.ts';
import type { NounPhrase } from '../phrases/phrase.ts';
import type { SentenceReading } from '../sentence-reading.ts';
import type { Mention } from '../terms/mention.ts';
import { purposeOf } from './purpose-of.ts';

const SERVES: Frame = { type: 'FUNCTION', turned: false, weak: false };
const CAUSED: Frame = { type: 'CAUSAL', turned: true, weak: false };
const PART: Frame = { type: 'PART_OF', turned: false, weak: false };

/** Nouns whose infinitive says what they are of, not what they are for: "the right to vote". */
const OF_WHAT =
  /^(?:ability|inability|tendency|failure|need|attempt|effort|desire|right|power|decision|willingness|refusal|opportunity|chance|authority|incentive|pressure|capacity|duty|obligation|freedom|motivation|agreement|promise|potential|likelihood|propensity|readiness|reluctance|permission|time|order|belief|order|command|requirement|proposal|person|people|one)s?$/;
const MEANS = /^(?:way|means|method|tool|strategy|technique|device)$/;
const PLACES =
  /^(?:location|region|area|site|space|structure|layer|compartment|organelle|chamber|cavity|portion|fluid|zone|segment|sac|channel|pocket|gland|center)s?$/;
/** How far behind the kind the tail may begin: a few phrases of place and the like. */
const FAR = 6;

/**
 * What stands at the end of a definition: "… in response to injury", "… due to friction", "… to attract customers", "… as a way of saving
 * time", "a region within the cell". Reads on from every noun that stands for a term of the document.
 */
export function readDefiningTails(reading: SentenceReading): void {
  for (const [at, term] of reading.standsFor) {
    const kind = reading.phrases[at];
    if (kind?.kind !== 'np' || kind.pronoun || !term.marked || term.kinds || term.sign !== undefined) continue;
    readPlace(reading, at, kind, term);
    readTail(reading, at, term);
  }
}

function readPlace(reading: SentenceReading, at: number, kind: NounPhrase, term: Mention): void {
  const { phrases, tokens } = reading;
  const preposition = phrases[at + 1];
  if (preposition?.kind !== 'prep' || !/^(?:within|inside)$/.test(preposition.word)) return;
  const whole = PLACES.test(tokens[kind.head]!.lower) ? nominalFrom(phrases, tokens, at + 2) : null;
  const owner = whole === null ? null : reading.term(whole);
  if (owner !== null && !owner.partial)
    reading.state(PART, [term], [owner], { v: at, verb: preposition.word, rule: 'defining-within' });
}

/** The first telling word behind the kind, with nothing but phrases of place and the like before it. */
function readTail(reading: SentenceReading, at: number, term: Mention): void {
  const { phrases, tokens } = reading;
  for (let i = at + 1; i < phrases.length && i <= at + FAR; i++) {
    const phrase = phrases[i]!;
    if (phrase.kind === 'vg') {
      const isOf = phrases.slice(at, i).some((np) => np.kind === 'np' && OF_WHAT.test(tokens[np.head]!.lower));
      const isVerb = verbReadingsOf(tokens[phrase.main]!.lower).some(({ form }) => form === 'base');
      const isDeed = phrase.form === 'infinitive' && isVerb && !isOf && i > at + 1;
      const purpose = isDeed ? purposeOf(reading, i) : null;
      if (purpose !== null)
        reading.state(SERVES, [term], purpose, {
          v: i,
          verb: reading.text(phrase.from, phrase.to),
          rule: 'defining-to',
        });
      return;
    }
    if (phrase.kind !== 'prep' && phrase.kind !== 'np' && phrase.kind !== 'adv') return;
    if (phrase.kind === 'prep' && (readCause(reading, i, term) || readMeans(reading, i, term))) return;
  }
}

/** "due to A", "in response to A": A brings it about. */
function readCause(reading: SentenceReading, at: number, term: Mention): boolean {
  const { phrases, tokens } = reading;
  const preposition = phrases[at]!;
  const words = tokens.slice(preposition.from, preposition.from + 3).map(({ lower }) => lower);
  const isResponse = words.join(' ') === 'in response to' && phrases[at + 2]?.to === preposition.from + 3;
  const isCause = preposition.kind === 'prep' && /^(?:due to|because of|as a result of)$/.test(preposition.word);
  if (!isResponse && !isCause) return false;
  const from = skipAdverbs(phrases, isResponse ? at + 3 : at + 1);
  const causes = nominalsFrom(phrases, tokens, from);
  const after = phrases[causes.next];
  if (after?.kind === 'vg' && after.form === 'gerund') return true;
  const verb = isResponse ? 'in response to' : words.slice(0, preposition.to - preposition.from).join(' ');
  reading.state(CAUSED, [term], reading.termsOf(causes.list), { v: at, verb, rule: 'defining-cause' });
  return true;
}

/** "as a way of saving time", "as a means to save time" */
function readMeans(reading: SentenceReading, at: number, term: Mention): boolean {
  const { phrases, tokens } = reading;
  const means = phrases[at + 1];
  if (tokens[phrases[at]!.from]!.lower !== 'as' || means?.kind !== 'np' || !MEANS.test(tokens[means.head]!.lower))
    return false;
  const next = phrases[at + 2];
  const deed = next?.kind === 'prep' && /^(?:of|for)$/.test(next.word) ? at + 3 : at + 2;
  const purpose = purposeOf(reading, deed);
  if (purpose !== null)
    reading.state(SERVES, [term], purpose, {
      v: at,
      verb: reading.text(phrases[at]!.from, phrases[deed]!.to),
      rule: 'defining-means',
    });
  return true;
}
