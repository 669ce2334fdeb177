// Generated from the headers in cypher/ by `npm run generate`. Do not edit.

import { type Query, queryOf } from '../platform/graph/index.ts';

export interface CancelJobParams { projectId: string | null; jobId: string }
export interface CancelJobRow { state: string }
/** Cancel what has not ended; its worker learns of it at the next renewal. What has ended stays as it is. */
export const cancelJob: Query<CancelJobParams, CancelJobRow> = queryOf('pipeline/cancel-job');

export interface ClaimJobParams { jobId: string; owner: string; leaseMs: number }
export interface ClaimJobRow { kind: string; projectId: string; input: string; attempts: number }
/** Take a job for one worker: it is queued, or its worker has stopped renewing the lease. A lost race returns no row. */
export const claimJob: Query<ClaimJobParams, ClaimJobRow> = queryOf('pipeline/claim-job');

export interface DeleteProjectParams { projectId: string }
export interface DeleteProjectRow {}
/** Remove the project's own node, after everything in it is gone. */
export const deleteProject: Query<DeleteProjectParams, DeleteProjectRow> = queryOf('pipeline/delete-project');

export interface FindJobsParams { projectId: string; before: string | null; limit: number }
export interface FindJobsRow { id: string; projectId: string; kind: string; state: string; done: number; total: number | null; unit: string; errorCode: string | null; errorDetail: string | null; result: string | null; createdAt: string; startedAt: string | null; finishedAt: string | null }
/** The jobs of a project, newest first. */
export const findJobs: Query<FindJobsParams, FindJobsRow> = queryOf('pipeline/find-jobs');

export interface FindLapsedJobsParams { queue: string; limit: number }
export interface FindLapsedJobsRow { id: string; kind: string }
/** Running jobs of a queue whose worker has stopped renewing the lease; asked every few seconds. */
export const findLapsedJobs: Query<FindLapsedJobsParams, FindLapsedJobsRow> = queryOf('pipeline/find-lapsed-jobs');

export interface FindProjectsParams { after: string | null; limit: number }
export interface FindProjectsRow { id: string; name: string; createdAt: string }
/** All projects by id. */
export const findProjects: Query<FindProjectsParams, FindProjectsRow> = queryOf('pipeline/find-projects');

export interface FindUnfinishedJobsParams { queue: string; othersMs: number; limit: number }
export interface FindUnfinishedJobsRow { id: string; projectId: string; kind: string; attempts: number }
/** What a queue must hold: queued jobs, and running ones whose worker is gone; those of another queue once nobody has touched them for long. */
export const findUnfinishedJobs: Query<FindUnfinishedJobsParams, FindUnfinishedJobsRow> = queryOf('pipeline/find-unfinished-jobs');

export interface FinishJobParams { jobId: string; owner: string; state: string; errorCode: string | null; errorDetail: string | null; result: string | null }
export interface FinishJobRow { id: string }
/** Write the end of a job, once, by the worker that holds it. */
export const finishJob: Query<FinishJobParams, FinishJobRow> = queryOf('pipeline/finish-job');

export interface GetJobParams { jobId: string }
export interface GetJobRow { id: string; projectId: string; kind: string; state: string; done: number; total: number | null; unit: string; errorCode: string | null; errorDetail: string | null; result: string | null; createdAt: string; startedAt: string | null; finishedAt: string | null }
/** One job as the outside sees it. */
export const getJob: Query<GetJobParams, GetJobRow> = queryOf('pipeline/get-job');

export interface GetProjectParams { projectId: string }
export interface GetProjectRow { id: string; name: string; createdAt: string }
/** One project. */
export const getProject: Query<GetProjectParams, GetProjectRow> = queryOf('pipeline/get-project');

export interface HandBackJobParams { jobId: string; owner: string }
export interface HandBackJobRow { id: string }
/** Give a job back that its worker has no time to end. This start is not one of those that count against the job. */
export const handBackJob: Query<HandBackJobParams, HandBackJobRow> = queryOf('pipeline/hand-back-job');

export interface MergeJobParams { projectId: string; jobId: string; kind: string; input: string; traceparent: string | null; queue: string }
export interface MergeJobRow { id: string; projectId: string; kind: string; state: string; done: number; total: number | null; unit: string; errorCode: string | null; errorDetail: string | null; result: string | null; createdAt: string; startedAt: string | null; finishedAt: string | null }
/** Record a job before it is acknowledged. The same work again is the same job: one that is open stays as it is, one that has ended starts anew. */
export const mergeJob: Query<MergeJobParams, MergeJobRow> = queryOf('pipeline/merge-job');

export interface MergeProjectParams { projectId: string; name: string; nonce: string }
export interface MergeProjectRow { id: string; name: string; createdAt: string; created: boolean }
/** A project that exists stays as it is; `created` tells. */
export const mergeProject: Query<MergeProjectParams, MergeProjectRow> = queryOf('pipeline/merge-project');

export interface RenewJobParams { jobId: string; owner: string; leaseMs: number; done: number; total: number | null; unit: string }
export interface RenewJobRow { id: string }
/** Keep the lease and tell how far the job is. No row: it was cancelled or another worker has it, so stop. */
export const renewJob: Query<RenewJobParams, RenewJobRow> = queryOf('pipeline/renew-job');
