// Generated from the headers in cypher/ by `npm run generate`. Do not edit.

import { type Query, queryOf } from '../platform/graph/index.ts';

export interface FindConceptLineageParams { projectId: string; id: string; lists: readonly string[]; after: string; limit: number }
export interface FindConceptLineageRow { list: string; id: string; name: string }
/** Where a concept comes from and what was made of it, one list at a time, in the order of ids. */
export const findConceptLineage: Query<FindConceptLineageParams, FindConceptLineageRow> = queryOf('lineage/find-concept-lineage');

export interface FindDiagnosisLineageParams { projectId: string; id: string; lists: readonly string[]; after: string; limit: number }
export interface FindDiagnosisLineageRow { list: string; id: string; name: string }
/** Where a diagnosis comes from (its run, the version behind the model, the items it judged and their chains, relations, documents) and what came of it: patches, the versions they made, the samples those added, the runs of models trained on them. */
export const findDiagnosisLineage: Query<FindDiagnosisLineageParams, FindDiagnosisLineageRow> = queryOf('lineage/find-diagnosis-lineage');

export interface FindItemLineageParams { projectId: string; id: string; lists: readonly string[]; after: string; limit: number }
export interface FindItemLineageRow { list: string; id: string; name: string }
/** Where a benchmark item comes from (chain, relations it requires, documents) and what came of it: samples that teach what it requires, versions checked against its suite, runs that answered it, diagnoses that judged it, patches of those. */
export const findItemLineage: Query<FindItemLineageParams, FindItemLineageRow> = queryOf('lineage/find-item-lineage');

export interface FindSampleLineageParams { projectId: string; id: string; lists: readonly string[]; after: string; limit: number }
export interface FindSampleLineageRow { list: string; id: string; name: string }
/** Where a training sample comes from (documents, relations, chains; the patch that wrote it and what that repairs) and where it went (versions that hold it, runs of models trained on them), with the items that need what it teaches. */
export const findSampleLineage: Query<FindSampleLineageParams, FindSampleLineageRow> = queryOf('lineage/find-sample-lineage');

export interface GetOriginParams { projectId: string; kind: string; id: string }
export interface GetOriginRow { id: string }
/** Whether what a lineage starts from is there; a concept that was merged away leads on to what it is now. */
export const getOrigin: Query<GetOriginParams, GetOriginRow> = queryOf('lineage/get-origin');
