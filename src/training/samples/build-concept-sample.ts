import { pickOne, type Random, type Sample, type SampleFormat, shuffled } from '../../domain/index.ts';
import { capitalized, termInSentence } from '../../knowledge/index.ts';
import type { SampleDraw } from './build-relation-samples.ts';
import type { ConceptFact } from './fact.ts';
import { fieldOf } from './questions.ts';
import { sampleIdOf } from './sample-id.ts';

const LABELS = ['A', 'B', 'C', 'D'];
type Made = Pick<Sample, 'style' | 'question' | 'answer' | 'rationale'> & { choices?: string[] };

/** One sample that teaches what a concept is; null where the format needs other definitions and there are too few. */
export function buildConceptSample(fact: ConceptFact, { format, random, origin }: SampleDraw): Sample | null {
  const made = BUILDERS[format](fact, random);
  if (made === null) return null;
  const sample: Omit<Sample, 'id'> = {
    ...made,
    format,
    discipline: fact.discipline,
    origin,
    teaches: [{ kind: 'concept', id: fact.id }],
  };
  return { id: sampleIdOf(sample), ...sample };
}

const BUILDERS: Record<SampleFormat, (fact: ConceptFact, random: Random) => Made | null> = {
  open: (fact, random) => {
    const term = termInSentence(fact);
    const field = fieldOf(fact.discipline);
    const question = pickOne(
      [
        `In ${field}, what is meant by ${term}?`,
        `Define ${term}, as the term is used in ${field}.`,
        `Explain briefly what the term “${fact.term}” means in ${field}.`,
      ],
      random,
    )!;
    return { style: 'definition-open', question, answer: meaningOf(fact), rationale: isDefinition(fact) };
  },
  tf: (fact, random) => {
    const wrong = random() < 0.5 ? pickOne(fact.others, random) : undefined;
    const described = wrong === undefined ? meaningOf(fact) : meaningOf(wrong);
    return {
      style: wrong === undefined ? 'definition-true' : 'definition-false',
      question: `True or false? ${pickOne([`This describes ${termInSentence(fact)}`, `This is what “${fact.term}” means in ${fieldOf(fact.discipline)}`], random)}: ${described}`,
      answer: wrong === undefined ? 'True.' : 'False.',
      rationale:
        wrong === undefined
          ? isDefinition(fact)
          : `That is the meaning of “${wrong.term}”. What “${fact.term}” means: ${meaningOf(fact)}`,
    };
  },
  mc: (fact, random) => {
    const meaning = meaningOf(fact);
    const wrong = shuffled(fact.others.map(meaningOf), random).slice(0, 3);
    const options = shuffled([meaning, ...wrong], random);
    if (wrong.length < 3 || new Set(options.map((option) => option.toLowerCase())).size < 4) return null;
    const key = options.indexOf(meaning);
    return {
      style: 'definition-mc',
      question: `Which of these is the meaning of “${fact.term}” in ${fieldOf(fact.discipline)}?`,
      choices: options,
      answer: `${LABELS[key]}. ${meaning}`,
      rationale: isDefinition(fact),
    };
  },
};

const isDefinition = ({ term }: ConceptFact): string => `That is how “${term}” is defined.`;

function meaningOf({ definition }: { definition: string }): string {
  const plain = definition
    .replace(/[*_`]+/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return capitalized(/[.!?]$/.test(plain) ? plain : `${plain}.`);
}
