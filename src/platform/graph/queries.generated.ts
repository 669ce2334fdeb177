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

export interface FindModelAccountsParams { projectId: string }
export interface FindModelAccountsRow { stage: string; calls: number; maybePaid: number; promptTokens: number; completionTokens: number; costUsd: number | null }
/** What a project spent on models, by stage. */
export const findModelAccounts: Query<FindModelAccountsParams, FindModelAccountsRow> = queryOf('platform/find-model-accounts');

export interface MergeAppliedMigrationParams { version: number; name: string; checksum: string }
export interface MergeAppliedMigrationRow { version: number }
/** Remember that a migration was applied, and with which text. */
export const mergeAppliedMigration: Query<MergeAppliedMigrationParams, MergeAppliedMigrationRow> = queryOf('platform/merge-applied-migration');

export interface MergeModelBudgetParams { projectId: string; calls: number | null; tokens: number | null }
export interface MergeModelBudgetRow {}
/** Set how many calls and tokens a project may spend; null takes the cap away. */
export const mergeModelBudget: Query<MergeModelBudgetParams, MergeModelBudgetRow> = queryOf('platform/merge-model-budget');

export interface ReleaseMigrationLockParams { owner: string }
export interface ReleaseMigrationLockRow {}
/** Give the migration lock back, if it is still ours. */
export const releaseMigrationLock: Query<ReleaseMigrationLockParams, ReleaseMigrationLockRow> = queryOf('platform/release-migration-lock');

export interface ReserveModelCallParams { projectId: string; stage: string; tokens: number; nonce: string }
export interface ReserveModelCallRow { isReserved: boolean; calls: number; cap: number | null }
/** Take room for one call out of the project's budget, under the lock of its node, so that calls in flight count too. */
export const reserveModelCall: Query<ReserveModelCallParams, ReserveModelCallRow> = queryOf('platform/reserve-model-call');

export interface SettleModelCallParams { projectId: string; stage: string; reserved: number; calls: number; maybePaid: number; promptTokens: number; completionTokens: number; costUsd: number | null }
export interface SettleModelCallRow {}
/** Give the reservation back and book what was used, on the budget and on the account of the stage. */
export const settleModelCall: Query<SettleModelCallParams, SettleModelCallRow> = queryOf('platform/settle-model-call');
