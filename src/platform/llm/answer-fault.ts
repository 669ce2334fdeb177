import { ProdaError } from '../../domain/index.ts';

/** What an answer itself is at fault for, to be counted; null: the endpoint, the budget or something else is, and the work ends. */
export function answerFaultOf(error: unknown): string | null {
  if (!(error instanceof ProdaError)) return null;
  const isAnswer = ['llm/refused', 'llm/truncated', 'llm/malformed'].includes(error.code);
  return isAnswer ? `the model's answer: ${error.code.slice('llm/'.length)}` : null;
}
