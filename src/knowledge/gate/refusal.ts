import { z } from 'zod';

/** Why the gate turned something away. */
export const RefusalReason = z.enum([
  'relation-type-unknown',
  'term-empty',
  'self-loop',
  'quote-empty',
  'quote-not-found',
  'quote-not-at-offsets',
  'quote-outside-chunk',
  'concept-repeated',
  'contradicts-chain',
  'path-broken',
  'chain-too-short',
]);
export type RefusalReason = z.infer<typeof RefusalReason>;

/** One thing turned away: a step (`step` ≥ 0) or a whole chain (`step` null). */
export interface Refusal {
  readonly reason: RefusalReason;
  readonly chain: string;
  readonly step: number | null;
  readonly subject: string | null;
  readonly type: string | null;
  readonly object: string | null;
  readonly quote: string | null;
}

/** Refusals counted by reason, most frequent first. */
export function countRefusals(refusals: readonly Refusal[]): { reason: RefusalReason; count: number }[] {
  const counts = new Map<RefusalReason, number>();
  for (const { reason } of refusals) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts]
    .map(([reason, count]) => ({ reason, count }))
    .sort((a, b) => b.count - a.count || a.reason.localeCompare(b.reason));
}
