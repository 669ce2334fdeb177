// Generated from the headers in cypher/ by `npm run generate`. Do not edit.

import { type Query, queryOf } from '../platform/graph/index.ts';

export interface GetDiagnosisOriginParams { projectId: string; diagnosisId: string }
export interface GetDiagnosisOriginRow { runId: string; benchmarkId: string; modelId: string; datasetId: string | null; version: number | null }
/** What a diagnosis speaks of: the run's suite and the model with the data behind it. */
export const getDiagnosisOrigin: Query<GetDiagnosisOriginParams, GetDiagnosisOriginRow> = queryOf('patch/get-diagnosis-origin');

export interface GetPatchParams { projectId: string; patchId: string }
export interface GetPatchRow { properties: string }
/** One patch. */
export const getPatch: Query<GetPatchParams, GetPatchRow> = queryOf('patch/get-patch');

export interface MergePatchParams { projectId: string; patchId: string; diagnosisId: string; versionId: string; properties: string }
export interface MergePatchRow { properties: string }
/** Store a patch with what it repairs and the version it made; all of them must be there. */
export const mergePatch: Query<MergePatchParams, MergePatchRow> = queryOf('patch/merge-patch');
