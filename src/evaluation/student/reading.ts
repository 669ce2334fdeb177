import { type ReadClaim, readQuestion } from '../../benchmark/index.ts';
import type { Sample } from '../../domain/index.ts';
import type { Statement } from './memory.ts';
import { readClause, readSample } from './read-sample.ts';

/** A training record as a model sees it: its text. What it teaches, by whom it was meant and for what, is not there. */
export type SampleText = Pick<Sample, 'format' | 'question' | 'choices' | 'answer' | 'rationale'>;

/** An item as a model sees it. */
export interface ItemText {
  readonly id: string;
  readonly question: string;
  readonly choices: readonly string[];
}

/** How the student reads: statements out of a training text, and what each option of an item claims. */
export interface Reading {
  readSample(sample: SampleText): Statement[];
  /** One list of claims an option; a claim that cannot be read is left out. */
  readItem(item: ItemText): readonly (readonly ReadClaim[])[];
}

/** A question whose choices are whole statements, as in a probe. */
const WHICH_STATEMENT = /^Which of these statements is true\b/;

/**
 * The closed lexicon of the wording, for texts and items alike: an item's question and options are read for what they claim and
 * nothing more. A question of a form that is not known claims nothing, so that the student guesses.
 */
export const CLOSED_READING: Reading = {
  readSample,
  readItem: ({ question, choices }) =>
    readQuestion(question, choices) ??
    choices.map((choice) => {
      const said = WHICH_STATEMENT.test(question) ? readClause(choice) : null;
      return said === null ? [] : [{ kind: 'relation', ...said }];
    }),
};
