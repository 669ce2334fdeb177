import { randomUUID } from 'node:crypto';
import { type Page, type PageRequest, ProdaError, pageOf } from '../../domain/index.ts';
import type { Graph } from '../graph/index.ts';
import {
  findDocumentAccounts,
  findModelAccounts,
  type GetModelBudgetRow,
  getJobBudget,
  getModelBudget,
  mergeJobBudget,
  mergeModelBudget,
  reserveModelCall,
  settleModelCall,
} from '../graph/queries.generated.ts';
import type { EndpointSettings, ModelCall, Usage } from './call.ts';
import { type Account, type BudgetCaps, BudgetView, type DocumentAccount } from './costs.ts';

export interface Reservation {
  readonly projectId: string;
  readonly jobId: string;
  readonly documentId: string | null;
  readonly stage: string;
  readonly tokens: number;
  readonly costUsd: number;
  readonly price: EndpointSettings['price'];
  readonly estimate: Usage;
}

/** The whole service, where a project is named; no project can be called so. */
export const WHOLE_SERVICE = '*';

/**
 * Money, tokens and calls stop at the cap: what a call may use at most is reserved before it is sent, in the graph, for all
 * processes; in the budgets of the service, the project and the job at once.
 */
export interface Budget {
  /** Of a project, or of WHOLE_SERVICE. `release` forgets reservations that a killed process left. */
  setCaps(projectId: string, caps: BudgetCaps, options?: { release?: boolean }): Promise<void>;
  getBudget(projectId: string): Promise<BudgetView>;
  setJobCaps(projectId: string, jobId: string, caps: BudgetCaps): Promise<void>;
  getJobBudget(projectId: string, jobId: string): Promise<BudgetView>;
  /** Throws `llm/budget`, which names the cap that is reached. */
  reserve(
    call: Pick<ModelCall<unknown>, 'projectId' | 'stage' | 'messages' | 'maxTokens' | 'jobId' | 'documentId'>,
    endpoint: EndpointSettings,
  ): Promise<Reservation>;
  settle(reservation: Reservation, outcome: Usage | null | 'unpaid' | 'maybe-paid'): Promise<void>;
  /** By stage. */
  accounts(projectId: string): Promise<Account[]>;
  /** By document and stage, in this order. */
  findDocumentAccounts(projectId: string, documentId: string | null, page: PageRequest): Promise<Page<DocumentAccount>>;
}

/** English prose has about four characters a token; three keeps the reservation on the safe side. */
const CHARACTERS_PER_TOKEN = 3;

export function createBudget({ graph }: { graph: Graph }): Budget {
  return {
    setCaps: async (projectId, { calls, tokens, costUsd }, { release = false } = {}) => {
      await graph.run(mergeModelBudget, { projectId, calls, tokens, costUsd, release });
    },
    getBudget: async (projectId) => viewOf((await graph.run(getModelBudget, { projectId }))[0]),
    setJobCaps: async (projectId, jobId, { calls, tokens, costUsd }) => {
      await graph.run(mergeJobBudget, { projectId, jobId, calls, tokens, costUsd });
    },
    getJobBudget: async (projectId, jobId) => viewOf((await graph.run(getJobBudget, { projectId, jobId }))[0]),
    reserve: async ({ projectId, stage, messages, maxTokens, jobId = '', documentId = null }, { price }) => {
      const promptTokens = Math.ceil(
        messages.reduce((sum, { content }) => sum + content.length, 0) / CHARACTERS_PER_TOKEN,
      );
      const estimate = { promptTokens, completionTokens: maxTokens };
      const costUsd = costOf(estimate, price) ?? 0;
      const tokens = promptTokens + maxTokens;
      const [row] = await graph.run(reserveModelCall, {
        projectId,
        jobId,
        tokens,
        costUsd,
        isPriced: price !== null,
        nonce: randomUUID(),
      });
      if (row?.isReserved !== true)
        throw new ProdaError('llm/budget', { scope: row?.scope, used: row?.used, cap: row?.cap, unit: row?.unit });
      return { projectId, jobId, documentId, stage, tokens, costUsd, price, estimate };
    },
    settle: async ({ estimate, price, tokens, costUsd, ...whose }, outcome) => {
      // A paid call without usage, or one that may have been paid, counts in full: the cap errs on the safe side.
      const used =
        outcome === 'unpaid'
          ? { promptTokens: 0, completionTokens: 0 }
          : outcome === null || outcome === 'maybe-paid'
            ? estimate
            : outcome;
      await graph.run(settleModelCall, {
        ...whose,
        reserved: tokens,
        reservedCostUsd: costUsd,
        calls: outcome === 'unpaid' ? 0 : 1,
        maybePaid: outcome === 'maybe-paid' ? 1 : 0,
        promptTokens: used.promptTokens,
        completionTokens: used.completionTokens,
        costUsd: outcome === 'unpaid' ? 0 : costOf(used, price),
      });
    },
    accounts: (projectId) => graph.run(findModelAccounts, { projectId }),
    findDocumentAccounts: async (projectId, documentId, { limit, after }) => {
      const [afterDocument = '', afterStage = ''] = after?.split(' ') ?? [];
      const rows = await graph.run(findDocumentAccounts, {
        projectId,
        documentId,
        afterDocument,
        afterStage,
        limit: limit + 1,
      });
      return pageOf(rows, limit, (row) => `${row.documentId} ${row.stage}`);
    },
  };
}

function costOf({ promptTokens, completionTokens }: Usage, price: EndpointSettings['price']): number | null {
  return price === null ? null : (promptTokens * price.input + completionTokens * price.output) / 1e6;
}

function viewOf(row: GetModelBudgetRow | undefined): BudgetView {
  return BudgetView.parse({
    caps: { calls: row?.callCap ?? null, tokens: row?.tokenCap ?? null, costUsd: row?.costCapUsd ?? null },
    spent: { calls: row?.calls ?? 0, tokens: row?.tokens ?? 0, costUsd: row?.costUsd ?? 0 },
    reserved: {
      calls: row?.reservedCalls ?? 0,
      tokens: row?.reservedTokens ?? 0,
      costUsd: Math.max(0, row?.reservedCostUsd ?? 0),
    },
  });
}
