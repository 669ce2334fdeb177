import { type DocumentId, type JobContext, ProdaError, type ProposedChain } from '../../../domain/index.ts';
import { admit, type GateSource, type Refusal } from '../../gate/index.ts';
import type { Asker } from './asker.ts';
import { type DraftedChain, draftWindow, redraftRelations } from './draft-window.ts';
import { halvesOf, type ReadingWindow, windowsOf } from './windows.ts';

export interface ModelReaderInput {
  readonly projectId: string;
  readonly document: { readonly id: DocumentId; readonly title: string; readonly discipline: string };
  readonly source: GateSource;
}
/** A stretch of the text that the model gave no usable answer for; `reason` is the code of the fault. */
export interface UnreadWindow {
  readonly reason: string;
  readonly detail: string;
}
export interface ModelReaderOutput {
  readonly admitted: ProposedChain[];
  /** What stayed refused after the one retry. */
  readonly refused: Refusal[];
  readonly unread: UnreadWindow[];
  readonly proposed: number;
  /** Windows that the model gave a usable answer for, be it that nothing is stated in them. */
  readonly answered: number;
}

/**
 * A document read by a model, window by window, all windows at once as far as the endpoint's limit lets them. What the gate refuses goes
 * back once with its reasons; of what is still refused the longest good piece is kept. A window that the model gives no usable answer for
 * is left out and counted; one whose answer was cut is read in halves. Throws `llm/…` for what concerns the endpoint or the budget; what was
 * paid stays in the response store, so a resumed job asks only for the rest.
 */
export async function readWithModel(
  model: Asker,
  input: ModelReaderInput,
  context: JobContext,
): Promise<ModelReaderOutput> {
  const windows = windowsOf(input.source.chunks);
  let done = 0;
  const read = await Promise.all(
    windows.map(async (window) => {
      const output = await readOrSplit(model, input, window, context);
      context.progress(++done, windows.length, 'windows');
      return output;
    }),
  );
  return joined(read);
}

function joined(parts: readonly ModelReaderOutput[]): ModelReaderOutput {
  return {
    admitted: parts.flatMap(({ admitted }) => admitted),
    refused: parts.flatMap(({ refused }) => refused),
    unread: parts.flatMap(({ unread }) => unread),
    proposed: parts.reduce((sum, { proposed }) => sum + proposed, 0),
    answered: parts.reduce((sum, { answered }) => sum + answered, 0),
  };
}

/** Faults of one answer, not of the endpoint: the other windows go on. */
const OF_ONE_ANSWER: ReadonlySet<string> = new Set(['llm/malformed', 'llm/truncated', 'llm/refused', 'llm/rejected']);

export async function readOrSplit(
  model: Asker,
  input: ModelReaderInput,
  window: ReadingWindow,
  context: JobContext,
): Promise<ModelReaderOutput> {
  try {
    return await readWindow(model, input, window, context);
  } catch (error) {
    if (!(error instanceof ProdaError) || !OF_ONE_ANSWER.has(error.code)) throw error;
    const halves = error.code === 'llm/truncated' || error.code === 'llm/rejected' ? halvesOf(window) : [];
    if (halves.length === 0) {
      const unread = { reason: error.code, detail: `${window.text.slice(0, 200)} …` };
      return { admitted: [], refused: [], unread: [unread], proposed: 0, answered: 0 };
    }
    return joined(await Promise.all(halves.map((half) => readOrSplit(model, input, half, context))));
  }
}

async function readWindow(
  model: Asker,
  { projectId, document, source }: ModelReaderInput,
  window: ReadingWindow,
  { jobId, signal }: JobContext,
): Promise<ModelReaderOutput> {
  const { id: documentId, discipline, title } = document;
  const scope = { projectId, jobId, documentId, discipline, title, signal };
  const drafted = await draftWindow(model, scope, window);
  const judged = drafted.map((chain) => ({ chain, ...admit([proposalOf(chain, document)], source) }));
  const faulty = judged.filter(({ refused }) => refused.length > 0);
  if (faulty.length === 0)
    return {
      admitted: judged.flatMap(({ admitted }) => admitted),
      refused: [],
      unread: [],
      proposed: drafted.length,
      answered: 1,
    };
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
    unread: [],
    proposed: drafted.length,
    answered: 1,
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
