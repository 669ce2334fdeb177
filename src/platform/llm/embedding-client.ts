import { createHash } from 'node:crypto';
import OpenAI from 'openai';
import pLimit from 'p-limit';
import { z } from 'zod';
import { ProdaError } from '../../domain/index.ts';
import type { Budget } from './budget.ts';
import { type BuyingRules, buy } from './buy.ts';
import type { EndpointSettings } from './call.ts';
import { guardedFetch } from './guarded-fetch.ts';
import type { ResponseStore } from './response-store.ts';

const Vector = z.array(z.number()).min(1).max(16_384);

export interface EmbeddingCall {
  readonly projectId: string;
  readonly stage: string;
  readonly jobId?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface EmbeddingClient {
  readonly model: string;
  /** A vector a text, in their order. A recorded vector is never bought again. Throws `llm/…`. */
  embed(call: EmbeddingCall, texts: readonly string[]): Promise<number[][]>;
}

/** Texts in one call. */
const BATCH = 64;
const TIMEOUT_MS = 60_000;

/** Embeddings over an OpenAI-compatible endpoint, with the same record, budget and rules as every other call to it. */
export function createEmbeddingClient({
  endpoint,
  store,
  ...rules
}: BuyingRules & { endpoint: EndpointSettings; store: ResponseStore; budget: Budget }): EmbeddingClient {
  const openai = new OpenAI({ baseURL: endpoint.baseUrl, apiKey: endpoint.apiKey, maxRetries: 0, fetch: guardedFetch });
  const limit = pLimit(endpoint.concurrency);
  const keyOf = (text: string): string =>
    createHash('sha256')
      .update(JSON.stringify(['embedding', endpoint.baseUrl, endpoint.model, text]))
      .digest('hex');

  async function recorded({ projectId }: EmbeddingCall, text: string): Promise<number[] | null> {
    const found = await store.get(projectId, keyOf(text));
    const parsed = found === null ? null : Vector.safeParse(JSON.parse(found.text));
    return parsed?.success ? parsed.data : null;
  }

  const buyVectors = (call: EmbeddingCall, texts: readonly string[]) =>
    buy(rules, {
      signal: call.signal,
      reserve: () =>
        rules.budget.reserve(
          { ...call, messages: texts.map((content) => ({ role: 'user', content })), maxTokens: 0 },
          endpoint,
        ),
      send: () => ask(texts, call.signal),
      keep: async ({ vectors }) => {
        for (const [i, text] of texts.entries())
          await store.put(call.projectId, keyOf(text), {
            text: JSON.stringify(vectors[i]),
            model: endpoint.model,
            usage: null,
            finish: 'stop',
          });
      },
      usageOf: ({ tokens }) => ({ promptTokens: tokens, completionTokens: 0 }),
    });

  async function ask(texts: readonly string[], signal: AbortSignal | undefined) {
    const answer = await openai.embeddings.create(
      { model: endpoint.model, input: [...texts], encoding_format: 'float' },
      { timeout: TIMEOUT_MS, maxRetries: 0, ...(signal && { signal }) },
    );
    const byIndex = [...(answer.data ?? [])].sort((a, b) => a.index - b.index);
    const vectors = z
      .array(Vector)
      .length(texts.length)
      .safeParse(byIndex.map(({ embedding }) => embedding));
    if (!vectors.success)
      throw new ProdaError('llm/malformed', { detail: `no vector for each of ${texts.length} texts` });
    return { vectors: vectors.data, tokens: answer.usage?.prompt_tokens ?? 0 };
  }

  return {
    model: endpoint.model,
    embed: async (call, texts) => {
      const vectors = new Map<string, number[]>();
      for (const text of new Set(texts)) {
        const known = await recorded(call, text);
        if (known !== null) vectors.set(text, known);
      }
      const missing = [...new Set(texts)].filter((text) => !vectors.has(text));
      const batches = Array.from({ length: Math.ceil(missing.length / BATCH) }, (_, i) =>
        missing.slice(i * BATCH, (i + 1) * BATCH),
      );
      const bought = await Promise.all(batches.map((batch) => limit(() => buyVectors(call, batch))));
      for (const [b, batch] of batches.entries())
        for (const [i, text] of batch.entries()) vectors.set(text, bought[b]!.vectors[i]!);
      return texts.map((text) => vectors.get(text)!);
    },
  };
}
