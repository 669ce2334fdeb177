import { z } from 'zod';
import { ALGEBRA, pickOne, type Random, type Sample, shuffled } from '../../domain/index.ts';
import { capitalized, conditionOf, termInSentence } from '../../knowledge/index.ts';
import { askPrompt, markerFor, readPrompt } from '../../platform/index.ts';
import type { FactTerm, RelationFact } from '../samples/fact.ts';
import type { DraftScope } from './drafting.ts';
import { faultOfQuestion, faultOfStatement } from './states-fact.ts';

export const SAMPLE_PROMPT = readPrompt('draft-sample');
/** Strict mode wants every property, so nothing is optional. */
const DraftedSample = z.object({ question: z.string(), answer: z.string(), explanation: z.string() });

const LABELS = ['A', 'B', 'C', 'D'];
const FALSE_ENDS = 8;
const MAX_TOKENS = 600;

/** The text of a sample that a model wrote, or why it may not be used. */
export type Drafted =
  | { readonly text: Pick<Sample, 'style' | 'question' | 'answer' | 'rationale'> & { choices?: string[] } }
  | { readonly faults: readonly string[] };

/**
 * What the service decides before the model is asked: which end is asked for, whether the statement is true, which options there are. The
 * verdict, the options and their order are never the model's.
 */
export interface Task {
  readonly asked: 'subject' | 'object';
  /** What stands in the place of the object in a false statement; null: the statement is true. */
  readonly wrong: FactTerm | null;
  readonly options: readonly FactTerm[];
}

/** Null: the format needs false ends and there are too few. */
export function taskOf(fact: RelationFact, format: Sample['format'], random: Random, isFalse: boolean): Task | null {
  const wrong = format === 'tf' && isFalse ? pickOne(fact.falseObjects.slice(0, FALSE_ENDS), random) : undefined;
  if (format === 'tf' && isFalse && wrong === undefined) return null;
  const others = shuffled(fact.falseObjects.slice(0, FALSE_ENDS), random).slice(0, 3);
  if (format === 'mc' && others.length < 3) return null;
  return {
    asked: format === 'open' && random() < 0.5 ? 'subject' : 'object',
    wrong: wrong ?? null,
    options: format === 'mc' ? shuffled([fact.object, ...others], random) : [],
  };
}

/** One sample on one relation in a model's words, checked against the relation. Throws `llm/…`. */
export async function draftRelation(
  { model, projectId, signal, bill }: DraftScope,
  fact: RelationFact,
  format: Sample['format'],
  task: Task,
  complaints: readonly string[],
): Promise<Drafted> {
  const shown = JSON.stringify(
    {
      ...describeFact(fact),
      ...(task.wrong !== null && { falseStatement: readsOf({ ...fact, object: task.wrong }) }),
    },
    null,
    1,
  );
  const drafted = await askPrompt(
    model,
    {
      projectId,
      stage: 'draft-samples',
      prompt: SAMPLE_PROMPT,
      values: {
        task: TASKS[format](fact, task),
        complaints: complaintsIn(complaints),
        fact: shown,
        marker: markerFor(shown),
      },
      answer: DraftedSample,
      maxTokens: MAX_TOKENS,
      signal,
    },
    bill,
  );
  const [question, answer, rationale] = [drafted.question.trim(), drafted.answer.trim(), drafted.explanation.trim()];
  const faults = [
    ...fault('explanation', faultOfStatement(rationale, fact)),
    ...(format === 'tf'
      ? fault('question', faultOfStatement(question, task.wrong === null ? fact : { ...fact, object: task.wrong }))
      : fault('question', faultOfQuestion(question, fact, task.asked))),
    ...(format === 'open' ? fault('answer', faultOfStatement(answer, fact)) : []),
    ...(format === 'open' && answer === rationale ? ['explanation: it repeats the answer'] : []),
  ];
  if (faults.length > 0) return { faults };
  return { text: textOf(fact, format, task, { question, answer, rationale }) };
}

function textOf(
  fact: RelationFact,
  format: Sample['format'],
  { wrong, options, asked }: Task,
  { question, answer, rationale }: { question: string; answer: string; rationale: string },
): Extract<Drafted, { text: object }>['text'] {
  if (format === 'open') return { style: `llm-open-${asked}`, question, answer, rationale };
  if (format === 'tf') {
    const [style, verdict] = wrong === null ? ['llm-tf-true', 'True.'] : ['llm-tf-false', 'False.'];
    return { style, question: `True or false? ${question}`, answer: verdict, rationale };
  }
  const choices = options.map((option) => capitalized(termInSentence(option)));
  const key = options.findIndex(({ id }) => id === fact.object.id);
  return { style: 'llm-mc-object', question, choices, answer: `${LABELS[key]}. ${choices[key]}`, rationale };
}

const TASKS: Record<Sample['format'], (fact: RelationFact, task: Task) => string> = {
  open: (_, { asked }) =>
    `- question: a question that names the ${asked === 'object' ? 'subject' : 'object'} and asks for the ${asked}, which it does not name;
- answer: one sentence that states the fact;
- explanation: one sentence that states the fact again in other words.`,
  tf: (_, { wrong }) =>
    `- question: one sentence that says what ${wrong === null ? '"reads"' : '"falseStatement"'} says, without "true or false";
- answer: empty;
- explanation: one sentence that states the fact as "reads" has it.`,
  mc: () =>
    `- question: a question that names the subject and asks for the object, which it does not name; the options are added later;
- answer: empty;
- explanation: one sentence that states the fact.`,
};

/** A fact as a generator is shown it. */
export function describeFact(fact: RelationFact): object {
  const { subject, object, type, modality, condition, quote, discipline } = fact;
  return {
    discipline,
    subject: subject.term,
    relation: type,
    object: object.term,
    reads: readsOf(fact),
    strength: modality,
    condition: condition === null ? null : conditionOf(condition),
    quote,
  };
}

const readsOf = ({ subject, type, object }: RelationFact): string =>
  `${subject.term} ${ALGEBRA[type].reads} ${object.term}`;

/** What was wrong with the answer before, for the one retry. */
export const complaintsIn = (faults: readonly string[]): string =>
  faults.length === 0
    ? ''
    : `\nAn earlier answer was refused. Mend it:\n${faults.map((line) => `- ${line}`).join('\n')}\n`;

const fault = (where: string, found: string | null): string[] => (found === null ? [] : [`${where}: ${found}`]);
