import type { Sample } from '../../domain/index.ts';
import type { Statement } from './memory.ts';

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
  readItem(item: ItemText): Statement[][];
}
