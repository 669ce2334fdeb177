import { type JobContext, ProdaError } from '../domain/index.ts';
import type { ModelClient } from '../platform/index.ts';
import type { Answer } from './answer.ts';
import { ANSWER_PROMPT } from './answer-prompt.ts';
import type { EndpointBill } from './evaluate-endpoint.ts';
import { extractLetter } from './importers/index.ts';

/** A question with choices as a model sees it. */
export interface Question {
  readonly id: string;
  readonly question: string;
  readonly choices: readonly string[];
  readonly labels: readonly string[];
}
export interface AskOptions {
  readonly repeat: number;
  readonly temperature: number;
  readonly maxTokens: number;
}
/** What a model made of a question. `isError`: there is no answer, which says nothing about the model's knowledge. */
export interface ModelAnswer extends Pick<Answer, 'chosen' | 'response' | 'warnings'> {
  readonly isError: boolean;
}

/**
 * Asks the model one question and adds to the bill. A model that refuses or runs out of tokens has answered, and not rightly; one
 * that says nothing usable has not answered. Throws what concerns the endpoint: llm/….
 */
export async function askModel(
  client: ModelClient,
  projectId: string,
  { question, choices, labels }: Question,
  { repeat, temperature, maxTokens }: AskOptions,
  { signal, jobId }: JobContext,
  bill: { -readonly [K in keyof EndpointBill]: EndpointBill[K] },
): Promise<ModelAnswer> {
  try {
    const { text, usage, isStored } = await client.ask<string>({
      projectId,
      stage: 'evaluate',
      jobId,
      promptVersion: ANSWER_PROMPT.version,
      messages: [{ role: 'user', content: ANSWER_PROMPT.render({ question, choices, labels }) }],
      schema: null,
      maxTokens,
      temperature,
      sampleIndex: repeat,
      signal,
    });
    bill[isStored ? 'stored' : 'calls']++;
    bill.promptTokens += isStored ? 0 : (usage?.promptTokens ?? 0);
    bill.completionTokens += isStored ? 0 : (usage?.completionTokens ?? 0);
    const { index, warning } = extractLetter(text, labels, choices);
    return { chosen: index, response: text, warnings: warning === null ? [] : [warning], isError: false };
  } catch (error) {
    const code = error instanceof ProdaError ? error.code : null;
    if (code === 'llm/refused' || code === 'llm/truncated')
      return { chosen: null, response: null, warnings: [code.slice('llm/'.length)], isError: false };
    if (code === 'llm/malformed')
      return { chosen: null, response: (error as ProdaError).message, warnings: [], isError: true };
    throw error;
  }
}
