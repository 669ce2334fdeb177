export { admit, admitPaths, admitRelations, type GateOutput } from './admit.ts';
export type { GateSource } from './check-step.ts';
export { type Claim, contradicts } from './contradicts.ts';
export { findQuote, type QuoteSpan, quoteFinder, quoteMatches } from './find-quote.ts';
export { countRefusals, type Refusal, RefusalReason } from './refusal.ts';
