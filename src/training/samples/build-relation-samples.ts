import { idOf, pickOne, type Random, type Sample, type SampleFormat, shuffled } from '../../domain/index.ts';
import { capitalized, isPlural, sentenceOf, statementOf, stylesOf, termInSentence } from '../../knowledge/index.ts';
import type { FactTerm, RelationFact } from './fact.ts';

/** A question whose answer is the object, by relation type; `{s}` is the subject, `{do}` and `{be}` agree with it. */
const QUESTIONS: Record<RelationFact['type'], readonly string[]> = {
  SPECIALIZATION: ['What {be} {s} a kind of?', 'To which more general kind {do} {s} belong?'],
  PART_OF: ['What {be} {s} a part of?', 'Of which whole {be} {s} a component?'],
  CAUSAL: ['What {do} {s} bring about?', 'What {be} an effect of {s}?'],
  INHIBITS: ['What {do} {s} hold back?', 'What {be} lowered or prevented by {s}?'],
  PREREQUISITE: ['What {be} {s} needed for?', 'For what {be} {s} a precondition?'],
  PRECEDES: ['What {do} {s} come before?', 'What comes later than {s}?'],
  CONTRAST: ['From what {do} {s} differ?', 'From what must {s} be told apart?'],
  EQUIVALENCE: ['What {be} {s} the same as?', 'What is meant by {s}, under another name?'],
  PROPERTY: ['Which property {do} {s} have?', 'What characterizes {s}?'],
  FUNCTION: ['Which purpose {do} {s} serve?', 'What role {do} {s} have?'],
  TRANSFORMATION: ['What {do} {s} turn into?', 'Into what {be} {s} converted?'],
  EVIDENCE: ['For what {be} {s} evidence?', 'To what {do} {s} point?'],
  ASSOCIATION: ['With what {do} {s} go together?', 'With what {be} {s} associated?'],
};
const LABELS = ['A', 'B', 'C', 'D'];

export interface SampleDraw {
  readonly format: SampleFormat;
  readonly random: Random;
  readonly origin: Sample['origin'];
  /** Whether the rationale quotes the text. A quote may say more than the one relation, so the gate may refuse it. */
  readonly withQuote: boolean;
}

/** One sample that teaches this relation and nothing else; null where the format needs false statements and there are none. */
export function buildRelationSample(fact: RelationFact, draw: SampleDraw): Sample | null {
  const made = BUILDERS[draw.format](fact, draw);
  if (made === null) return null;
  const rationale = draw.withQuote ? `${made.rationale} The text says: “${quoteOf(fact.quote)}”` : made.rationale;
  const sample = { ...made, rationale, format: draw.format, discipline: fact.discipline, origin: draw.origin };
  return {
    id: idOf('smp', draw.origin, draw.format, made.question, (made.choices ?? []).join('\n'), made.answer, rationale),
    ...sample,
    teaches: [{ kind: 'relation', id: fact.id }],
  };
}

type Made = Pick<Sample, 'style' | 'question' | 'answer' | 'rationale'> & { choices?: string[] };

const BUILDERS: Record<SampleFormat, (fact: RelationFact, draw: SampleDraw) => Made | null> = {
  open: (fact, { random }) => {
    const style = Math.floor(random() * (QUESTIONS[fact.type].length + 1));
    const [a, b] = twoStyles(fact, random);
    const question =
      style === 0
        ? `How ${isPlural(fact.subject) ? 'are' : 'is'} ${termInSentence(fact.subject)} related to ${termInSentence(fact.object)}?`
        : questionOf(fact, style - 1);
    return { style: `open-${style}`, question, answer: sentenceOf(fact, a), rationale: sentenceOf(fact, b) };
  },
  tf: (fact, { random }) => {
    const [a, b] = twoStyles(fact, random);
    const wrong = random() < 0.5 ? pickOne(fact.falseObjects.slice(0, 8), random) : undefined;
    if (wrong === undefined) {
      return {
        style: 'tf-true',
        question: `True or false? ${sentenceOf(fact, a)}`,
        answer: 'True.',
        rationale: sentenceOf(fact, b),
      };
    }
    return {
      style: 'tf-false',
      question: `True or false? ${sentenceOf({ ...fact, object: wrong }, a)}`,
      answer: 'False.',
      rationale: sentenceOf(fact, b),
    };
  },
  mc: (fact, { random }) => {
    if (fact.falseObjects.length < 3) return null;
    const style = Math.floor(random() * QUESTIONS[fact.type].length);
    const options = shuffled([fact.object, ...shuffled(fact.falseObjects.slice(0, 8), random).slice(0, 3)], random);
    const key = options.indexOf(fact.object);
    const choices = options.map((option) => capitalized(termInSentence(option)));
    return {
      style: `mc-${style}`,
      question: questionOf(fact, style),
      choices,
      answer: `${LABELS[key]}. ${choices[key]}`,
      rationale: sentenceOf(fact, Math.floor(random() * stylesOf(fact.type))),
    };
  },
};

function questionOf(fact: RelationFact, style: number): string {
  const plural = isPlural(fact.subject);
  const question = QUESTIONS[fact.type][style % QUESTIONS[fact.type].length]!;
  const condition = fact.condition ? `, ${fact.condition.trim().replace(/[.;,]+$/, '')}?` : '?';
  return question
    .replace('{s}', termInSentence(fact.subject))
    .replace('{do}', plural ? 'do' : 'does')
    .replace('{be}', plural ? 'are' : 'is')
    .replace(/\?$/, condition);
}

function twoStyles(fact: RelationFact, random: Random): [number, number] {
  const styles = stylesOf(fact.type);
  const first = Math.floor(random() * styles);
  return [first, (first + 1) % styles];
}

const LONGEST_QUOTE = 320;

function quoteOf(quote: string): string {
  const plain = quote
    .replace(/[*_`]+/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return plain.length <= LONGEST_QUOTE ? plain : `${plain.slice(0, plain.lastIndexOf(' ', LONGEST_QUOTE))} …`;
}

/** For samples that contrast a relation with what it was confused with: the true one, then the false one, marked as such. */
export function buildContrastSample(fact: RelationFact, confusedWith: FactTerm, draw: SampleDraw): Sample {
  const [a, b] = twoStyles(fact, draw.random);
  const wrong = statementOf({ ...fact, object: confusedWith }, a);
  const question = `True or false? ${capitalized(wrong)}.`;
  const rationale = `${sentenceOf(fact, b)}${draw.withQuote ? ` The text says: “${quoteOf(fact.quote)}”` : ''}`;
  return {
    id: idOf('smp', draw.origin, 'tf', question, 'False.', rationale),
    format: 'tf',
    style: 'contrast',
    discipline: fact.discipline,
    origin: draw.origin,
    question,
    answer: 'False.',
    rationale,
    teaches: [{ kind: 'relation', id: fact.id }],
  };
}
