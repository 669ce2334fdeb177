import type { Drafting } from '../../domain/index.ts';
import { type Bill, createBill, type ModelClient } from '../../platform/index.ts';

/** What every call in drafting samples needs, and what is counted on the way. */
export interface DraftScope {
  readonly model: ModelClient;
  readonly projectId: string;
  readonly signal: AbortSignal;
  readonly bill: Bill;
}

/** Counts what a model wrote, and why the template's sample was taken instead. */
export function createDraftCount(model: ModelClient, prompts: readonly string[]) {
  const bill = createBill(model.price);
  const kept = new Map<string, number>();
  const sum = { drafted: 0, retried: 0 };
  return {
    bill,
    draft: () => void sum.drafted++,
    retry: () => void sum.retried++,
    keep: (reason: string) => void kept.set(reason, (kept.get(reason) ?? 0) + 1),
    report: (): Drafting => ({
      by: 'llm',
      model: model.model,
      prompts: [...prompts],
      ...sum,
      kept: [...kept]
        .map(([reason, count]) => ({ reason, count }))
        .sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1)),
      ...bill.total(),
    }),
  };
}
