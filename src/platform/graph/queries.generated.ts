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

export interface MergeAppliedMigrationParams { version: number; name: string; checksum: string }
export interface MergeAppliedMigrationRow { version: number }
/** Remember that a migration was applied, and with which text. */
export const mergeAppliedMigration: Query<MergeAppliedMigrationParams, MergeAppliedMigrationRow> = queryOf('platform/merge-applied-migration');

export interface ReleaseMigrationLockParams { owner: string }
export interface ReleaseMigrationLockRow {}
/** Give the migration lock back, if it is still ours. */
export const releaseMigrationLock: Query<ReleaseMigrationLockParams, ReleaseMigrationLockRow> = queryOf('platform/release-migration-lock');
