// Generated from the headers in cypher/ by `npm run generate`. Do not edit.

import { type Query, queryOf } from '../platform/graph/index.ts';

export interface GetExportParams { projectId: string; exportId: string }
export interface GetExportRow { properties: string }
/** One export. */
export const getExport: Query<GetExportParams, GetExportRow> = queryOf('exports/get-export');

export interface MergeExportParams { projectId: string; exportId: string; sourceId: string; properties: string }
export interface MergeExportRow { id: string }
/** Remember an export and its files; the same export again changes nothing. */
export const mergeExport: Query<MergeExportParams, MergeExportRow> = queryOf('exports/merge-export');

export interface StreamPatchedSamplesParams { projectId: string; datasetId: string; n: number }
export interface StreamPatchedSamplesRow { sampleId: string; patchId: string }
/** Which patch brought a sample into a dataset, up to a version; of several the latest comes last. */
export const streamPatchedSamples: Query<StreamPatchedSamplesParams, StreamPatchedSamplesRow> = queryOf('exports/stream-patched-samples');
