import { type Preference, pickOne, type Random, type Sample, type SampleFormat, shuffled } from '../../domain/index.ts';
import { capitalized, sentenceOf, stylesOf, termInSentence } from '../../knowledge/index.ts';
import { buildPreference } from './build-preference.ts';
import type { FactTerm, RelationFact } from './fact.ts';
import { questionOf, questionsOf, relationQuestionOf } from './questions.ts';
import { sampleIdOf } from './sample-id.ts';

const LABELS = ['A', 'B', 'C', 'D'];
/** False ends that a sample chooses among: the best ones, but not always the same three. */
const FALSE_ENDS = 8;

export interface SampleDraw {
  readonly format: SampleFormat;
  readonly random: Random;
  readonly origin: Sample['origin'];
  /** Whether the rationale quotes the text. A quote may say more than the one relation, so the gate may refuse it. */
  readonly withQuote: boolean;
  /** The two ways in which the relation is said, first and again; by chance when not given. */
  readonly styles?: readonly [number, number];
}

/** One sample that teaches this relation and nothing else; null where the format needs false statements and there are none. */
export function buildRelationSample(fact: RelationFact, draw: SampleDraw): Sample | null {
  const made = BUILDERS[draw.format](fact, draw.random, draw.styles ?? twoStyles(fact, draw.random));
  if (made === null) return null;
  // One pair a relation: its open sample carries it.
  return finish(fact, draw, made, draw.format === 'open' ? buildPreference(fact, draw.random) : null);
}

/** For what was confused with something: the statement with the wrong end, called false, and then the true one; the pair says the same. */
export function buildContrastSample(fact: RelationFact, confusedWith: FactTerm, draw: SampleDraw): Sample {
  const [a, b] = draw.styles ?? twoStyles(fact, draw.random);
  return finish(
    fact,
    { ...draw, format: 'tf' },
    {
      style: 'contrast',
      question: `True or false? ${sentenceOf({ ...fact, object: confusedWith }, a)}`,
      answer: 'False.',
      rationale: sentenceOf(fact, b),
    },
    buildPreference(fact, draw.random, confusedWith),
  );
}

/** Every ordered pair of two ways to say the type. */
export function stylePairsOf({ type }: RelationFact): [number, number][] {
  const styles = Array.from({ length: stylesOf(type) }, (_, i) => i);
  return styles.flatMap((a) => styles.filter((b) => b !== a).map((b): [number, number] => [a, b]));
}

type Made = Pick<Sample, 'style' | 'question' | 'answer' | 'rationale'> & { choices?: string[] };

const BUILDERS: Record<
  SampleFormat,
  (fact: RelationFact, random: Random, styles: readonly [number, number]) => Made | null
> = {
  open: (fact, random, [a, b]) => {
    const withField = random() < 0.5;
    const [objectAsked, subjectAsked] = [questionsOf(fact.type, 'object'), questionsOf(fact.type, 'subject')];
    const form = Math.floor(random() * (1 + objectAsked + subjectAsked));
    const asked = form <= objectAsked ? 'object' : 'subject';
    const question =
      form === 0
        ? relationQuestionOf(fact, { withField })
        : questionOf(fact, asked, asked === 'object' ? form - 1 : form - 1 - objectAsked, { withField });
    const style = form === 0 ? 'open-relation' : `open-${asked}`;
    return { style, question, answer: sentenceOf(fact, a), rationale: sentenceOf(fact, b) };
  },
  tf: (fact, random, [a, b]) => {
    const wrong = random() < 0.5 ? pickOne(fact.falseObjects.slice(0, FALSE_ENDS), random) : undefined;
    return {
      style: wrong === undefined ? 'tf-true' : 'tf-false',
      question: `True or false? ${sentenceOf(wrong === undefined ? fact : { ...fact, object: wrong }, a)}`,
      answer: wrong === undefined ? 'True.' : 'False.',
      rationale: sentenceOf(fact, b),
    };
  },
  mc: (fact, random, [a]) => {
    const wrong = shuffled(fact.falseObjects.slice(0, FALSE_ENDS), random).slice(0, 3);
    if (wrong.length < 3) return null;
    const options = shuffled([fact.object, ...wrong], random);
    const key = options.indexOf(fact.object);
    const choices = options.map((option) => capitalized(termInSentence(option)));
    if (new Set(choices.map((choice) => choice.toLowerCase())).size < choices.length) return null;
    const style = Math.floor(random() * questionsOf(fact.type, 'object'));
    return {
      style: 'mc-object',
      question: questionOf(fact, 'object', style, { withField: random() < 0.5 }),
      choices,
      answer: `${LABELS[key]}. ${choices[key]}`,
      rationale: sentenceOf(fact, a),
    };
  },
};

function finish(
  fact: RelationFact,
  { format, origin, withQuote }: SampleDraw,
  made: Made,
  preference: Preference | null,
): Sample {
  const sample: Omit<Sample, 'id'> = {
    ...made,
    format,
    discipline: fact.discipline,
    origin,
    rationale: withQuote ? `${made.rationale} The text says: “${quoteOf(fact.quote)}”` : made.rationale,
    teaches: [{ kind: 'relation', id: fact.id }],
    ...(preference !== null && { preference }),
  };
  return { id: sampleIdOf(sample), ...sample };
}

function twoStyles(fact: RelationFact, random: Random): [number, number] {
  return pickOne(stylePairsOf(fact), random)!;
}

const LONGEST_QUOTE = 320;

/** The quote in plain text; curly quotation marks inside become single ones, so that the outer pair stays the outer. */
function quoteOf(quote: string): string {
  const plain = quote
    .replace(/[*_`]+/g, '')
    .replaceAll('“', '‘')
    .replaceAll('”', '’')
    .replace(/\s+/g, ' ')
    .trim();
  return plain.length <= LONGEST_QUOTE ? plain : `${plain.slice(0, plain.lastIndexOf(' ', LONGEST_QUOTE))} …`;
}
