import type { z } from 'zod';

export interface ModelMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

/** One call with every limit stated. Who pays (`stage`, `jobId`, `documentId`) and `signal` are no part of the response's address. */
export interface ModelCall<T> {
  readonly projectId: string;
  /** For accounts: `extract-chains`, `evaluate` … */
  readonly stage: string;
  /** Whose budget it also counts against, over all attempts of the job. */
  readonly jobId?: string | undefined;
  /** For accounts: the document that is being read. */
  readonly documentId?: string | undefined;
  /** Name and hash of the prompt file that the messages were rendered from. */
  readonly promptVersion: string;
  readonly messages: readonly ModelMessage[];
  /** Structured output: the answer must fit; null for plain text. */
  readonly schema: { readonly name: string; readonly zod: z.ZodType<T> } | null;
  readonly maxTokens: number;
  readonly temperature: number;
  /** Tells repeats of the same question apart. */
  readonly sampleIndex: number;
  readonly signal?: AbortSignal | undefined;
}

export interface Usage {
  readonly promptTokens: number;
  readonly completionTokens: number;
}

export interface ModelAnswer<T> {
  /** Parsed and checked when the call had a schema; else the text. */
  readonly value: T;
  readonly text: string;
  readonly usage: Usage | null;
  /** From the response store: nothing was paid. */
  readonly isStored: boolean;
}

export interface EndpointSettings {
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly model: string;
  /** Calls in flight at most. */
  readonly concurrency: number;
  /** USD per million tokens; null: unknown, and then costs are reported as unknown. */
  readonly price: { readonly input: number; readonly output: number } | null;
}
