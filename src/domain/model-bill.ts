import { z } from 'zod';

/** What a piece of work asked of a model and what that cost. `stored`: answers that were known already and cost nothing. `costUsd` null: no price is known. */
export const ModelBill = z.object({
  calls: z.int(),
  stored: z.int(),
  promptTokens: z.int(),
  completionTokens: z.int(),
  costUsd: z.number().nullable(),
});
export type ModelBill = z.infer<typeof ModelBill>;
