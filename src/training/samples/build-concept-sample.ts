import { idOf, type Sample, shuffled } from '../../domain/index.ts';
import { capitalized, termInSentence } from '../../knowledge/index.ts';
import type { SampleDraw } from './build-relation-samples.ts';
import type { ConceptFact } from './fact.ts';

const LABELS = ['A', 'B', 'C', 'D'];

/** One sample that teaches what a concept is; null where the format needs other definitions and there are too few. */
export function buildConceptSample(fact: ConceptFact, { format, random, origin }: SampleDraw): Sample | null {
  const term = termInSentence(fact);
  const meaning = definitionOf(fact.definition);
  const made = ((): (Pick<Sample, 'style' | 'question' | 'answer' | 'rationale'> & { choices?: string[] }) | null => {
    if (format === 'open') {
      const question =
        random() < 0.5
          ? `In ${fact.discipline}, what is meant by ${term}?`
          : `Define ${term}, as the term is used in ${fact.discipline}.`;
      return { style: 'definition', question, answer: meaning, rationale: `This is the definition of ${term}.` };
    }
    const others = shuffled(fact.others, random).slice(0, 3);
    if (format === 'tf') {
      const wrong = random() < 0.5 ? others[0] : undefined;
      return wrong === undefined
        ? {
            style: 'definition-true',
            question: `True or false? This describes ${term}: ${meaning}`,
            answer: 'True.',
            rationale: `This is the definition of ${term}.`,
          }
        : {
            style: 'definition-false',
            question: `True or false? This describes ${term}: ${definitionOf(wrong.definition)}`,
            answer: 'False.',
            rationale: `It describes ${wrong.term}. The definition of ${term} reads: ${meaning}`,
          };
    }
    if (others.length < 3) return null;
    const options = shuffled([fact.definition, ...others.map(({ definition }) => definition)], random).map(
      definitionOf,
    );
    const key = options.indexOf(meaning);
    return {
      style: 'definition-mc',
      question: `Which of these describes ${term}?`,
      choices: options,
      answer: `${LABELS[key]}. ${options[key]}`,
      rationale: `This is the definition of ${term}.`,
    };
  })();
  if (made === null) return null;
  return {
    id: idOf('smp', origin, format, made.question, (made.choices ?? []).join('\n'), made.answer, made.rationale),
    format,
    discipline: fact.discipline,
    origin,
    ...made,
    teaches: [{ kind: 'concept', id: fact.id }],
  };
}

function definitionOf(definition: string): string {
  const plain = definition
    .replace(/[*_`]+/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return capitalized(/[.!?]$/.test(plain) ? plain : `${plain}.`);
}
