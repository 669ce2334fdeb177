import { randomUUID } from 'node:crypto';
import { ProdaError } from '../../domain/index.ts';
import type { Graph } from '../graph/index.ts';
import { findModelAccounts, mergeModelBudget, reserveModelCall, settleModelCall } from '../graph/queries.generated.ts';
import type { EndpointSettings, ModelCall, Usage } from './call.ts';

export interface Reservation {
  readonly projectId: string;
  readonly accountId: string;
  readonly tokens: number;
  readonly priceInput: number | null;
  readonly priceOutput: number | null;
  readonly estimate: Usage;
}

/** Calls, tokens and money of one project and stage; `costUsd` null: the price is unknown. */
export interface Account {
  readonly stage: string;
  readonly calls: number;
  readonly maybePaid: number;
  readonly promptTokens: number;
  readonly completionTokens: number;
  readonly costUsd: number | null;
}

/** Money and calls stop at the cap: what a call may cost at most is reserved before it is sent, in the graph, for all processes. */
export interface Budget {
  setCap(projectId: string, cap: { calls: number | null; tokens: number | null }): Promise<void>;
  /** Throws `llm/budget`. */
  reserve(
    call: Pick<ModelCall<unknown>, 'projectId' | 'stage' | 'messages' | 'maxTokens'>,
    endpoint: EndpointSettings,
  ): Promise<Reservation>;
  settle(reservation: Reservation, outcome: Usage | null | 'unpaid' | 'maybe-paid'): Promise<void>;
  accounts(projectId: string): Promise<Account[]>;
}

/** English prose has about four characters a token; three keeps the reservation on the safe side. */
const CHARACTERS_PER_TOKEN = 3;

export function createBudget({ graph }: { graph: Graph }): Budget {
  return {
    setCap: async (projectId, { calls, tokens }) => {
      await graph.run(mergeModelBudget, { projectId, calls, tokens });
    },
    reserve: async (call, endpoint) => {
      const promptTokens = Math.ceil(
        call.messages.reduce((sum, { content }) => sum + content.length, 0) / CHARACTERS_PER_TOKEN,
      );
      const tokens = promptTokens + call.maxTokens;
      const accountId = `${call.stage}`;
      const [row] = await graph.run(reserveModelCall, {
        projectId: call.projectId,
        stage: accountId,
        tokens,
        nonce: randomUUID(),
      });
      if (row?.isReserved !== true)
        throw new ProdaError('llm/budget', { projectId: call.projectId, calls: row?.calls, cap: row?.cap });
      return {
        projectId: call.projectId,
        accountId,
        tokens,
        priceInput: endpoint.price?.input ?? null,
        priceOutput: endpoint.price?.output ?? null,
        estimate: { promptTokens, completionTokens: call.maxTokens },
      };
    },
    settle: async (reservation, outcome) => {
      // A paid call without usage, or one that may have been paid, counts in full: the cap errs on the safe side.
      const used =
        outcome === 'unpaid'
          ? { promptTokens: 0, completionTokens: 0 }
          : outcome === null || outcome === 'maybe-paid'
            ? reservation.estimate
            : outcome;
      const { priceInput, priceOutput } = reservation;
      await graph.run(settleModelCall, {
        projectId: reservation.projectId,
        stage: reservation.accountId,
        reserved: reservation.tokens,
        calls: outcome === 'unpaid' ? 0 : 1,
        maybePaid: outcome === 'maybe-paid' ? 1 : 0,
        promptTokens: used.promptTokens,
        completionTokens: used.completionTokens,
        costUsd:
          priceInput === null || priceOutput === null
            ? null
            : (used.promptTokens * priceInput + used.completionTokens * priceOutput) / 1e6,
      });
    },
    accounts: (projectId) => graph.run(findModelAccounts, { projectId }),
  };
}
