import { z } from 'zod';

/** What may be spent at most; null: no cap. Money needs the price of a token to be known. */
export const BudgetCaps = z.strictObject({
  calls: z.int().min(0).max(1_000_000_000).nullable(),
  tokens: z.int().min(0).max(1_000_000_000_000).nullable(),
  costUsd: z.number().min(0).max(1_000_000_000).nullable(),
});
export type BudgetCaps = z.infer<typeof BudgetCaps>;

const Spent = z.object({ calls: z.int(), tokens: z.int(), costUsd: z.number() });

/**
 * Caps, what was spent, and what is reserved for calls in flight. A process that is killed leaves its reservations, which go on
 * counting, since such a call may have been paid. `costUsd` holds what was spent at a known price.
 */
export const BudgetView = z.object({ caps: BudgetCaps, spent: Spent, reserved: Spent });
export type BudgetView = z.infer<typeof BudgetView>;

/** Calls, tokens and money of one project and stage; `costUsd` null: the price was unknown for some of it. */
export const Account = z.object({
  stage: z.string(),
  calls: z.int(),
  /** Of the calls: without a usable answer, but sent, so they may have been billed. */
  maybePaid: z.int(),
  promptTokens: z.int(),
  completionTokens: z.int(),
  costUsd: z.number().nullable(),
});
export type Account = z.infer<typeof Account>;

/** The part of it that reading one document took. */
export const DocumentAccount = Account.extend({ documentId: z.string() });
export type DocumentAccount = z.infer<typeof DocumentAccount>;
