import type { z } from 'zod';
import { askTwice } from './ask-twice.ts';
import type { Bill } from './bill.ts';
import type { ModelCall } from './call.ts';
import type { ModelClient } from './model-client.ts';
import type { Prompt } from './prompt.ts';

export interface PromptCall<T>
  extends Pick<ModelCall<T>, 'projectId' | 'stage' | 'jobId' | 'documentId' | 'maxTokens' | 'signal'> {
  readonly prompt: Prompt;
  readonly values: Readonly<Record<string, string>>;
  readonly answer: z.ZodType<T>;
}

/** One prompt file filled and put to the model as a single message, at temperature 0, for an answer of the given shape. Throws as askTwice does. */
export function askPrompt<T>(
  model: Pick<ModelClient, 'ask'>,
  { prompt, values, answer, ...call }: PromptCall<T>,
  bill?: Bill,
): Promise<T> {
  return askTwice(
    model,
    {
      ...call,
      promptVersion: prompt.version,
      messages: [{ role: 'user', content: prompt.render(values) }],
      schema: { name: prompt.name.replaceAll('-', '_'), zod: answer },
      temperature: 0,
    },
    bill,
  );
}
