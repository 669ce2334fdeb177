import type { EndpointSettings, ModelAnswer, Usage } from './call.ts';

/** What a piece of work asked of a model. `stored`: answers that were known already and cost nothing. */
export interface Bill {
  add(answer: ModelAnswer<unknown>): void;
  total(): Usage & { readonly calls: number; readonly stored: number; readonly costUsd: number | null };
}

/** Counts usable answers; what the endpoint charged for others is in the accounts of the project. */
export function createBill(price: EndpointSettings['price']): Bill {
  const sum = { calls: 0, stored: 0, promptTokens: 0, completionTokens: 0 };
  return {
    add: ({ usage, isStored }) => {
      sum[isStored ? 'stored' : 'calls']++;
      if (isStored) return;
      sum.promptTokens += usage?.promptTokens ?? 0;
      sum.completionTokens += usage?.completionTokens ?? 0;
    },
    total: () => ({
      ...sum,
      costUsd:
        price === null ? null : (sum.promptTokens * price.input + sum.completionTokens * price.output) / 1_000_000,
    }),
  };
}
