import type { Bill, ModelClient } from '../../platform/index.ts';
import type { Wording } from './check-wording.ts';

/** What every call in phrasing a suite needs. */
export interface PhrasingScope {
  readonly model: ModelClient;
  readonly projectId: string;
  readonly signal: AbortSignal;
  readonly bill: Bill;
}

/** `fault` is counted; `detail` goes back to the model. */
export interface Complaint {
  readonly fault: string;
  readonly detail: string;
}

/** As an item is shown in every prompt. */
export const renderItem = ({ question, choices }: Wording): string =>
  `${question}\n${choices.map((choice, i) => `${'ABCD'[i]}. ${choice}`).join('\n')}`;
