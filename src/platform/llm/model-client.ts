import { createHash } from 'node:crypto';
import OpenAI from 'openai';
import { zodResponseFormat } from 'openai/helpers/zod';
import pLimit from 'p-limit';
import { ProdaError, refuseBrokenText } from '../../domain/index.ts';
import type { Budget } from './budget.ts';
import { type BuyingRules, buy } from './buy.ts';
import type { EndpointSettings, ModelAnswer, ModelCall, Usage } from './call.ts';
import { guardedFetch } from './guarded-fetch.ts';
import type { ResponseStore, StoredResponse } from './response-store.ts';

/** Below this speed a generation counts as stuck. */
const TOKENS_PER_SECOND = 20;
const FIRST_BYTE_MS = 60_000;
const LONGEST_CALL_MS = 15 * 60_000;

export interface ModelClient {
  readonly model: string;
  /** Calls in flight at most. */
  readonly concurrency: number;
  /** USD per million tokens; null: unknown. */
  readonly price: EndpointSettings['price'];
  /** The recorded answer to this question, if there is one; asks nobody. Throws what a bad answer throws. */
  peek<T>(call: ModelCall<T>): Promise<ModelAnswer<T> | null>;
  /** Throws `llm/…`. A recorded answer is never bought again; two callers of the same question share one call. */
  ask<T>(call: ModelCall<T>): Promise<ModelAnswer<T>>;
}

export interface ModelClientParts extends BuyingRules {
  readonly endpoint: EndpointSettings;
  readonly store: ResponseStore;
  readonly budget: Budget;
}

/** A question that is being asked, and by whom. */
interface Flight {
  readonly answered: Promise<{ response: StoredResponse; isStored: boolean }>;
  readonly signal: AbortSignal | undefined;
}

/**
 * The one way to a model, over any OpenAI-compatible endpoint. The library retries nothing (`maxRetries: 0`): buy.ts does; the
 * budget is reserved before a call and settled after it; the answer is on disk before it is used.
 */
export function createModelClient({ endpoint, store, ...rules }: ModelClientParts): ModelClient {
  const openai = new OpenAI({ baseURL: endpoint.baseUrl, apiKey: endpoint.apiKey, maxRetries: 0, fetch: guardedFetch });
  const limit = pLimit(endpoint.concurrency);
  const flights = new Map<string, Flight>();

  const keyOf = <T>(call: ModelCall<T>): string =>
    createHash('sha256')
      .update(
        JSON.stringify([
          call.projectId,
          endpoint.baseUrl,
          endpoint.model,
          call.temperature,
          call.maxTokens,
          formatOf(call),
          call.promptVersion,
          call.messages,
          call.sampleIndex,
        ]),
      )
      .digest('hex');

  async function send<T>(call: ModelCall<T>, key: string): Promise<StoredResponse> {
    const format = formatOf(call);
    const timeout = Math.min(FIRST_BYTE_MS + (call.maxTokens / TOKENS_PER_SECOND) * 1_000, LONGEST_CALL_MS);
    const completion = await openai.chat.completions.create(
      {
        model: endpoint.model,
        messages: [...call.messages],
        temperature: call.temperature,
        max_tokens: call.maxTokens,
        ...(format !== null && { response_format: format }),
      },
      { timeout, maxRetries: 0, idempotencyKey: key, ...(call.signal && { signal: call.signal }) },
    );
    const choice = completion.choices?.[0];
    if (choice === undefined) throw new ProdaError('llm/malformed', { detail: 'no choices' });
    const usage: Usage | null =
      completion.usage === undefined || completion.usage === null
        ? null
        : { promptTokens: completion.usage.prompt_tokens, completionTokens: completion.usage.completion_tokens };
    const isRefused = choice.finish_reason === 'content_filter' || Boolean(choice.message?.refusal);
    const text = choice.message?.content;
    return {
      text: typeof text === 'string' ? text : '',
      model: completion.model ?? endpoint.model,
      usage,
      finish: choice.finish_reason === 'length' ? 'length' : isRefused ? 'refused' : 'stop',
    };
  }

  async function answer<T>(call: ModelCall<T>, key: string): Promise<{ response: StoredResponse; isStored: boolean }> {
    const known = await store.get(call.projectId, key);
    if (known !== null) return { response: known, isStored: true };
    return limit(async () => {
      const release = await store.hold(call.projectId, key, call.signal);
      try {
        // Another process may have asked meanwhile.
        const stored = await store.get(call.projectId, key);
        if (stored !== null) return { response: stored, isStored: true };
        const response = await buy(rules, {
          signal: call.signal,
          reserve: () => rules.budget.reserve(call, endpoint),
          send: () => send(call, key),
          keep: (bought) => store.put(call.projectId, key, bought),
          usageOf: ({ usage }) => usage,
        });
        return { response, isStored: false };
      } finally {
        await release();
      }
    });
  }

  /** Who joins a call pays nothing; when its asker gives it up, one that joined asks anew. */
  async function share<T>(call: ModelCall<T>, key: string): Promise<{ response: StoredResponse; isStored: boolean }> {
    for (;;) {
      call.signal?.throwIfAborted();
      const joined = flights.get(key);
      if (joined === undefined) {
        const answered = answer(call, key).finally(() => flights.delete(key));
        flights.set(key, { answered, signal: call.signal });
        return answered;
      }
      try {
        return { ...(await joined.answered), isStored: true };
      } catch (error) {
        if (joined.signal?.aborted !== true) throw error;
      }
    }
  }

  return {
    model: endpoint.model,
    concurrency: endpoint.concurrency,
    price: endpoint.price,
    peek: async <T>(call: ModelCall<T>) => {
      const stored = await store.get(call.projectId, keyOf(call));
      return stored === null
        ? null
        : { value: parse(call, stored), text: stored.text, usage: stored.usage, isStored: true };
    },
    ask: async <T>(call: ModelCall<T>) => {
      const { response, isStored } = await share(call, keyOf(call));
      return { value: parse(call, response), text: response.text, usage: response.usage, isStored };
    },
  };
}

function formatOf<T>(call: ModelCall<T>): ReturnType<typeof zodResponseFormat> | null {
  return call.schema === null ? null : zodResponseFormat(call.schema.zod, call.schema.name);
}

/**
 * Only what can be checked is believed: one JSON value that fits the schema, or text. An answer that was cut or refused was paid
 * for all the same, so it is recorded and judged here, each time it is read.
 */
function parse<T>(call: ModelCall<T>, { text, finish }: StoredResponse): T {
  if (finish === 'length') throw new ProdaError('llm/truncated', { maxTokens: call.maxTokens });
  if (finish === 'refused') throw new ProdaError('llm/refused');
  if (text.trim() === '') throw new ProdaError('llm/malformed', { detail: 'no content' });
  if (call.schema === null) return text as T;
  let value: unknown;
  try {
    value = JSON.parse(text);
    refuseBrokenText(text, value);
  } catch (cause) {
    throw new ProdaError('llm/malformed', { detail: 'the answer is not one JSON value that can be stored' }, { cause });
  }
  const parsed = call.schema.zod.safeParse(value);
  if (parsed.success) return parsed.data;
  const detail = parsed.error.issues
    .slice(0, 5)
    .map(({ path, message }) => `/${path.join('/')} ${message}`)
    .join('; ');
  throw new ProdaError('llm/malformed', { detail }, { cause: parsed.error });
}
