// Generated from the headers in cypher/ by `npm run generate`. Do not edit.

import { type Query, queryOf } from '../platform/graph/index.ts';

export interface FindLabelsParams { projectId: string; ids: readonly string[] }
export interface FindLabelsRow { id: string; term: string | null; type: string | null; subject: string | null; subjectType: string | null; object: string | null; objectType: string | null }
/** What a person calls these concepts and relations. */
export const findLabels: Query<FindLabelsParams, FindLabelsRow> = queryOf('reports/find-labels');

export interface GetRunDiagnosisParams { projectId: string; runId: string; split: string }
export interface GetRunDiagnosisRow { diagnosisId: string }
/** The newest finished diagnosis of a run, of those that looked at the same items. */
export const getRunDiagnosis: Query<GetRunDiagnosisParams, GetRunDiagnosisRow> = queryOf('reports/get-run-diagnosis');
