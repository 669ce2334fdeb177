import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import OpenAI from 'openai';
import { zodResponseFormat } from 'openai/helpers/zod';
import pLimit from 'p-limit';
import { ProdaError, type Random } from '../../domain/index.ts';
import type { Budget } from './budget.ts';
import type { EndpointSettings, ModelAnswer, ModelCall, Usage } from './call.ts';
import { guardedFetch } from './guarded-fetch.ts';
import { modelFaultOf } from './model-error.ts';
import type { ResponseStore, StoredResponse } from './response-store.ts';

const TRIES = 4;
const LONGEST_WAIT_MS = 60_000;
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

export interface ModelClientParts {
  readonly endpoint: EndpointSettings;
  readonly store: ResponseStore;
  readonly budget: Budget;
  readonly random: Random;
  /** The base of the back-off, 1 s; shorter in tests. */
  readonly backoffMs?: number;
}

/**
 * The one way to a model, over any OpenAI-compatible endpoint. Retrying is decided here and nowhere else (`maxRetries: 0`); the
 * budget is reserved before a call and settled after it; the answer is on disk before it is used.
 */
export function createModelClient({
  endpoint,
  store,
  budget,
  random,
  backoffMs = 1_000,
}: ModelClientParts): ModelClient {
  const openai = new OpenAI({ baseURL: endpoint.baseUrl, apiKey: endpoint.apiKey, maxRetries: 0, fetch: guardedFetch });
  const limit = pLimit(endpoint.concurrency);
  const flights = new Map<string, Promise<{ response: StoredResponse; isStored: boolean }>>();

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

  async function sendWithRetries<T>(call: ModelCall<T>, key: string): Promise<StoredResponse> {
    let maybePaid = 0;
    for (let attempt = 1; ; attempt++) {
      call.signal?.throwIfAborted();
      const reservation = await budget.reserve(call, endpoint);
      const outcome = await send(call, key).catch((thrown: unknown) => modelFaultOf(thrown));
      if ('text' in outcome) {
        // On disk before it is booked: a crash in between loses a line of the account, never an answer.
        await store.put(call.projectId, key, outcome);
        await budget.settle(reservation, outcome.usage);
        return outcome;
      }
      if (outcome.isMaybePaid) maybePaid++;
      await budget.settle(reservation, outcome.isMaybePaid ? 'maybe-paid' : 'unpaid');
      const waitMs = outcome.waitMs ?? 0;
      if (!outcome.isRetryable || attempt >= TRIES || maybePaid > 1 || waitMs > LONGEST_WAIT_MS) throw outcome.error;
      await sleep(
        Math.max(waitMs, random() * Math.min(LONGEST_WAIT_MS, backoffMs * 2 ** attempt)),
        undefined,
        call.signal && { signal: call.signal },
      );
    }
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
        return { response: await sendWithRetries(call, key), isStored: false };
      } finally {
        await release();
      }
    });
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
      const key = keyOf(call);
      let flight = flights.get(key);
      if (flight === undefined) {
        flight = answer(call, key).finally(() => flights.delete(key));
        flights.set(key, flight);
      }
      const { response, isStored } = await flight;
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
  } catch (cause) {
    throw new ProdaError('llm/malformed', { detail: 'the answer is not one JSON value' }, { cause });
  }
  const parsed = call.schema.zod.safeParse(value);
  if (parsed.success) return parsed.data;
  const detail = parsed.error.issues
    .slice(0, 5)
    .map(({ path, message }) => `/${path.join('/')} ${message}`)
    .join('; ');
  throw new ProdaError('llm/malformed', { detail }, { cause: parsed.error });
}
