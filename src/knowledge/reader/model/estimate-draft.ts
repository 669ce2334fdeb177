import { countTokens } from 'gpt-tokenizer';
import type { EndpointSettings } from '../../../platform/index.ts';
import type { ReadingWindow } from './windows.ts';

export interface DraftEstimate {
  readonly calls: number;
  readonly promptTokens: number;
  readonly completionTokens: number;
  /** Null: the price is unknown. */
  readonly costUsd: number | null;
}

/** The longest of the three prompts without its passage, and what careful readers' chains take per token read. */
const PROMPT_OVERHEAD = 600;
const ANSWER_PER_TOKEN = { chains: 0.25, relations: 0.9, concepts: 0.5 };

/**
 * Before the start: three calls a window; the tokens of the passages counted, those of the answers estimated from the density of
 * careful readers' knowledge files (25 relations in 1,000 words). Retries are not in it. A heuristic, labelled as one.
 */
export function estimateDraft(windows: readonly ReadingWindow[], price: EndpointSettings['price']): DraftEstimate {
  const passage = windows.reduce((sum, { text }) => sum + countTokens(text), 0);
  const promptTokens = 3 * (passage + PROMPT_OVERHEAD * windows.length);
  const completionTokens = Math.round(
    passage * (ANSWER_PER_TOKEN.chains + ANSWER_PER_TOKEN.relations + ANSWER_PER_TOKEN.concepts),
  );
  return {
    calls: 3 * windows.length,
    promptTokens,
    completionTokens,
    costUsd: price === null ? null : (promptTokens * price.input + completionTokens * price.output) / 1e6,
  };
}
