import type { DocumentId, JobContext, ProposedChain } from '../../../domain/index.ts';
import type { ModelClient } from '../../../platform/index.ts';
import { admit, type GateSource, type Refusal } from '../../gate/index.ts';
import { type DraftedChain, draftWindow, redraftRelations } from './draft-window.ts';
import { type ReadingWindow, windowsOf } from './windows.ts';

export interface ModelReaderInput {
  readonly projectId: string;
  readonly document: { readonly id: DocumentId; readonly title: string; readonly discipline: string };
  readonly source: GateSource;
}
export interface ModelReaderOutput {
  readonly admitted: ProposedChain[];
  /** What stayed refused after the one retry. */
  readonly refused: Refusal[];
  readonly proposed: number;
}

/**
 * A document read by a model, window by window, all windows at once as far as the endpoint's limit lets them. What the gate refuses goes back once
 * with its reasons; of what is still refused the longest good piece is kept. Throws `llm/…`; what was paid stays in the response store, so a
 * resumed job asks only for the rest.
 */
export async function readWithModel(
  model: ModelClient,
  input: ModelReaderInput,
  context: JobContext,
): Promise<ModelReaderOutput> {
  const windows = windowsOf(input.source.chunks);
  let done = 0;
  const read = await Promise.all(
    windows.map(async (window) => {
      const output = await readWindow(model, input, window, context.signal);
      context.progress(++done, windows.length, 'windows');
      return output;
    }),
  );
  return {
    admitted: read.flatMap(({ admitted }) => admitted),
    refused: read.flatMap(({ refused }) => refused),
    proposed: read.reduce((sum, { proposed }) => sum + proposed, 0),
  };
}

async function readWindow(
  model: ModelClient,
  { projectId, document, source }: ModelReaderInput,
  window: ReadingWindow,
  signal: AbortSignal,
): Promise<ModelReaderOutput> {
  const scope = { projectId, discipline: document.discipline, title: document.title, signal };
  const drafted = await draftWindow(model, scope, window);
  const judged = drafted.map((chain) => ({ chain, ...admit([proposalOf(chain, document)], source) }));
  const faulty = judged.filter(({ refused }) => refused.length > 0);
  if (faulty.length === 0)
    return { admitted: judged.flatMap(({ admitted }) => admitted), refused: [], proposed: drafted.length };
  const complaints = faulty.map(({ chain, refused }) => ({
    chain,
    reasons: refused.map(({ reason, step }) => (step === null ? reason : `step ${step}: ${reason}`)),
  }));
  const again = (await redraftRelations(model, scope, window, complaints)).map((chain) => ({
    chain,
    ...admit([proposalOf(chain, document)], source),
  }));
  // The better of the two answers for a chain: the one of which more is left.
  const kept = faulty.map((first) => {
    const second = again.find(({ chain }) => chain.name === first.chain.name);
    return second !== undefined && stepsOf(second.admitted) >= stepsOf(first.admitted) ? second : first;
  });
  const good = judged.filter(({ refused }) => refused.length === 0);
  return {
    admitted: [...good, ...kept].flatMap(({ admitted }) => admitted),
    refused: kept.flatMap(({ refused }) => refused),
    proposed: drafted.length,
  };
}

const stepsOf = (chains: readonly ProposedChain[]): number => chains.reduce((sum, { steps }) => sum + steps.length, 0);

/** Spans are looked up by the gate: a quote that the text does not hold is the model's memory, not the document's. */
function proposalOf(chain: DraftedChain, document: ModelReaderInput['document']): ProposedChain {
  return {
    discipline: document.discipline,
    documentId: document.id,
    name: chain.name.slice(0, 200),
    summary: chain.summary.slice(0, 2_000),
    preconditions: chain.preconditions,
    negativeConstraints: chain.negativeConstraints,
    nodes: chain.nodes,
    steps: chain.steps.map((step) => ({ ...step, span: null })),
  };
}
