// Generated from the headers in cypher/ by `npm run generate`. Do not edit.

import { type Query, queryOf } from './query.ts';

export interface AcquireMigrationLockParams { owner: string; expiresMs: number }
export interface AcquireMigrationLockRow { owner: string; since: string }
/** One process migrates at a time; the lock of a dead one expires. */
export const acquireMigrationLock: Query<AcquireMigrationLockParams, AcquireMigrationLockRow> = queryOf('platform/acquire-migration-lock');

export interface DeleteProjectBatchParams { projectId: string }
export interface DeleteProjectBatchRow { left: number }
/** Remove a project piece by piece, so that no transaction grows with it; called until nothing is left. */
export const deleteProjectBatch: Query<DeleteProjectBatchParams, DeleteProjectBatchRow> = queryOf('platform/delete-project-batch');

export interface FindAppliedMigrationsParams {}
export interface FindAppliedMigrationsRow { version: number; name: string; checksum: string }
/** What has been applied to this database, to compare with the files. */
export const findAppliedMigrations: Query<FindAppliedMigrationsParams, FindAppliedMigrationsRow> = queryOf('platform/find-applied-migrations');

export interface FindDocumentAccountsParams { projectId: string; documentId: string | null; afterDocument: string; afterStage: string; limit: number }
export interface FindDocumentAccountsRow { documentId: string; stage: string; calls: number; maybePaid: number; promptTokens: number; completionTokens: number; costUsd: number | null }
/** What was spent on models for documents, a row for each document and stage, in the order of both. */
export const findDocumentAccounts: Query<FindDocumentAccountsParams, FindDocumentAccountsRow> = queryOf('platform/find-document-accounts');

export interface FindModelAccountsParams { projectId: string }
export interface FindModelAccountsRow { stage: string; calls: number; maybePaid: number; promptTokens: number; completionTokens: number; costUsd: number | null }
/** What a project spent on models, by stage. */
export const findModelAccounts: Query<FindModelAccountsParams, FindModelAccountsRow> = queryOf('platform/find-model-accounts');

export interface GetJobBudgetParams { projectId: string; jobId: string }
export interface GetJobBudgetRow { callCap: number | null; tokenCap: number | null; costCapUsd: number | null; calls: number; tokens: number; costUsd: number; reservedCalls: number; reservedTokens: number; reservedCostUsd: number }
/** The caps of a job, what it spent over all its attempts, and what is reserved. No row: it called no model. */
export const getJobBudget: Query<GetJobBudgetParams, GetJobBudgetRow> = queryOf('platform/get-job-budget');

export interface GetModelBudgetParams { projectId: string }
export interface GetModelBudgetRow { callCap: number | null; tokenCap: number | null; costCapUsd: number | null; calls: number; tokens: number; costUsd: number; reservedCalls: number; reservedTokens: number; reservedCostUsd: number }
/** The caps of a project (or '*', the whole service), what it spent and what is reserved for calls in flight. No row: nothing was set or spent. */
export const getModelBudget: Query<GetModelBudgetParams, GetModelBudgetRow> = queryOf('platform/get-model-budget');

export interface MergeAppliedMigrationParams { version: number; name: string; checksum: string }
export interface MergeAppliedMigrationRow { version: number }
/** Remember that a migration was applied, and with which text. */
export const mergeAppliedMigration: Query<MergeAppliedMigrationParams, MergeAppliedMigrationRow> = queryOf('platform/merge-applied-migration');

export interface MergeJobBudgetParams { projectId: string; jobId: string; calls: number | null; tokens: number | null; costUsd: number | null }
export interface MergeJobBudgetRow {}
/** Set how many calls, tokens and dollars a job may spend, over all its attempts; null: no cap of its own. */
export const mergeJobBudget: Query<MergeJobBudgetParams, MergeJobBudgetRow> = queryOf('platform/merge-job-budget');

export interface MergeModelBudgetParams { projectId: string; calls: number | null; tokens: number | null; costUsd: number | null; release: boolean }
export interface MergeModelBudgetRow {}
/** Set how many calls, tokens and dollars a project (or '*', the whole service) may spend; null takes a cap away. */
export const mergeModelBudget: Query<MergeModelBudgetParams, MergeModelBudgetRow> = queryOf('platform/merge-model-budget');

export interface ReleaseMigrationLockParams { owner: string }
export interface ReleaseMigrationLockRow {}
/** Give the migration lock back, if it is still ours. */
export const releaseMigrationLock: Query<ReleaseMigrationLockParams, ReleaseMigrationLockRow> = queryOf('platform/release-migration-lock');

export interface ReserveModelCallParams { projectId: string; jobId: string; tokens: number; costUsd: number; isPriced: boolean; nonce: string }
export interface ReserveModelCallRow { isReserved: boolean; scope: string | null; unit: string | null; used: number | null; cap: number | null }
/** Take room for one call out of the budgets of the service, the project and the job, all or none, under the locks of their nodes (always in this order), so that calls in flight count too. */
export const reserveModelCall: Query<ReserveModelCallParams, ReserveModelCallRow> = queryOf('platform/reserve-model-call');

export interface SettleModelCallParams { projectId: string; jobId: string; stage: string; documentId: string | null; reserved: number; reservedCostUsd: number; calls: number; maybePaid: number; promptTokens: number; completionTokens: number; costUsd: number | null }
export interface SettleModelCallRow {}
/** Give the reservation back and book what was used: on the budgets, on the account of the stage, and on that of the document. */
export const settleModelCall: Query<SettleModelCallParams, SettleModelCallRow> = queryOf('platform/settle-model-call');
