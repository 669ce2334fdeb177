import { createHash } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { type EvalRun, type JobContext, type KeyedItem, ProdaError, type Split } from '../domain/index.ts';
import { type Graph, type ModelClient, mapAhead, type Usage } from '../platform/index.ts';
import type { Answer } from './answer.ts';
import { ANSWER_PROMPT } from './answer-prompt.ts';
import { askModel } from './ask-model.ts';
import type { Models } from './models.ts';
import { recordAnswers } from './record-answers.ts';
import type { Runs } from './runs.ts';
import type { ItemSource } from './sources.ts';

export interface EndpointRun {
  readonly benchmarkId: string;
  readonly modelId: string;
  readonly split?: Split | undefined;
  /** How often each item is asked, 1 by default. */
  readonly repeats?: number | undefined;
  readonly temperature?: number | undefined;
  readonly maxTokens?: number | undefined;
}

/** What asking came to. `stored`: answers that were known already and cost nothing. */
export interface EndpointBill extends Usage {
  readonly calls: number;
  readonly stored: number;
}

/** Questions prepared ahead of the answers; how many are in flight is the client's own limit. */
const AHEAD = 64;

/**
 * Asks a model over an OpenAI-compatible endpoint. An answer that was given once is never bought again, so a run that was
 * cut short goes on where it stopped. What an item's own answer is at fault for (no usable shape) is an error of that item;
 * what concerns the endpoint (down, at its limit, the budget) ends the work, to be done again later.
 */
export function createEndpointEvaluation({
  graph,
  benchmark,
  models,
  runs,
  client,
}: {
  graph: Graph;
  benchmark: ItemSource;
  models: Models;
  runs: Runs;
  client: ModelClient | null;
}) {
  return async function evaluateEndpoint(
    projectId: string,
    input: EndpointRun,
    context: JobContext,
  ): Promise<{ run: EvalRun; bill: EndpointBill }> {
    if (client === null) throw new ProdaError('llm/not-configured');
    const { benchmarkId, modelId, split = null, repeats = 1, temperature = 0, maxTokens = 1_024 } = input;
    const suite = await benchmark.getBenchmark(projectId, benchmarkId);
    await models.get(projectId, modelId);
    const asked = [client.model, ANSWER_PROMPT.version, temperature, maxTokens, repeats, suite.contentHash, split];
    const source = createHash('sha256').update(JSON.stringify(asked)).digest('hex');
    const run = await runs.create(projectId, { benchmarkId, modelId, split, harness: 'endpoint', source });
    // Every call in flight listens for the job's end.
    setMaxListeners(4 * AHEAD, context.signal);
    const bill = { calls: 0, stored: 0, promptTokens: 0, completionTokens: 0 };
    const items = split === 'dev' ? suite.devItems : split === 'held-out' ? suite.heldOutItems : suite.items;

    async function* questions(): AsyncGenerator<{ item: KeyedItem; repeat: number }, void> {
      for await (const item of benchmark.streamItems(projectId, benchmarkId))
        if (split === null || item.split === split)
          for (let repeat = 0; repeat < repeats; repeat++) yield { item, repeat };
    }
    const ask = async ({ item, repeat }: { item: KeyedItem; repeat: number }): Promise<Answer> => {
      const { isError, ...told } = await askModel(
        client,
        projectId,
        item,
        { repeat, temperature, maxTokens },
        context,
        bill,
      );
      const outcome = isError
        ? 'error'
        : told.chosen === null
          ? 'unparsed'
          : told.chosen === item.answer
            ? 'correct'
            : 'wrong';
      const correct = isError ? null : outcome === 'correct';
      return { itemId: item.id, repeat, outcome, correct, ...told, optionScores: null };
    };
    await recordAnswers(
      graph,
      { projectId, runId: run.id, post: source.slice(0, 16) },
      mapAhead(questions(), AHEAD, ask),
      context,
      items * repeats,
    );
    return { run: await runs.get(projectId, run.id), bill };
  };
}
