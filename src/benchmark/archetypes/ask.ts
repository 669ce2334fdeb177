import { ALGEBRA, type RelationType } from '../../domain/index.ts';
import {
  afterPhrase,
  attributionOf,
  baseOf,
  capitalized,
  clauseOf,
  conditionTail,
  isPlural,
  type Phrase,
  termInSentence,
  verbOf,
  type WordedTerm,
} from '../../knowledge/index.ts';
import { hiddenTerm, STAND_IN } from './hidden-term.ts';
import { askInverted, invertedOf } from './inverted.ts';
import { type EndTypes, itemPhrases, phraseOf } from './item-phrases.ts';
import { backward, type WordedStep, weakest } from './worded-step.ts';

/** Sentences that a question of a pair is made of; null: these relations make no sentence that reads well. */
type Asked = string | null;

export const GAP: WordedTerm = { term: '___' };
export const WHICH = ', which in turn';
export const OF_THAT = '. ';
export const BOTH = ' both ';
export const DISTANT = ' indirectly, by way of a step in between';
export const DISTANT_IN_TIME = ' with one step in between';
export const WITHOUT = 'what would no longer be expected without';
export const NO_LONGER = ['without what would', 'no longer be expected'] as const;
export const FIRST = ['what must be in place before', 'is possible', 'are possible'] as const;
export const BEHIND = 'what leads to the direct cause of';
export const RIVALS = 'which of the two, ';

/** Attribution, words and conditions as a question. Null: a condition that fits no sentence, or two of them, which make a chain. */
function question(steps: readonly WordedStep[], words: string): Asked {
  const conditions = [...new Set(steps.map(({ condition }) => condition).filter((condition) => condition !== null))];
  const tail = conditions.length > 1 ? null : conditionTail(conditions[0]);
  return tail === null ? null : `${capitalized(`${attributionOf(weakest(steps))}${words}`)}${tail}?`;
}

/** "may cause" or "causes": who is asked for is one thing. */
const sung = (phrase: Phrase, steps: readonly WordedStep[]): string => verbOf(phrase, false, weakest(steps));

const endTypes = ({ subject, object }: WordedStep): EndTypes => ({
  subject: subject.type ?? null,
  object: object.type ?? null,
});

/** The end of a step where a walk over it begins, and the one where it stops. */
const endOf = ({ subject, object, forward }: WordedStep): { given: WordedTerm; asked: 'subject' | 'object' } =>
  forward ? { given: subject, asked: 'object' } : { given: object, asked: 'subject' };

/** One relation as a statement with the end of its walk as a gap. */
export function gapStatement(step: WordedStep, style: number): Asked {
  const gapped = { ...step, ...(step.forward ? { object: GAP } : { subject: GAP }) };
  const phrases = itemPhrases(step.type, endTypes(step));
  const clause = clauseOf(gapped, phrases[style % phrases.length]!);
  return clause === null ? null : `${capitalized(clause)}.`;
}

/** One relation, asked for the end of its walk. */
export function askEnd(step: WordedStep, style: number): Asked {
  const words = endQuestion(step, endOf(step).given, step.modality, style);
  return words === null ? null : question([step], words);
}

/** Without attribution, condition and question mark. */
function endQuestion(step: WordedStep, given: WordedTerm, modality: WordedStep['modality'], style: number): Asked {
  const { asked } = endOf(step);
  const inverted = invertedOf(step.type, asked, endTypes(step));
  const direct = itemPhrases(step.type, endTypes(step), asked);
  const at = style % (inverted.length + direct.length || 1);
  if (at < inverted.length) return askInverted(inverted[at]!, given, modality);
  const phrase = direct[at - inverted.length];
  return phrase === undefined ? null : `what ${verbOf(phrase, false, modality)} ${afterPhrase(phrase, given)}`;
}

/** The same, asked of two concepts that are told apart. */
export function askRival(step: WordedStep, rivals: readonly WordedTerm[], style: number): Asked {
  const { given } = endOf(step);
  const phrase = phraseOf(backward(step), endTypes(step), style);
  if (phrase === null) return null;
  const named = rivals.map(termInSentence).join(' or ');
  return question([step], `${RIVALS}${named}, ${sung(phrase, [step])} ${afterPhrase(phrase, given)}`);
}

/** A relation along which something is missing where what comes before is missing, asked for the end of its walk. */
export function askMissing(step: WordedStep): Asked {
  if (step.modality === 'hedged') return null;
  const { given, asked } = endOf(step);
  const term = termInSentence(given);
  return question([step], asked === 'object' ? `${WITHOUT} ${term}` : `${NO_LONGER[0]} ${term} ${NO_LONGER[1]}`);
}

/** What is needed for a named concept. */
export function askFirst(step: WordedStep): Asked {
  if (step.modality === 'hedged') return null;
  const { given } = endOf(step);
  return question([step], `${FIRST[0]} ${termInSentence(given)} ${isPlural(given) ? FIRST[2] : FIRST[1]}`);
}

/** The cause of a cause. */
export function askBehind(from: WordedTerm, steps: readonly [WordedStep, WordedStep]): Asked {
  return weakest(steps) === 'hedged' ? null : question(steps, `${BEHIND} ${termInSentence(from)}`);
}

/** Types whose two steps of the same way have a word for it, so that the step in between is no answer. */
const AT_A_DISTANCE: ReadonlySet<RelationType> = new Set(['CAUSAL', 'PREREQUISITE', 'PRECEDES']);
const runsOn = ([first, second]: readonly [WordedStep, WordedStep]): boolean =>
  first.type === second.type && first.forward === second.forward && ALGEBRA[first.type].transitive;

const said = (text: string): WordedTerm => ({ term: text, said: { text, plural: false } });

/**
 * Two relations in a row from a named concept over one that is not named, asked for the far end: "What counteracts a process that leads to gas
 * pressure?", or, where both are of one type, "What does osmosis lead to indirectly?". Where no such sentence can be made, two short ones:
 * "Osmosis causes a certain process. What is that process used for?"
 */
export function askFar(from: WordedTerm, steps: readonly [WordedStep, WordedStep], style: number): Asked {
  const [first, second] = steps;
  const modality = weakest(steps);
  if (runsOn(steps) && AT_A_DISTANCE.has(first.type)) {
    const near = endQuestion(first, from, modality, style);
    return near === null ? null : question(steps, `${near}${first.type === 'PRECEDES' ? DISTANT_IN_TIME : DISTANT}`);
  }
  const within = hiddenTerm(first, from, modality, style);
  const phrases = itemPhrases(second.type, endTypes(second), endOf(second).asked);
  const phrase = phrases[style % phrases.length];
  if (within !== null && phrase !== undefined)
    return question(steps, `what ${sung(phrase, steps)} ${afterPhrase(phrase, said(within))}`);
  return askInTwo(from, steps, style);
}

function askInTwo(from: WordedTerm, steps: readonly [WordedStep, WordedStep], style: number): Asked {
  const [first, second] = steps;
  const modality = weakest(steps);
  const noun = STAND_IN[(first.forward ? first.object : first.subject).type ?? ''];
  const hidden = said(noun === undefined ? 'something' : `a certain ${noun}`);
  const that = said(noun === undefined ? 'that' : `that ${noun}`);
  const onward = phraseOf(first, endTypes(first), style);
  const back = phraseOf(backward(first), endTypes(first), style);
  // A kind is named bare, which a stand-in cannot be.
  const isKind = first.type === 'SPECIALIZATION' && first.forward;
  if (onward === null && back === null) return null;
  const near =
    onward !== null
      ? `${termInSentence(from)} ${verbOf(onward, isPlural(from), modality)} ${isKind ? 'something' : hidden.term}`
      : `${hidden.term} ${verbOf(back!, false, modality)} ${afterPhrase(back!, from)}`;
  const asked = endQuestion(second, isKind ? said('that') : that, modality, style);
  return asked === null ? null : question(steps, `${near}${OF_THAT}${capitalized(asked)}`);
}

/** Two relations with one concept between their named ends, asked for that concept. */
export function askBetween(
  asking: 'statements' | 'questions',
  from: WordedTerm,
  steps: readonly [WordedStep, WordedStep],
  to: WordedTerm,
  style: number,
): Asked {
  const [first, second] = steps;
  const onward = phraseOf(second, endTypes(second), style);
  if (onward === null) return null;
  const isHedged = weakest(steps) === 'hedged';
  const then = `${isHedged ? `may ${baseOf(onward)}` : onward.singular} ${afterPhrase(onward, to)}`;
  if (asking === 'statements') {
    const before = phraseOf(first, endTypes(first), style);
    if (before === null) return null;
    const verb = verbOf(before, isPlural(from), weakest(steps));
    return question(steps, `${termInSentence(from)} ${verb} ___${WHICH} ${then}`)?.replace(/\?$/, '.') ?? null;
  }
  const before = phraseOf(backward(first), endTypes(first), style);
  if (before === null) return null;
  const verb = sung(before, steps);
  // "what includes both encapsulation and abstraction"
  const isOneVerb = then.startsWith(`${verb} `);
  return question(
    steps,
    isOneVerb
      ? `what ${verb}${BOTH}${afterPhrase(before, from)} and ${afterPhrase(onward, to)}`
      : `what ${verb} ${afterPhrase(before, from)} and ${then}`,
  );
}
