import { countTokens } from 'gpt-tokenizer';
import type { EndpointSettings } from '../../../platform/index.ts';
import type { ReadingWindow } from './windows.ts';

/** Calls, tokens and money; `costUsd` null: the price is unknown. */
export interface DraftEstimate {
  readonly calls: number;
  readonly promptTokens: number;
  readonly completionTokens: number;
  readonly costUsd: number | null;
}

/** The longest of the three prompts without its passage, and what careful readers' chains take per token read. */
const PROMPT_OVERHEAD = 600;
const ANSWER_PER_TOKEN = [0.25, 0.9, 0.5] as const; // chains, relations, concepts

/** A window of which the first so many of its three questions are answered already. */
export interface WindowToRead {
  readonly window: Pick<ReadingWindow, 'text'>;
  readonly answered: number;
}

/**
 * Before the start: three calls a window, less those that are answered; the tokens of the passages counted, those of the answers
 * estimated from the density of careful readers' knowledge files (25 relations in 1,000 words). Second tries are not in it. A
 * heuristic, labelled as one.
 */
export function estimateDraft(windows: readonly WindowToRead[], price: EndpointSettings['price']): DraftEstimate {
  const sum = { calls: 0, promptTokens: 0, completionTokens: 0 };
  for (const { window, answered } of windows) {
    const open = ANSWER_PER_TOKEN.slice(answered);
    if (open.length === 0) continue;
    const passage = countTokens(window.text);
    sum.calls += open.length;
    sum.promptTokens += open.length * (passage + PROMPT_OVERHEAD);
    sum.completionTokens += Math.round(passage * open.reduce((a, b) => a + b, 0));
  }
  return {
    ...sum,
    costUsd: price === null ? null : (sum.promptTokens * price.input + sum.completionTokens * price.output) / 1e6,
  };
}
