import type { Corpus } from '../../corpus/index.ts';
import { type DocumentId, NO_JOB, ProdaError } from '../../domain/index.ts';
import type { ModelClient } from '../../platform/index.ts';
import { readSource } from '../files/read-source.ts';
import {
  estimateDraft,
  type ModelReaderInput,
  NotRecorded,
  readOrSplit,
  recordedOnly,
  type WindowToRead,
  windowsOf,
} from '../reader/model/index.ts';
import type { ExtractionEstimate } from '../types.ts';
import { documentsOf } from './documents-of.ts';

/** Documents that are looked at; the rest is reckoned from these by their characters. */
const DOCUMENTS_MAX = 300;

/**
 * What reading these documents with the model would take, before any of it is paid: windows whose answers are all recorded cost
 * nothing. Of very many documents every n-th is looked at and the sums are scaled by characters (`sampledDocuments`). Throws
 * llm/not-configured, document/missing.
 */
export async function estimateExtraction(
  { corpus, model }: { corpus: Corpus; model: ModelClient | null },
  projectId: string,
  documentIds: readonly string[] | 'all',
): Promise<ExtractionEstimate> {
  if (model === null) throw new ProdaError('llm/not-configured');
  const documents = await documentsOf(corpus, projectId, documentIds);
  const stride = Math.max(1, Math.ceil(documents.length / DOCUMENTS_MAX));
  const looked = documents.filter((_, i) => i % stride === 0);
  const sum = { windows: 0, answered: 0, calls: 0, promptTokens: 0, completionTokens: 0, costUsd: 0 };
  for (const { id, title, discipline } of looked) {
    const source = await readSource(corpus, projectId, id);
    const windows = await openWindows(model, {
      projectId,
      document: { id: id as DocumentId, title, discipline },
      source,
    });
    const estimate = estimateDraft(windows, model.price);
    sum.windows += windows.length;
    sum.answered += windows.reduce((total, { answered }) => total + answered, 0);
    sum.calls += estimate.calls;
    sum.promptTokens += estimate.promptTokens;
    sum.completionTokens += estimate.completionTokens;
    sum.costUsd += estimate.costUsd ?? 0;
  }
  const charactersOf = (some: typeof documents) => some.reduce((total, { characters }) => total + characters, 0);
  const scale = looked.length === 0 ? 1 : charactersOf(documents) / Math.max(1, charactersOf(looked));
  const scaled = (value: number) => Math.round(value * scale);
  return {
    documents: documents.length,
    sampledDocuments: looked.length,
    windows: scaled(sum.windows),
    recordedAnswers: scaled(sum.answered),
    calls: scaled(sum.calls),
    promptTokens: scaled(sum.promptTokens),
    completionTokens: scaled(sum.completionTokens),
    costUsd: model.price === null ? null : sum.costUsd * scale,
    model: model.model,
    heuristic: true,
  };
}

async function openWindows(model: ModelClient, input: ModelReaderInput): Promise<WindowToRead[]> {
  return Promise.all(
    windowsOf(input.source.chunks).map(async (window) => {
      const record = recordedOnly(model);
      try {
        await readOrSplit(record, input, window, NO_JOB);
        return { window, answered: ALL };
      } catch (error) {
        if (!(error instanceof NotRecorded)) throw error;
        return { window, answered: Math.min(record.answered, ALL - 1) };
      }
    }),
  );
}
/** Questions of a window. */
const ALL = 3;
