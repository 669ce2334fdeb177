// Generated from the headers in cypher/ by `npm run generate`. Do not edit.

import { type Query, queryOf } from '../platform/graph/index.ts';

export interface CommitPostParams { projectId: string; runId: string; post: string; n: number; correct: number; unparsed: number; errors: number; groups: string }
export interface CommitPostRow { id: string }
/** Let the answers of a post count, and store the score with them. A post that counts already is not added twice. */
export const commitPost: Query<CommitPostParams, CommitPostRow> = queryOf('evaluation/commit-post');

export interface DeletePostParams { projectId: string; runId: string; post: string }
export interface DeletePostRow { deleted: number }
/** Take back the answers of a post that was given up before it counted, a thousand at a time. */
export const deletePost: Query<DeletePostParams, DeletePostRow> = queryOf('evaluation/delete-post');

export interface ExportItemOutcomesParams { projectId: string; benchmarkId: string }
export interface ExportItemOutcomesRow { runId: string; modelId: string; itemId: string; judged: number; right: number; chosen: readonly number[] }
/** How each run of a suite fared on each item: judged repeats, right ones, and what was chosen; for the statistics of items. */
export const exportItemOutcomes: Query<ExportItemOutcomesParams, ExportItemOutcomesRow> = queryOf('evaluation/export-item-outcomes');

export interface ExportOutcomesParams { projectId: string; runId: string }
export interface ExportOutcomesRow { itemId: string; repeat: number; outcome: string; correct: boolean | null; chosen: number | null; warnings: readonly string[] }
/** Every answer that counts in a run, without its text, for diagnosis and reports. */
export const exportOutcomes: Query<ExportOutcomesParams, ExportOutcomesRow> = queryOf('evaluation/export-outcomes');

export interface ExportPairedOutcomesParams { projectId: string; baseId: string; candidateId: string }
export interface ExportPairedOutcomesRow { itemId: string; split: string; discipline: string; base: boolean; candidate: boolean }
/** The items that two runs both judged, with how each fared: right when more than half of the judged repeats are. */
export const exportPairedOutcomes: Query<ExportPairedOutcomesParams, ExportPairedOutcomesRow> = queryOf('evaluation/export-paired-outcomes');

export interface FindModelsParams { projectId: string; after: string; limit: number }
export interface FindModelsRow { id: string; name: string; datasetId: string | null; version: number | null }
/** The model versions of a project, a page at a time, in the order of their ids. */
export const findModels: Query<FindModelsParams, FindModelsRow> = queryOf('evaluation/find-models');

export interface FindOutcomeCountsParams { projectId: string; runId: string; posts: readonly string[] }
export interface FindOutcomeCountsRow { split: string; discipline: string; n: number; correct: number; unparsed: number; errors: number }
/** The score of a run by split and discipline, an item counted once: right when more than half of its judged repeats are, unparsed when none of them could be read, an error when there is no judged one. */
export const findOutcomeCounts: Query<FindOutcomeCountsParams, FindOutcomeCountsRow> = queryOf('evaluation/find-outcome-counts');

export interface FindResponsesParams { projectId: string; runId: string; outcomes: readonly string[]; afterItem: string; afterRepeat: number; limit: number }
export interface FindResponsesRow { itemId: string; repeat: number; outcome: string; correct: boolean | null; chosen: number | null; response: string | null; warnings: readonly string[] }
/** The answers of a run, a page at a time, by item and repeat; only some outcomes when asked. */
export const findResponses: Query<FindResponsesParams, FindResponsesRow> = queryOf('evaluation/find-responses');

export interface FindRunsParams { projectId: string; benchmarkId: string | null; modelId: string | null; after: string; limit: number }
export interface FindRunsRow { id: string; benchmarkId: string; modelId: string; split: string | null; harness: string; variant: string; posts: readonly string[]; n: number; correct: number; unparsed: number; errors: number; groups: string }
/** The runs of a project, a page at a time, in the order of their ids; of one benchmark or model when given. */
export const findRuns: Query<FindRunsParams, FindRunsRow> = queryOf('evaluation/find-runs');

export interface FindStoredAnswersParams { projectId: string; runId: string; itemIds: readonly string[] }
export interface FindStoredAnswersRow { itemId: string; repeat: number; outcome: string; chosen: number | null; response: string | null; post: string; counts: boolean }
/** What a run already holds for some items, so that a repeated answer is known and a contradicting one is refused. */
export const findStoredAnswers: Query<FindStoredAnswersParams, FindStoredAnswersRow> = queryOf('evaluation/find-stored-answers');

export interface GetLeftOutParams { projectId: string; runId: string }
export interface GetLeftOutRow { leftOut: string | null }
/** The lines of a run's last log that were left out. */
export const getLeftOut: Query<GetLeftOutParams, GetLeftOutRow> = queryOf('evaluation/get-left-out');

export interface GetModelByNameParams { projectId: string; name: string }
export interface GetModelByNameRow { id: string; name: string; datasetId: string | null; version: number | null }
/** The newest model version of a name, for callers that know no ids. */
export const getModelByName: Query<GetModelByNameParams, GetModelByNameRow> = queryOf('evaluation/get-model-by-name');

export interface GetModelParams { projectId: string; modelId: string }
export interface GetModelRow { id: string; name: string; datasetId: string | null; version: number | null }
/** One model version. */
export const getModel: Query<GetModelParams, GetModelRow> = queryOf('evaluation/get-model');

export interface GetRunParams { projectId: string; runId: string }
export interface GetRunRow { id: string; benchmarkId: string; modelId: string; split: string | null; harness: string; variant: string; posts: readonly string[]; n: number; correct: number; unparsed: number; errors: number; groups: string }
/** One run with its score. groups is JSON: the counts of each split and discipline. */
export const getRun: Query<GetRunParams, GetRunRow> = queryOf('evaluation/get-run');

export interface LinkModelParams { projectId: string; modelId: string; versionId: string }
export interface LinkModelRow { id: string }
/** Say which dataset version a model was trained on. */
export const linkModel: Query<LinkModelParams, LinkModelRow> = queryOf('evaluation/link-model');

export interface LockRunParams { projectId: string; runId: string }
export interface LockRunRow { posts: readonly string[] }
/** Take the write lock of a run, so that two posts that end together are scored one after the other. */
export const lockRun: Query<LockRunParams, LockRunRow> = queryOf('evaluation/lock-run');

export interface MergeModelParams { projectId: string; modelId: string; name: string; datasetId: string | null; version: number | null }
export interface MergeModelRow { id: string; name: string; datasetId: string | null; version: number | null }
/** One model version: trained elsewhere, or the bundled student (a stand-in for a fine-tuned model). */
export const mergeModel: Query<MergeModelParams, MergeModelRow> = queryOf('evaluation/merge-model');

export interface MergeResponsesParams { projectId: string; runId: string; post: string; rows: readonly { itemId: string; repeat: number; outcome: string; correct: boolean | null; chosen: number | null; response: string | null; warnings: readonly string[]; optionScores: readonly number[] | null }[] }
export interface MergeResponsesRow {}
/** Store answers of a run, one relationship an item and repeat. They count once commit-post has named their post. */
export const mergeResponses: Query<MergeResponsesParams, MergeResponsesRow> = queryOf('evaluation/merge-responses');

export interface MergeRunParams { projectId: string; runId: string; benchmarkId: string; modelId: string; split: string | null; harness: string; variant: string }
export interface MergeRunRow { id: string }
/** One evaluation run of a model version on a benchmark, empty at first. Both must be there already. */
export const mergeRun: Query<MergeRunParams, MergeRunRow> = queryOf('evaluation/merge-run');

export interface SetLeftOutParams { projectId: string; runId: string; post: string; leftOut: string }
export interface SetLeftOutRow {}
/** Keep with a run which lines of its log were left out, and why. */
export const setLeftOut: Query<SetLeftOutParams, SetLeftOutRow> = queryOf('evaluation/set-left-out');
