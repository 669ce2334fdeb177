import { type Chunk, normalizeTerm, type ProposedStep, RelationType } from '../../domain/index.ts';
import type { QuoteSpan } from './find-quote.ts';
import { quoteMatches } from './find-quote.ts';
import type { RefusalReason } from './refusal.ts';

/** What quotes are looked up in. */
export interface GateSource {
  readonly text: string;
  /** Contiguous slices of the text, in order. */
  readonly chunks: readonly Chunk[];
}

export type StepVerdict = { readonly step: ProposedStep } | { readonly reason: RefusalReason };

/**
 * One step by itself: closed type, two terms, a quote that the text holds within one chunk. A step without offsets gets
 * them; one with offsets must be right about them. Without a source nothing is looked up and the span stays empty.
 */
export function checkStep(
  step: ProposedStep,
  terms: readonly [string, string],
  source: GateSource | null,
  find: (quote: string, from?: number) => QuoteSpan | null,
): StepVerdict {
  if (!RelationType.safeParse(step.type).success) return { reason: 'relation-type-unknown' };
  const [a, b] = terms.map(normalizeTerm) as [string, string];
  if (a === '' || b === '') return { reason: 'term-empty' };
  if (a === b) return { reason: 'self-loop' };
  if (!/[\p{L}\p{N}]/u.test(step.quote)) return { reason: 'quote-empty' };
  if (source === null) return { step: { ...step, span: null } };
  if (step.span !== null) {
    const { start, end, chunkId } = step.span;
    if (!quoteMatches(source.text.slice(start, end), step.quote)) return { reason: 'quote-not-at-offsets' };
    const chunk = source.chunks.find(({ id }) => id === chunkId);
    const isInside = chunk !== undefined && start >= chunk.start && end <= chunk.end;
    return isInside ? { step } : { reason: 'quote-outside-chunk' };
  }
  return locate(step, source, find);
}

/** The first place where the quote stands within one chunk. */
function locate(
  step: ProposedStep,
  source: GateSource,
  find: (quote: string, from?: number) => QuoteSpan | null,
): StepVerdict {
  let found = false;
  for (let from = 0; ; ) {
    const span = find(step.quote, from);
    if (span === null) return { reason: found ? 'quote-outside-chunk' : 'quote-not-found' };
    found = true;
    const chunk = source.chunks.find(({ start, end }) => span.start >= start && span.end <= end);
    if (chunk !== undefined) return { step: { ...step, span: { chunkId: chunk.id, ...span } } };
    from = span.start + 1;
  }
}
