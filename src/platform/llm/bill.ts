import type { ModelBill } from '../../domain/index.ts';
import type { EndpointSettings, ModelAnswer } from './call.ts';

/** Adds up what a piece of work asks of a model. */
export interface Bill {
  add(answer: ModelAnswer<unknown>): void;
  total(): ModelBill;
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
