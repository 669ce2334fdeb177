// Generated from the headers in cypher/ by `npm run generate`. Do not edit.

import { type Query, queryOf } from '../platform/graph/index.ts';

export interface ClaimOperationParams { projectId: string; operationId: string; nonce: string; bodyHash: string; expiresMs: number; runningMs: number }
export interface ClaimOperationRow { isOurs: boolean; bodyHash: string; status: number | null; response: string | null; location: string | null }
/** The first request with an idempotency key does the work; the others get its answer, or learn that it runs. */
export const claimOperation: Query<ClaimOperationParams, ClaimOperationRow> = queryOf('api/claim-operation');

export interface DeleteApiKeyParams { keyId: string }
export interface DeleteApiKeyRow { id: string }
/** Revoke a key. */
export const deleteApiKey: Query<DeleteApiKeyParams, DeleteApiKeyRow> = queryOf('api/delete-api-key');

export interface FindApiKeysParams { after: string | null; limit: number }
export interface FindApiKeysRow { id: string; name: string; scopes: readonly string[]; projectId: string | null; expiresAt: string | null }
/** All keys by id, without their hashes. */
export const findApiKeys: Query<FindApiKeysParams, FindApiKeysRow> = queryOf('api/find-api-keys');

export interface FinishOperationParams { projectId: string; operationId: string; nonce: string; status: number | null; response: string | null; location: string | null }
export interface FinishOperationRow {}
/** Keep the answer of a request, or give the key free when nothing was done (status null). */
export const finishOperation: Query<FinishOperationParams, FinishOperationRow> = queryOf('api/finish-operation');

export interface GetApiKeyParams { keyId: string }
export interface GetApiKeyRow { id: string; name: string; hash: string; scopes: readonly string[]; projectId: string | null; expiresAt: string | null }
/** What a presented key is compared with. */
export const getApiKey: Query<GetApiKeyParams, GetApiKeyRow> = queryOf('api/get-api-key');

export interface MergeApiKeyParams { keyId: string; name: string; hash: string; scopes: readonly string[]; projectId: string | null; expiresAt: string | null }
export interface MergeApiKeyRow { id: string; createdAt: string }
/** Keep the hash of a key; the same key again changes nothing. */
export const mergeApiKey: Query<MergeApiKeyParams, MergeApiKeyRow> = queryOf('api/merge-api-key');
