import type { Frame } from '../lexicon/frames.ts';
import type { VerbGroup } from '../phrases/phrase.ts';
import type { SentenceReading } from '../sentence-reading.ts';
import { canChange, conceptTypeOf } from '../terms/concept-type-of.ts';
import type { Mention } from '../terms/mention.ts';
import { isAgent } from './serving.ts';

const FOUNDING = /^(?:create|found|establish|form|produce|generate|build|launch|introduce|organize)$/;

interface Pair {
  readonly verb: VerbGroup;
  readonly frame: Frame;
  readonly left: readonly Mention[];
  readonly right: readonly Mention[];
}

/** Pairs with which a verb of the lexicon has another sense: what affects animals does not make them, people are not made less. */
export function isUnlikely(
  verb: VerbGroup,
  frame: Frame,
  left: readonly Mention[],
  right: readonly Mention[],
  reading: SentenceReading,
): boolean {
  const pair = { verb, frame, left, right };
  if (isNoChange(pair) || isNoReduction(pair)) return true;
  if (frame.type === 'TRANSFORMATION') return isNoTransformation(pair, reading);
  if (frame.type === 'EVIDENCE') return !frame.turned && isNoEvidence(pair);
  if (frame.type === 'PREREQUISITE') return isDemand(verb, left);
  if (frame.type === 'PRECEDES') return isNoOrder(pair);
  if (frame.type === 'CAUSAL') return isNoCause(pair, reading);
  return false;
}

const typeOf = ({ key }: Mention) => conceptTypeOf(key, null);
const isNamed = ({ surface }: Mention) => /^[A-Z][a-z]/.test(surface);

/** Acts, wars and doctrines have names and can be done away with. */
const canEnd = (mention: Mention) => /^(?:document|event|principle|state)$/.test(typeOf(mention) ?? '');

/** "affects", "raises", "improves" only of what can be more or less, or better. */
function isNoChange({ verb, right }: Pair): boolean {
  if (/^(?:affect|influence|shape)$/.test(verb.base))
    return !right.every(({ key }) => canChange(key)) || right.some(isNamed);
  if (/^(?:elevate|raise|enhance|boost)$/.test(verb.base))
    return !right.every(({ key, marked }) => marked || canChange(key));
  // "grew the economy by hiring"
  if (/^(?:expand|grow|drive)$/.test(verb.base))
    return !right.every(({ key, marked }) => marked || typeOf({ key } as Mention) !== null);
  return (
    /^(?:improve|damage|harm)$/.test(verb.base) &&
    right.some((mention) => typeOf(mention) === 'organism' || typeOf(mention) === 'agent')
  );
}

function isNoReduction({ verb, frame, right }: Pair): boolean {
  // "Hydrogen reduces the oxides of many metals": a reaction.
  if (verb.base === 'reduce' && right.some((mention) => typeOf(mention) === 'substance')) return true;
  return (
    frame.type === 'INHIBITS' &&
    right.some((mention) => (isNamed(mention) && !mention.marked && !canEnd(mention)) || typeOf(mention) === 'agent')
  );
}

/** "has become a popular solvent" says what it is; people become something, or convert to it, without turning into it. */
function isNoTransformation({ verb, frame, left, right }: Pair, { tokens }: SentenceReading): boolean {
  if (verb.base === 'convert') return isAgent(left) || left.some(isNamed);
  // "the fever developed from a wound": comes of it.
  if (frame.turned && verb.base === 'develop') return left.some(({ key }) => canChange(key));
  if (verb.base !== 'become' && verb.base !== 'turn') return false;
  const turns = (mention: Mention) =>
    mention.marked || /^(?:substance|object|organism|artifact)$/.test(typeOf(mention) ?? '');
  const isPerfect = tokens.slice(verb.from, verb.main).some(({ lower }) => /^ha/.test(lower));
  return isAgent(left) || left.some(isNamed) || isPerfect || !right.every(turns);
}

const DISPLAY =
  /(?:axis|figure|curve|graph|table|diagram|rectangle|line|point|chart|column|row|map|picture|image|photo|photograph|panel|example|case|equation|word|term|name|prefix|suffix|symbol|letter)$/;
const FINDING =
  /(?:stud(?:y|ie)|experiment|data|datum|result|finding|evidence|test|analysis|observation|survey|measurement|research|fossil|record|trial|history|experience|spectrum|spectra|investigation|simulation|poll|election)s?$/;
/** What somebody or something shows of itself. */
const OF_ITSELF =
  /(?:promise|preference|interest|resistance|sign|potential|concern|ability|tendency|improvement|respect|symptom|signs)s?$/;

/** What shows something is an observation: not an axis, a word, a living thing or a person, who say and show. */
function isNoEvidence({ verb, left, right }: Pair): boolean {
  if (isAgent(left) || left.some((mention) => !mention.marked && isNamed(mention))) return true;
  if (left.some(({ surface }) => /^[A-Z]\. [a-z]/.test(surface))) return true;
  if (/^(?:show|demonstrate)$/.test(verb.base)) {
    if (right.some(({ key }) => OF_ITSELF.test(key)) || !left.every(({ key }) => FINDING.test(key) || canChange(key)))
      return true;
  }
  return left.some(
    (mention) => DISPLAY.test(mention.key) || /^(?:organism|agent|object|artifact)$/.test(typeOf(mention) ?? ''),
  );
}

/** "The act requires disclosure", "clinicians rely on signs": laws and people demand or use; what they demand comes before nothing. */
export function isDemand(verb: VerbGroup, left: readonly Mention[]): boolean {
  if (!/^(?:require|rely|need|depend)$/.test(verb.base)) return false;
  const demands = (mention: Mention) =>
    /^(?:agent|document|place)$/.test(typeOf(mention) ?? '') ||
    /(?:law|rule|code|force|troop|policy)s?$/.test(mention.key);
  return isAgent(left) || left.some(demands) || left.some(({ surface }) => /^[A-Z]{2,}$/.test(surface));
}

/** Nothing happens "before" people but in their presence. */
function isNoOrder({ verb, left, right }: Pair): boolean {
  if (verb.base === 'replace' || verb.base === 'succeed') return isAgent(left) !== isAgent(right);
  return right.some((mention) => typeOf(mention) === 'agent');
}

function isNoCause({ verb, frame, left, right }: Pair, { tokens }: SentenceReading): boolean {
  // "the word comes from Greek"
  if (frame.turned) {
    // "larvae emerge from cysts", "the speaker came from the south": a place, not a cause.
    const isPlace =
      (verb.base === 'come' &&
        (isAgent(left) || left.some(isNamed) || right.some((whence) => typeOf(whence) === 'place'))) ||
      (verb.base === 'emerge' &&
        !left.every(({ key }) => canChange(key) || typeOf({ key } as Mention) === 'principle'));
    if (isPlace || right.some(({ key }) => /\bword$|^(?:greek|latin|french|german|arabic)/.test(key))) return true;
    return left.some(({ key }) => /(?:word|term|name)$/.test(key));
  }
  // "Ptolemy determined the distance", "burglars activate an alarm": found out or set going, not brought about.
  if (verb.base === 'determine' && /ed$/.test(tokens[verb.main]!.lower) && verb.voice === 'active') return true;
  if (verb.base === 'activate' && isAgent(left)) return true;
  // What people establish, build or bring they may do in many senses; who has a name does it to what has one.
  if (frame.weak && isAgent(left)) {
    const isFounded = (mention: Mention) =>
      mention.marked || isNamed(mention) || /^(?:agent|document|principle|event)$/.test(typeOf(mention) ?? '');
    if (!left.every(isNamed) || !right.every(isFounded)) return true;
  }
  // Nobody brings people about but by founding or making what they are; "contributes to society" says no more than that it is good.
  if (FOUNDING.test(verb.base)) return false;
  return right.some((mention) => /^(?:agent|place|period)$/.test(typeOf(mention) ?? ''));
}
